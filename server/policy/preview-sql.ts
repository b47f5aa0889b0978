import { type RawBuilder, sql } from 'kysely';
import type { PolicyPreview } from '../../contract/policy.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { conditionSql, factColumn } from '../../policy/engine/sql.ts';
import type { CompiledRule } from '../../policy/packs/compile.ts';
import { proposedCategorySql } from '../../policy/packs/screening.ts';
import { shapesFor } from '../../policy/packs/shapes-for.ts';
import type { ChangedPack, ChangedRule } from './changed-pack.ts';

/** So many households are named; the counts are of all. */
const NAMED = 100;

/** Counts of a group of rows, one a household or a member, that have `was` and `becomes` of a rule, and `members`. */
const MOVING = `count(*) filter (where becomes and not was)::int as enter,
  count(*) filter (where was and not becomes)::int as leave,
  coalesce(sum(members) filter (where becomes and not was), 0)::int as "enterPersons",
  coalesce(sum(members) filter (where was and not becomes), 0)::int as "leavePersons"`;

/**
 * One scan of a facts relation, one row a household, or one a member whose `members` is 1; kept of it is whoever meets a
 * changed rule before or after, or would be proposed for another category. What each meets is told apart afterwards.
 */
export function moves(
  county: string,
  facts: RawBuilder<unknown>,
  on: PlainDate,
  rules: readonly ChangedRule[],
  categories: ChangedPack | undefined,
): RawBuilder<Omit<PolicyPreview, 'on' | 'work'>> {
  const ids = rules.map(({ id }) => id);
  const warnings = rules.filter(({ use }) => use === 'warning').map(({ id }) => id);
  const before = rules.map((rule) => holds(rule.before));
  const after = rules.map((rule) => holds(rule.after));
  const category = (pack: ChangedPack['before'] | undefined) => (pack ? proposedCategorySql(pack, 'f') : 'null::text');
  const [was, becomes] = [category(categories?.before), category(categories?.after)];
  const any = [...before, ...after, ...(categories ? [`(${was}) is distinct from (${becomes})`] : [])];
  return sql`
    with moved as materialized (
      select f.household, f.area, f.members, ${sql.raw(`${was} as was, ${becomes} as becomes,
        array[${before}]::boolean[] as held, array[${after}]::boolean[] as holds`)}
      from (${facts}) f
      where f.county = ${county} and (${sql.raw(any.join(' or '))})),
    answer as materialized (
      select m.household, m.area, m.members, r.rule, r.was, r.becomes
      from moved m cross join lateral unnest(${ids}::text[], m.held, m.holds) as r(rule, was, becomes)
      where r.was or r.becomes),
    once as (
      select max(members) as members, bool_or(was and not becomes) as leaves, bool_or(becomes and not was) as enters
      from answer where rule = any(${warnings}::text[]) group by household),
    total as (
      select ${sql.raw(MOVING)} from (
        select members, leaves as was, false as becomes from once where leaves
        union all select members, false, true from once where enters) o),
    counted as (select rule, count(*) filter (where was)::int as hits, ${sql.raw(MOVING)} from answer group by rule),
    village as (
      select m.area, a.name, t.name as township, m.rule, ${sql.raw(MOVING)}
      from answer m join area a on a.code = m.area left join area t on t.code = a.parent
      where was <> becomes group by m.area, a.name, t.name, m.rule),
    recast as (
      select was, becomes, count(*)::int as households, coalesce(sum(members), 0)::int as persons
      from moved where was is distinct from becomes group by was, becomes),
    few as (
      select distinct area, household, rule, case when becomes then 'enter' else 'leave' end as way
      from answer where was <> becomes order by area, household limit ${NAMED}),
    named as (
      select s.household, x.value as "householdNo", v.head_name as "headName", a.name as "villageName", s.rule, s.way
      from few s join area a on a.code = s.area
      left join external_id x on x.county = ${county} and x.household = s.household and x.scheme = 'householdNo'
        and x.known_to is null
      left join household_version v on v.county = ${county} and v.household = s.household and v.known_to is null
        and v.standing = 'accepted' and v.valid_from <= ${on} and (v.valid_to is null or v.valid_to > ${on})
      order by s.area, x.value)
    select (select to_jsonb(t) from total t) as total,
      coalesce((select jsonb_agg(to_jsonb(c)) from counted c), '[]') as rules,
      coalesce((select jsonb_agg(to_jsonb(r) order by r.becomes, r.was) from recast r), '[]') as categories,
      coalesce((select jsonb_agg(to_jsonb(v) order by v.area, v.rule) from village v), '[]') as villages,
      coalesce((select jsonb_agg(to_jsonb(n)) from named n), '[]') as households`;
}

function holds(rule: CompiledRule | undefined): string {
  if (!rule) return 'false';
  return `(${conditionSql(rule.condition, (fact) => `f.${factColumn(fact)}`, shapesFor(rule))}) is true`;
}
