import { fillInSql, reasonsSql } from '../engine/sentence-sql.ts';
import { type ColumnName, conditionSql, factColumn, sqlText } from '../engine/sql.ts';
import { valuesSql } from '../engine/values.ts';
import { FACT_SHAPES } from '../facts/catalogue.ts';
import { HOUSEHOLD_SHAPES } from '../facts/further.ts';
import { factsAsked } from '../rules/yeses.ts';
import type { CompiledPack, CompiledRule } from './compile.ts';
import { aroundReasons } from './explain.ts';
import { citesOf } from './pack.ts';

/**
 * Select list over a facts relation (`household_fact`, or `factsSql` as a subquery) under `alias`:
 * `hits text[]` rules that are yes, `unknowns text[]` rules that cannot be told, in the order of the pack, and
 * `category text` as `proposedCategory` of `explain.ts` gives it.
 */
export function judgementColumnsSql(compiled: CompiledPack, alias: string): string {
  const column = columnsUnder(alias);
  const answers = compiled.rules.map(({ id, condition }) => ({
    id,
    sql: conditionSql(condition, column, HOUSEHOLD_SHAPES),
  }));
  const listed = (test: string, name: string): string => {
    const cases = answers.map(({ id, sql }) => `case when (${sql}) ${test} then ${sqlText(id)} end`);
    return `array_remove(array[${cases.join(',\n    ')}]::text[], null) as ${name}`;
  };
  return `${listed('is true', 'hits')},
  ${listed('is null', 'unknowns')},
  ${proposedCategorySql(compiled, alias)} as category`;
}

/**
 * One row a hit over a facts relation: county, household, area, on_day, rule, cites, values (jsonb). For `rule_hit` and
 * leads, set-wise; `relation` is a table or a subquery in brackets, with what the warnings ask. By arrays: `lateral (values …)` sets its expressions
 * up again for every household and took five times as long. Most households have no hit: those are left out before
 * their arrays are made.
 */
export function ruleHitsSql(compiled: CompiledPack, relation: string): string {
  const column = columnsUnder('f');
  const holds = compiled.rules.map(({ condition }) => `(${conditionSql(condition, column, HOUSEHOLD_SHAPES)})`);
  const values = compiled.rules.map(
    ({ condition }, n) => `case when ${holds[n]} then ${valuesSql(condition, column, HOUSEHOLD_SHAPES)} end`,
  );
  const rules = compiled.rules.map(({ id }) => sqlText(id)).join(', ');
  const cites = compiled.rules.map((rule) => sqlText(citesOf(rule))).join(', ');
  return `select f.county, f.household, f.area, f.on_day, r.rule, r.cites, r.values
from ${relation} f
cross join lateral unnest(array[${rules}], array[${cites}], array[${values.join(',\n  ')}]) as r(rule, cites, values)
where (${holds.length === 0 ? 'false' : holds.join(' or ')}) and r.values is not null`;
}

/**
 * What a lead tells of a hit besides its values, as select list: `place integer` of the rule in the pack, `cites text`,
 * `sentence text` as `explainRule` of `explain.ts` gives it. `rule` is the column with the rule's id, `alias` its facts.
 */
export function hitWordsSql(compiled: CompiledPack, rule: string, alias: string): string {
  const column = columnsUnder(alias);
  const byRule = (said: (rule: CompiledRule, place: number) => string | number): string =>
    `case ${rule} ${compiled.rules.map((each, place) => `when ${sqlText(each.id)} then ${said(each, place)}`).join('\n    ')} end`;
  const sentence = (each: CompiledRule): string => {
    const [before, after] = aroundReasons(each);
    const own = each.sentence && fillInSql(each.sentence, each.condition, column, HOUSEHOLD_SHAPES);
    return `${sqlText(before)} || ${own || reasonsSql(each.condition, column, HOUSEHOLD_SHAPES)} || ${sqlText(after)}`;
  };
  return `${byRule((_, place) => place)} as place,
  ${byRule((each) => sqlText(citesOf(each)))} as cites,
  ${byRule(sentence)} as sentence`;
}

/** What the warnings ask beyond the kept facts, by name; nothing in the packs that ship (decisions/0016). */
export function furtherAsked({ rules }: CompiledPack): ReadonlySet<string> {
  return new Set([...factsAsked(rules)].filter((id) => !FACT_SHAPES.has(id)));
}

/** All that the warnings ask and the categories rest on, by name: what is kept, and what is not. */
export function factsOfWarnings(compiled: CompiledPack): ReadonlySet<string> {
  return new Set([...FACT_SHAPES.keys(), ...furtherAsked(compiled)]);
}

/** One rule as an SQL boolean (null: unknown) over a facts relation under `alias`; undefined when the pack has no such rule. */
export function ruleSql(compiled: CompiledPack, ruleId: string, alias: string): string | undefined {
  const rule = compiled.rules.find(({ id }) => id === ruleId);
  return rule && conditionSql(rule.condition, columnsUnder(alias), HOUSEHOLD_SHAPES);
}

/** C09 as an SQL text expression. */
export function proposedCategorySql({ categories }: CompiledPack, alias: string): string {
  if (categories.length === 0) return 'null::text';
  const conditions = categories.map(({ category, condition }) => ({
    category,
    sql: `(${conditionSql(condition, columnsUnder(alias), FACT_SHAPES)})`,
  }));
  const proposed = conditions.map(({ category, sql }) => `when ${sql} then ${sqlText(category)}`).join(' ');
  const none = conditions.map(({ sql }) => `not ${sql}`).join(' and ');
  return `case ${proposed} when ${none} then null else 'unknown' end`;
}

/** The select list that shows the figures of a facts relation: A33, A34, A37, A38 in fen, per head rounded half up. */
export function shownIncomeSql(alias: string): string {
  const perHead = (total: string): string => `round(${alias}.${total}::numeric / nullif(${alias}.members, 0))::bigint`;
  return `${alias}.a33, ${perHead('a33')} as a34, ${alias}.a37, ${perHead('a37')} as a38`;
}

function columnsUnder(alias: string): ColumnName {
  return (fact) => `${alias}.${factColumn(fact)}`;
}
