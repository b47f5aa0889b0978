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
 * Each table is read once for the whole scope and grouped; for one household the same text goes by its indexes. The
 * scope is written into every part: as one `with` of its own it hides the county's statistics, and a million persons
 * are then looked up one by one.
 */
export function factsSql({ on, where }: FactsScope): string {
  const existing = `${where} and h.opened_on <= ${on} and (h.closed_on is null or h.closed_on > ${on})`;
  const ofScope = (alias: string): string =>
    `household h join ${TABLES[alias]} ${alias} on ${alias}.county = h.county and ${alias}.household = h.id`;
  return `with tally as (
  select m.county, m.household, count(*)::integer as members,
    ${MEMBER_FACTS.flatMap(tallyColumns).join(',\n    ')}
  from ${ofScope('m')} and ${currentOn('m', on)}
  left join person_version p on p.county = m.county and p.person = m.person and ${currentOn('p', on)}
  where ${existing}
  group by m.county, m.household
), income as (
  select distinct on (i.county, i.household) i.*
  from ${ofScope('i')} and ${inForceOn('i', on)}
  where ${existing}
  order by i.county, i.household, i.valid_from desc, i.known_from desc, i.id desc
), essentials as (
  select distinct on (e.county, e.household) e.*
  from ${ofScope('e')} and ${inForceOn('e', on)}
  where ${existing}
  order by e.county, e.household, e.valid_from desc, e.known_from desc, e.id desc
), enrolled as (
  select n.county, n.household, bool_or(n.scheme = 'lifted') as lifted, bool_or(n.scheme = 'monitored') as monitored,
    bool_and(coalesce(n.risk_removed_on <= ${on}, false)) filter (where n.scheme = 'monitored') as risk_removed
  from ${ofScope('n')} and ${currentOn('n', on)}
  where ${existing}
  group by n.county, n.household
)
select h.county, h.id as household, h.area, ${on} as on_day,
  ${FACTS.flatMap(selectColumns).join(',\n  ')}
from household h
left join tally t on t.county = h.county and t.household = h.id
left join income i on i.county = h.county and i.household = h.id
left join essentials e on e.county = h.county and e.household = h.id
left join enrolled n on n.county = h.county and n.household = h.id
where ${existing}`;
}

const TABLES: Readonly<Record<string, string>> = {
  m: 'membership',
  i: 'income_snapshot',
  e: 'essentials_snapshot',
  n: 'enrolment',
};

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
