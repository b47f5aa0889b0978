import { factColumn } from '../engine/sql.ts';
import { type FactRow, type FactShape, unknownPart } from '../engine/tree.ts';
import { FACTS } from './catalogue.ts';
import type { FactDefinition, FactSource, MemberFact } from './definition.ts';
import { INCOME_FIELDS } from './household-on-day.ts';

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
 * One select: county, household, area, on_day and the facts, for the households that exist on the day, as known now.
 * `wanted` names facts; of them alone are columns made and tables read (a figure per head stands for the two it is made
 * of), without it of all. Each table is read once for the whole scope and grouped; for one household the same text goes
 * by its indexes. The scope is written into every part: as one `with` of its own it hides the county's statistics, and a
 * million persons are then looked up one by one; joined to `household` in every part, the walls are asked four times more.
 */
export function factsSql(scope: FactsScope, wanted?: ReadonlySet<string>): string {
  const facts = factsNamed(wanted);
  const { on, where } = scope;
  return `${withSources(scope, facts)}
select ${['h.county', 'h.id as household', 'h.area', `${on} as on_day`, ...facts.flatMap(selectColumns)].join(',\n  ')}
from household h
${joinSources(facts, 'h.county', 'h.id')}
where ${where('h', 'h.id')} and h.opened_on <= ${on} and (h.closed_on is null or h.closed_on > ${on})`;
}

/** The kept facts, save those `anew`, which are computed: county, household, area and every fact. Only for today. */
export function keptFactsSql(scope: FactsScope, anew: ReadonlySet<string>): string {
  const facts = factsNamed(anew);
  const kept = FACTS.filter((fact) => !facts.includes(fact)).flatMap(columnsOf);
  const columns = ['county', 'household', 'area', ...kept].map((column) => `k.${column}`);
  return `${withSources(scope, facts)}
select ${[...columns, ...facts.flatMap(selectColumns)].join(',\n  ')}
from household_fact k
${joinSources(facts, 'k.county', 'k.household')}
where ${scope.where('k', 'k.household')}`;
}

function withSources(scope: FactsScope, facts: readonly FactDefinition[]): string {
  const parts = sourcesOf(facts).map(({ name, rows }) => `${name} as (\n  ${rows(scope, facts)}\n)`);
  return parts.length > 0 ? `with ${parts.join(', ')}` : '';
}

function joinSources(facts: readonly FactDefinition[], county: string, id: string): string {
  return sourcesOf(facts)
    .map(
      ({ name, alias }) => `left join ${name} ${alias} on ${alias}.county = ${county} and ${alias}.household = ${id}`,
    )
    .join('\n');
}

function sourcesOf(facts: readonly FactDefinition[]): Source[] {
  return SOURCES.filter(({ name }) => facts.some((fact) => sourceOf(fact) === name));
}

function factsNamed(wanted?: ReadonlySet<string>): readonly FactDefinition[] {
  if (!wanted) return FACTS;
  const ratios = FACTS.filter(({ id }) => wanted.has(id)).map(({ ratio }) => ratio);
  return FACTS.filter(({ id }) => wanted.has(id) || ratios.some((ratio) => ratio?.of === id || ratio?.per === id));
}

interface Source {
  readonly name: FactSource;
  readonly alias: string;
  /** One row a household of the scope that has any, with what the facts need of it. */
  readonly rows: (scope: FactsScope, facts: readonly FactDefinition[]) => string;
}

const SOURCES: readonly Source[] = [
  { name: 'members', alias: 't', rows: memberRows },
  { name: 'income', alias: 'i', rows: incomeRows },
  { name: 'essentials', alias: 'e', rows: essentialsRows },
  { name: 'enrolments', alias: 'n', rows: enrolmentRows },
];

function sourceOf(fact: FactDefinition): FactSource | undefined {
  if ('from' in fact) return fact.from;
  return 'known' in fact ? 'members' : undefined;
}

/** Whoever asks only how many they are does not look the persons up. */
function memberRows({ on, where }: FactsScope, facts: readonly FactDefinition[]): string {
  const tallies = facts.filter((fact) => 'known' in fact);
  const persons = `left join person_version p on p.county = m.county and p.person = m.person and ${currentOn('p', on)}`;
  return `select ${['m.county', 'm.household', 'count(*)::integer as members', ...tallies.flatMap(tallyColumns)].join(',\n    ')}
  from membership m
  ${tallies.length > 0 ? persons : ''}
  where ${where('m', 'm.household')} and ${currentOn('m', on)}
  group by m.county, m.household`;
}

function incomeRows({ on, where }: FactsScope): string {
  return `select distinct on (i.county, i.household) i.county, i.household, i.prior_per_head,
    ${INCOME_FIELDS.map((field) => `i.${field.toLowerCase()}`).join(', ')}
  from income_snapshot i
  where ${where('i', 'i.household')} and ${inForceOn('i', on)}
  order by i.county, i.household, i.valid_from desc, i.known_from desc, i.id desc`;
}

function essentialsRows({ on, where }: FactsScope): string {
  return `select distinct on (e.county, e.household) e.county, e.household, e.housing, e.education, e.water
  from essentials_snapshot e
  where ${where('e', 'e.household')} and ${inForceOn('e', on)}
  order by e.county, e.household, e.valid_from desc, e.known_from desc, e.id desc`;
}

function enrolmentRows({ on, where }: FactsScope): string {
  return `select n.county, n.household, bool_or(n.scheme = 'lifted') as lifted, bool_or(n.scheme = 'monitored') as monitored,
    bool_and(coalesce(n.risk_removed_on <= ${on}, false)) filter (where n.scheme = 'monitored') as risk_removed
  from enrolment n
  where ${where('n', 'n.household')} and ${currentOn('n', on)}
  group by n.county, n.household`;
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

function selectColumns(fact: FactDefinition): string[] {
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
