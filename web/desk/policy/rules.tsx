import { type ReactNode, useState } from 'react';
import { PRECISION_BASE } from '../../../contract/leads.ts';
import type { LayerView, OverriddenView, RuleView } from '../../../contract/policy.ts';
import { Section } from '../../ui/section.tsx';
import { Cite } from './cite.tsx';
import { FirstOfMany } from './first-of-many.tsx';
import { layerTitle, NO_FILTER, overriddenWords, passes } from './item-filter.ts';
import { ItemFilterBar, USE_WORDS } from './item-filter-bar.tsx';
import { type Pack, PackInForce } from './pack-faces.tsx';
import styles from './policy.module.css';

interface RuleLineProps {
  title: string;
  cites: string | null;
  words: string;
  when: string;
  note: ReactNode;
  layers: readonly LayerView[];
  overrides: readonly OverriddenView[];
}

function RuleLine({ title, cites, words, when, note, layers, overrides }: RuleLineProps) {
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
      {overrides
        .filter(({ said }) => said !== when)
        .map((each) => (
          <p key={each.layer} className={styles.quiet}>
            压过 {overriddenWords(layers, each)}
          </p>
        ))}
    </li>
  );
}

function noteOf({ use, of, from, layer, precision }: RuleView, layers: readonly LayerView[]): string {
  const whose = of === 'person' ? '，逐人判断' : '';
  const right =
    precision === null
      ? `核实不足 ${PRECISION_BASE} 条，暂不算准确率`
      : `已核实 ${precision.verified} 条线索，属实 ${precision.confirmed} 条`;
  const told = use === 'warning' ? ` · ${right}` : '';
  return `${USE_WORDS[use] ?? use}${whose} · 从 ${from} 起 · ${layerTitle(layers, layer)}${told}`;
}

/** The rules of the pack in plain words, filtered, with their clauses; beneath, small, what the engine judges. */
export function Rules() {
  return <PackInForce>{(pack) => <RuleLists pack={pack} />}</PackInForce>;
}

function RuleLists({ pack: { rules, categories, layers } }: { pack: Pack }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const found = rules.filter((rule) => passes(filter, rule, [rule.title, rule.words, rule.when, rule.id]));
  const uses = [...new Set(rules.map(({ use }) => use))];
  return (
    <>
      <Section title="规则" note="按每户的资料判断；资料不全时答“不能判断”，不当作否">
        <ItemFilterBar
          filter={filter}
          layers={layers}
          uses={uses}
          found={`${found.length} 条，共 ${rules.length} 条`}
          onChange={setFilter}
        />
        <FirstOfMany key={JSON.stringify(filter)} items={found}>
          {(shown) => (
            <ol className={styles.rules}>
              {shown.map((rule) => (
                <RuleLine key={rule.id} {...rule} layers={layers} note={noteOf(rule, layers)} />
              ))}
            </ol>
          )}
        </FirstOfMany>
      </Section>
      <Section title="监测对象类别" note="按规则拟定，区级可以选别的，要写理由">
        <ol className={styles.rules}>
          {categories.map(({ category, ...rule }) => (
            <RuleLine
              key={category}
              title={category}
              {...rule}
              layers={layers}
              note={`符合时拟定这一类 · ${layerTitle(layers, rule.layer)}`}
            />
          ))}
        </ol>
      </Section>
    </>
  );
}
