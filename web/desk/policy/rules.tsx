import type { ReactNode } from 'react';
import { PRECISION_BASE } from '../../../contract/leads.ts';
import type { RuleView } from '../../../contract/policy.ts';
import { Section } from '../../ui/section.tsx';
import { Cite } from './cite.tsx';
import { PackInForce } from './pack-faces.tsx';
import styles from './policy.module.css';

interface RuleLineProps {
  title: string;
  cites: string | null;
  words: string;
  when: string;
  note: ReactNode;
}

function RuleLine({ title, cites, words, when, note }: RuleLineProps) {
  return (
    <li className={styles.rule}>
      <div className={styles.ruleHead}>
        <h3 className={styles.ruleTitle}>{title}</h3>
        <Cite cites={cites} />
      </div>
      <p>{words}</p>
      <p className={styles.quiet}>
        {note} <code className={styles.cel}>{when}</code>
      </p>
    </li>
  );
}

function precisionOf({ precision }: RuleView): string {
  if (precision === null) return `核实不足 ${PRECISION_BASE} 条，暂不算准确率`;
  return `已核实 ${precision.verified} 条线索，属实 ${precision.confirmed} 条`;
}

/** The rules of the pack in force in plain words, with their clauses; beneath, small, what the engine judges. */
export function Rules() {
  return (
    <PackInForce>
      {({ rules, categories }) => (
        <>
          <Section title="规则" note={`${rules.length} 条，每天按每户的资料判断；资料不全时答“不能判断”，不当作否`}>
            <ol className={styles.rules}>
              {rules.map((rule) => (
                <RuleLine key={rule.id} {...rule} note={`从 ${rule.from} 起 · ${precisionOf(rule)}`} />
              ))}
            </ol>
          </Section>
          <Section title="监测对象类别" note="按数值拟定，区级可以选别的，要写理由">
            <ol className={styles.rules}>
              {categories.map(({ category, ...rule }) => (
                <RuleLine key={category} title={category} {...rule} note="符合时拟定这一类" />
              ))}
            </ol>
          </Section>
        </>
      )}
    </PackInForce>
  );
}
