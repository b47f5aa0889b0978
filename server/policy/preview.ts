import { type RawBuilder, sql } from 'kysely';
import type { PolicyChangeInput, PolicyPreview } from '../../contract/policy.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { plainWords } from '../../policy/engine/plain-words.ts';
import { quantitiesByName } from '../../policy/engine/quantities.ts';
import { conditionSql, factColumn } from '../../policy/engine/sql.ts';
import { FACT_SHAPES } from '../../policy/facts/catalogue.ts';
import type { CompiledRule } from '../../policy/packs/compile.ts';
import { factsOn, keptFacts } from '../leads/facts-on.ts';
import type { Work } from '../rights/work.ts';
import { type ChangedRule, changedRules } from './changed-pack.ts';
import { getPackInForce } from './queries.ts';

/** So many households are named; the counts are of all. */
const NAMED = 100;

/**
 * What one changed parameter or rule would do in a county on a day: which households come to meet which rule, which no
 * longer do, by village. Today is one scan of the kept facts; only those `anew`, which the change makes other within
 * themselves, are computed. On any other day those that the changed rules name are. Writes nothing.
 * @throws packNotInForce, policyChangeInvalid
 */
export async function previewChange(
  work: Work,
  county: string,
  change: PolicyChangeInput,
  on: PlainDate,
  anew: readonly string[] = [],
): Promise<PolicyPreview> {
  const changed = changedRules(await getPackInForce(work.tx, county, on), change);
  if (changed.length === 0) return { on, rules: [], villages: [], households: [] };
  const computed = on === work.today ? new Set(anew) : factsOf(changed);
  if (computed.size > 0) await sql`set local work_mem = '128MB'`.execute(work.tx);
  const facts = (on === work.today ? keptFacts : factsOn)({ county }, on, computed);
  const { rows } = await moves(county, facts, changed, on).execute(work.tx);
  const found = rows[0] as Moves;
  const rules = changed.map(({ before, after }) => {
    const { hits = 0, enter = 0, leave = 0 } = found.rules.find(({ rule }) => rule === before.id) ?? {};
    const words = { before: plainWords(before.condition), after: plainWords(after.condition) };
    return { rule: before.id, title: before.title, ...words, hits, enter, leave };
  });
  return { ...found, on, rules };
}

interface Moves {
  rules: { rule: string; hits: number; enter: number; leave: number }[];
  villages: PolicyPreview['villages'];
  households: PolicyPreview['households'];
}

/** One scan; of every household that meets a changed rule before or after, what it meets. */
function moves(
  county: string,
  facts: RawBuilder<unknown>,
  changed: readonly ChangedRule[],
  on: PlainDate,
): RawBuilder<Moves> {
  const ids = changed.map(({ before }) => before.id);
  const before = changed.map((each) => holds(each.before));
  const after = changed.map((each) => holds(each.after));
  return sql`
    with moved as materialized (
      select f.household, f.area, r.rule, r.was, r.becomes
      from (${facts}) f
      cross join lateral unnest(${ids}::text[], ${sql.raw(`array[${before}], array[${after}]`)}) as r(rule, was, becomes)
      where f.county = ${county} and (${sql.raw([...before, ...after].join(' or '))}) and (r.was or r.becomes)),
    counted as (
      select rule, count(*) filter (where was)::int as hits, count(*) filter (where not was)::int as enter,
        count(*) filter (where not becomes)::int as leave
      from moved group by rule),
    village as (
      select m.area, a.name, t.name as township, m.rule, count(*) filter (where not was)::int as enter,
        count(*) filter (where not becomes)::int as leave
      from moved m join area a on a.code = m.area left join area t on t.code = a.parent
      where was <> becomes group by m.area, a.name, t.name, m.rule),
    few as (
      select household, area, rule, case when becomes then 'enter' else 'leave' end as way
      from moved where was <> becomes order by area, household limit ${NAMED}),
    named as (
      select s.household, x.value as "householdNo", v.head_name as "headName", a.name as "villageName", s.rule, s.way
      from few s join area a on a.code = s.area
      left join external_id x on x.county = ${county} and x.household = s.household and x.scheme = 'householdNo'
        and x.known_to is null
      left join household_version v on v.county = ${county} and v.household = s.household and v.known_to is null
        and v.standing = 'accepted' and v.valid_from <= ${on} and (v.valid_to is null or v.valid_to > ${on})
      order by s.area, x.value)
    select coalesce((select jsonb_agg(to_jsonb(c)) from counted c), '[]') as rules,
      coalesce((select jsonb_agg(to_jsonb(v) order by v.area, v.rule) from village v), '[]') as villages,
      coalesce((select jsonb_agg(to_jsonb(n)) from named n), '[]') as households`;
}

/** Only what the changed rules name is computed. */
function factsOf(changed: readonly ChangedRule[]): ReadonlySet<string> {
  const named = changed.flatMap(({ before, after }) =>
    [before, after].flatMap(({ condition }) => [...quantitiesByName(condition).values()]),
  );
  return new Set(named.flatMap((quantity) => (quantity.kind === 'fact' ? [quantity.fact.id] : [])));
}

function holds({ condition }: CompiledRule): string {
  return `(${conditionSql(condition, (fact) => `f.${factColumn(fact)}`, FACT_SHAPES)}) is true`;
}
