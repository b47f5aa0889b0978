import { ANSWER_WORDS, type FrozenDecision, type HouseholdWhy, toldOf } from '../../../contract/explanation.ts';
import { Cite } from '../policy/cite.tsx';
import styles from './why-section.module.css';

function Frozen({ decision: { rules, version } }: { decision: FrozenDecision }) {
  const yes = rules.filter(({ answer }) => answer === 'yes');
  return (
    <details className={styles.frozen}>
      <summary>
        审定时的判断：{rules.length} 条规则中符合 {yes.length} 条，随案卷冻结，不再改
      </summary>
      <ol className={styles.rules}>
        {[...yes, ...rules.filter(({ answer }) => answer !== 'yes')].map(({ rule, answer, sentence, cites }) => (
          <li key={rule} className={styles.rule}>
            <span className={`${styles.answer} ${styles[answer]}`}>{ANSWER_WORDS[answer]}</span>
            <p>
              {sentence.match(/“([^”]*)”/)?.[1]}：{toldOf(sentence)} <Cite cites={cites} />
            </p>
          </li>
        ))}
      </ol>
      <p className={styles.version}>当时的政策包版本 {version.slice(0, 16)}</p>
    </details>
  );
}

/** Why it is, or is not, monitored: the decision as it was made, or that none took it in. */
export function WhyDecision({ why }: { why: HouseholdWhy }) {
  const { monitored, riskRemoved, decision, closed, on } = why;
  const state = monitored ? `${on} 是监测对象${riskRemoved ? '，风险已消除' : ''}` : `${on} 不是监测对象`;
  const decided = decision === null ? '' : `：${decision.on} 由区级审定，审定时按数提出“${decision.category ?? '无'}”`;
  const refused = monitored || closed === null ? '' : `：${closed.on} 案件办结，不予纳入`;
  const neither = decided + refused === '' ? '：没有审定过的案件' : '';
  return (
    <div className={styles.decision}>
      <p>{`${state}${decided}${refused}${monitored && decision === null ? '：系统外认定，或案卷不在您的查看范围内' : neither}。`}</p>
      {decision !== null && <Frozen decision={decision} />}
    </div>
  );
}
