import { factColumn } from '../engine/sql.ts';
import { type FactRow, type FactShape, unknownPart } from '../engine/tree.ts';
import { FACTS } from './catalogue.ts';
import type { MemberFact } from './definition.ts';
import { INCOME_FIELDS } from './household-on-day.ts';
import { MEMBER_FACTS } from './members.ts';

/** Which households on which day: placeholders or literals of the caller. */
export interface FactsScope {
  /** The day, e.g. `$1::date`. */
  readonly on: string;
  /**
   * Condition on a table of households under an alias; `id` is its column of the household (`h.id`, `m.household`). Name
   * the county. Every row of a household bears its stamp, so `m.area` says the same as `h.area`.
   */
  readonly where: (alias: string, id: string) => string;
}

/** The columns of the facts in the order of `factsSql`, after county, household, area, on_day. */
export const FACT_COLUMNS: readonly string[] = FACTS.flatMap(columnsOf);

/**
 * One select: county, household, area, on_day and every fact, for the households that exist on the day, as known now.
 * Each table is read once for the whole scope and grouped; for one household the same text goes by its indexes. The
 * scope is written into every part: as one `with` of its own it hides the county's statistics, and a million persons
 * are then looked up one by one; joined to `household` in every part, the walls are asked four times more.
 */
export function factsSql({ on, where }: FactsScope): string {
  return `with tally as (
  select m.county, m.household, count(*)::integer as members,
    ${MEMBER_FACTS.flatMap(tallyColumns).join(',\n    ')}
  from membership m
  left join person_version p on p.county = m.county and p.person = m.person and ${currentOn('p', on)}
  where ${where('m', 'm.household')} and ${currentOn('m', on)}
  group by m.county, m.household
), income as (
  select distinct on (i.county, i.household) i.county, i.household, i.prior_per_head,
    ${INCOME_FIELDS.map((field) => `i.${field.toLowerCase()}`).join(', ')}
  from income_snapshot i
  where ${where('i', 'i.household')} and ${inForceOn('i', on)}
  order by i.county, i.household, i.valid_from desc, i.known_from desc, i.id desc
), essentials as (
  select distinct on (e.county, e.household) e.county, e.household, e.housing, e.education, e.water
  from essentials_snapshot e
  where ${where('e', 'e.household')} and ${inForceOn('e', on)}
  order by e.county, e.household, e.valid_from desc, e.known_from desc, e.id desc
), enrolled as (
  select n.county, n.household, bool_or(n.scheme = 'lifted') as lifted, bool_or(n.scheme = 'monitored') as monitored,
    bool_and(coalesce(n.risk_removed_on <= ${on}, false)) filter (where n.scheme = 'monitored') as risk_removed
  from enrolment n
  where ${where('n', 'n.household')} and ${currentOn('n', on)}
  group by n.county, n.household
)
select h.county, h.id as household, h.area, ${on} as on_day,
  ${FACTS.flatMap(selectColumns).join(',\n  ')}
from household h
left join tally t on t.county = h.county and t.household = h.id
left join income i on i.county = h.county and i.household = h.id
left join essentials e on e.county = h.county and e.household = h.id
left join enrolled n on n.county = h.county and n.household = h.id
where ${where('h', 'h.id')} and h.opened_on <= ${on} and (h.closed_on is null or h.closed_on > ${on})`;
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
  return [`(${known.sql})::integer as ${factColumn(id)}`, `(${more.sql})::integer as ${factColumn(unknownPart(id))}`];
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
