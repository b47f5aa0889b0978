import { judge } from '../engine/judge.ts';
import { quantitiesByName } from '../engine/quantities.ts';
import { fillIn, reasons } from '../engine/sentence.ts';
import { fillInSql, reasonsSql } from '../engine/sentence-sql.ts';
import { type ColumnName, conditionSql, factColumn, sqlText } from '../engine/sql.ts';
import type { FactRow } from '../engine/tree.ts';
import { type Value, valuesOf, valuesSql } from '../engine/values.ts';
import type { JudgingRule } from '../packs/judging.ts';
import { shapesFor } from '../packs/shapes-for.ts';

/**
 * One row a yes over a relation of facts (a subquery in brackets): county, household, person (null for a household), area,
 * rule, values (jsonb), sentence. All rules are of households, or all of persons. `offset 0` has the facts computed once: without
 * it every rule works out anew what it asks of, three times as long.
 */
export function yesesSql(rules: readonly JudgingRule[], relation: string): string {
  const holds = rules.map((rule) => `(${conditionSql(rule.condition, COLUMN, shapesFor(rule))})`);
  const values = rules.map(
    (rule, n) => `case when ${holds[n]} then ${valuesSql(rule.condition, COLUMN, shapesFor(rule))} end`,
  );
  const person = rules[0]?.of === 'person' ? 'f.person' : 'null::uuid';
  return `select f.county, f.household, ${person} as person, f.area, r.rule, r.values,
  case r.rule ${rules.map((rule) => `when ${sqlText(rule.id)} then ${sentenceSql(rule)}`).join('\n    ')} end as sentence
from (select * from ${relation} computed offset 0) f
cross join lateral unnest(array[${rules.map(({ id }) => sqlText(id)).join(', ')}]::text[],
  array[${values.join(',\n  ')}]::jsonb[]) as r(rule, values)
where (${holds.join(' or ')}) and r.values is not null`;
}

/** The same of one row of facts in memory: rule, values and sentence as `yesesSql` gives them. */
export function yesesOf(
  rules: readonly JudgingRule[],
  row: FactRow,
): { readonly rule: string; readonly values: Readonly<Record<string, Value>>; readonly sentence: string }[] {
  return rules.flatMap((rule) => {
    const { id, condition, sentence } = rule;
    const facts = shapesFor(rule);
    if (judge(condition, row, facts) !== 'yes') return [];
    const said = sentence ? fillIn(sentence, condition, row, facts) : reasons(condition, row, facts);
    return [{ rule: id, values: valuesOf(condition, row, facts), sentence: said }];
  });
}

/** The facts that rules ask of, by name. */
export function factsAsked(rules: readonly JudgingRule[]): ReadonlySet<string> {
  const quantities = rules.flatMap(({ condition }) => [...quantitiesByName(condition).values()]);
  return new Set(quantities.flatMap((quantity) => (quantity.kind === 'fact' ? [quantity.fact.id] : [])));
}

const COLUMN: ColumnName = (fact) => `f.${factColumn(fact)}`;

function sentenceSql(rule: JudgingRule): string {
  const { sentence, condition } = rule;
  if (sentence) return fillInSql(sentence, condition, COLUMN, shapesFor(rule));
  return reasonsSql(condition, COLUMN, shapesFor(rule));
}
