import { quantitiesByName } from '../engine/quantities.ts';
import { fillInSql, reasonsSql } from '../engine/sentence-sql.ts';
import { type ColumnName, conditionSql, factColumn, sqlText } from '../engine/sql.ts';
import { valuesSql } from '../engine/values.ts';
import { type CompiledRule, shapesFor } from '../packs/compile.ts';

/**
 * One row a yes over a relation of facts (a subquery in brackets): county, household, person (null for a household), area,
 * rule, values (jsonb), sentence. All rules are of households, or all of persons. `offset 0` has the facts computed once: without
 * it every rule works out anew what it asks of, three times as long.
 */
export function yesesSql(rules: readonly CompiledRule[], relation: string): string {
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

/** The facts that rules ask of, by name. */
export function factsAsked(rules: readonly CompiledRule[]): ReadonlySet<string> {
  const quantities = rules.flatMap(({ condition }) => [...quantitiesByName(condition).values()]);
  return new Set(quantities.flatMap((quantity) => (quantity.kind === 'fact' ? [quantity.fact.id] : [])));
}

const COLUMN: ColumnName = (fact) => `f.${factColumn(fact)}`;

function sentenceSql(rule: CompiledRule): string {
  const { sentence, condition } = rule;
  if (sentence) return fillInSql(sentence, condition, COLUMN, shapesFor(rule));
  return reasonsSql(condition, COLUMN, shapesFor(rule));
}
