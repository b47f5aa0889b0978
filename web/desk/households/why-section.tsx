import type { ExplainedValue, HouseholdExplanation, RuleExplanation } from '../../../contract/explanation.ts';
import type { ParameterView } from '../../../contract/policy.ts';
import { ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { Section } from '../../ui/section.tsx';
import { Cite } from '../policy/cite.tsx';
import { useExplanation, useParameters } from './household-data.ts';
import { valueWords } from './value-words.ts';
import styles from './why-section.module.css';

const answers = {
  yes: { words: '符合', tone: styles.yes },
  unknown: { words: '不能判断', tone: styles.unknown },
  no: { words: '不符合', tone: styles.no },
} as const;

/** What the sentence says beyond answer, title and clause, which stand beside it. */
function toldOf(sentence: string): string {
  return sentence.replace(/^(?:不?符合|不能判断)“[^”]*”：/, '').replace(/（(?:依据：[^）]*|自定缺省)）。$/, '');
}

interface ValuesProps {
  values: Readonly<Record<string, ExplainedValue>>;
  parameters: readonly ParameterView[];
}

function Values({ values, parameters }: ValuesProps) {
  return (
    <dl className={styles.values}>
      {Object.entries(values).map(([name, value]) => {
        const { label, text } = valueWords(name, value, parameters);
        return (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Rule({ rule, parameters }: { rule: RuleExplanation; parameters: readonly ParameterView[] }) {
  const { words, tone } = answers[rule.answer];
  return (
    <li className={styles.rule}>
      <span className={`${styles.answer} ${tone}`}>{words}</span>
      <div>
        <p>
          {rule.title}：{toldOf(rule.sentence)}
        </p>
        <div className={styles.basis}>
          <span>
            依据 <Cite cites={rule.cites} />
          </span>
          <details>
            <summary>所用的值</summary>
            <Values values={rule.values} parameters={parameters} />
          </details>
        </div>
      </div>
    </li>
  );
}

function proposalWords({ category, rules }: HouseholdExplanation): string {
  const yes = rules.filter(({ answer }) => answer === 'yes').length;
  const hits = yes === 0 ? '没有命中规则' : `命中 ${yes} 条规则`;
  if (category === 'unknown') return `${hits}；缺数据，监测类别不能判断。`;
  if (category === null) return `${hits}；人均收入参考范围不低于监测范围，按数不提出监测类别。`;
  return `${hits}；按数提出的类别是“${category}”。是否纳入由识别认定程序决定。`;
}

function Rules({ explanation }: { explanation: HouseholdExplanation }) {
  const parameters = useParameters(explanation.on);
  const inOrder = (['yes', 'unknown', 'no'] as const).flatMap((answer) =>
    explanation.rules.filter((rule) => rule.answer === answer),
  );
  return (
    <>
      <p className={styles.proposal}>{proposalWords(explanation)}</p>
      <ol className={styles.rules}>
        {inOrder.map((rule) => (
          <Rule key={rule.rule} rule={rule} parameters={parameters} />
        ))}
      </ol>
    </>
  );
}

/** Why the household is, or is not, found: every rule with its answer, its values and its clause. */
export function WhySection({ on }: { on: string | undefined }) {
  const { data, error, refetch } = useExplanation(on);
  return (
    <Section title="为什么" note={data && `按 ${data.on} 生效的政策包逐条判断`}>
      {error !== null && <ErrorFace problem={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingFace label="逐条判断" lines={4} />}
      {error === null && data !== undefined && <Rules explanation={data} />}
    </Section>
  );
}
