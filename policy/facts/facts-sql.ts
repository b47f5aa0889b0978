import { factColumn } from '../engine/sql.ts';
import { type FactRow, type FactShape, unknownPart } from '../engine/tree.ts';
import { FACTS } from './catalogue.ts';
import type { MemberFact } from './definition.ts';
import { MEMBER_FACTS } from './members.ts';

/** Which households: placeholders or literals of the caller, over the alias `h` (`household`: county, id, area). */
export interface FactsScope {
  /** The day, e.g. `$1::date`. */
  readonly on: string;
  /** Condition on `h`, e.g. `h.county = $2 and h.area >= $3 and h.area < $4`, or `h.id = any($3)`. Name the county. */
  readonly where: string;
}

/** The columns of the facts in the order of `factsSql`, after county, household, area, on_day. */
export const FACT_COLUMNS: readonly string[] = FACTS.flatMap(columnsOf);

/**
 * One select: county, household, area, on_day and every fact, for the households that exist on the day, as known now.
 * Each table is read once for the whole scope and grouped; for one household the same text goes by its indexes.
 */
export function factsSql({ on, where }: FactsScope): string {
  return `with scope as (
  select h.county, h.id, h.area from household h
  where ${where} and h.opened_on <= ${on} and (h.closed_on is null or h.closed_on > ${on})
), tally as (
  select m.county, m.household, count(*)::integer as members,
    ${MEMBER_FACTS.flatMap(tallyColumns).join(',\n    ')}
  from scope s
  join membership m on m.county = s.county and m.household = s.id and ${currentOn('m', on)}
  left join person_version p on p.county = m.county and p.person = m.person and ${currentOn('p', on)}
  group by m.county, m.household
), income as (
  select distinct on (i.county, i.household) i.*
  from scope s
  join income_snapshot i on i.county = s.county and i.household = s.id and ${inForceOn('i', on)}
  order by i.county, i.household, i.valid_from desc, i.known_from desc, i.id desc
), essentials as (
  select distinct on (e.county, e.household) e.*
  from scope s
  join essentials_snapshot e on e.county = s.county and e.household = s.id and ${inForceOn('e', on)}
  order by e.county, e.household, e.valid_from desc, e.known_from desc, e.id desc
), enrolled as (
  select n.county, n.household, bool_or(n.scheme = 'lifted') as lifted, bool_or(n.scheme = 'monitored') as monitored,
    bool_and(coalesce(n.risk_removed_on <= ${on}, false)) filter (where n.scheme = 'monitored') as risk_removed
  from scope s
  join enrolment n on n.county = s.county and n.household = s.id and ${currentOn('n', on)}
  group by n.county, n.household
)
select s.county, s.id as household, s.area, ${on} as on_day,
  ${FACTS.flatMap(selectColumns).join(',\n  ')}
from scope s
left join tally t on t.county = s.county and t.household = s.id
left join income i on i.county = s.county and i.household = s.id
left join essentials e on e.county = s.county and e.household = s.id
left join enrolled n on n.county = s.county and n.household = s.id`;
}

/** A facts row as the driver returns it (bigint as text), as the engine reads it. */
export function factRow(columns: Readonly<Record<string, unknown>>): FactRow {
  const row: Record<string, bigint | boolean | null> = {};
  for (const fact of FACTS) {
    for (const name of namesOf(fact)) row[name] = factValue(columns[factColumn(name)]);
  }
  return row;
}

function factValue(value: unknown): bigint | boolean | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'boolean' ? value : BigInt(value as string | number | bigint);
}

function currentOn(alias: string, on: string): string {
  return `${inForceOn(alias, on)} and (${alias}.valid_to is null or ${alias}.valid_to > ${on})`;
}

function inForceOn(alias: string, on: string): string {
  return `${alias}.known_to is null and ${alias}.standing = 'accepted' and ${alias}.valid_from <= ${on}`;
}

function tallyColumns({ id, known, more }: MemberFact): string[] {
  return [
    `coalesce(sum(${known.sql}), 0)::integer as ${factColumn(id)}`,
    `coalesce(sum(${more.sql}), 0)::integer as ${factColumn(unknownPart(id))}`,
  ];
}

function selectColumns(fact: (typeof FACTS)[number]): string[] {
  if ('sql' in fact) return [`${fact.sql} as ${factColumn(fact.id)}`];
  return columnsOf(fact).map((column) => `t.${column}`);
}

function columnsOf(fact: FactShape): string[] {
  return namesOf(fact).map(factColumn);
}

function namesOf(fact: FactShape): string[] {
  if (fact.ratio) return [];
  return fact.interval ? [fact.id, unknownPart(fact.id)] : [fact.id];
}
