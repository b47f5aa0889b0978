import { ANSWER_WORDS, type ExplainedValue, toldOf, type WhyRule } from '../../../contract/explanation.ts';
import type { ParameterView } from '../../../contract/policy.ts';
import { Cite } from '../policy/cite.tsx';
import { valueWords } from './value-words.ts';
import styles from './why-section.module.css';

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

/** Each figure alone would be enough, so they stand side by side with 或. */
function Changes({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return null;
  return <p className={styles.changes}>什么会不同：{changes.join('；或')}。</p>;
}

/** One rule's answer with its figures, its clause, and what would change it. */
export function RuleAnswer({ rule, parameters }: { rule: WhyRule; parameters: readonly ParameterView[] }) {
  return (
    <li className={styles.rule}>
      <span className={`${styles.answer} ${styles[rule.answer]}`}>{ANSWER_WORDS[rule.answer]}</span>
      <div>
        <p>
          {rule.title}：{toldOf(rule.sentence)}
        </p>
        {(rule.use === 'warning' || rule.use === 'removal') && <Changes changes={rule.changes} />}
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
