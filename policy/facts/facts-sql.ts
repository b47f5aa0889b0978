import { factColumn } from '../engine/sql.ts';
import { type FactRow, type FactShape, unknownPart } from '../engine/tree.ts';
import { FACTS } from './catalogue.ts';
import type { FactDefinition, FactSource, MemberFact } from './definition.ts';
import { HOUSEHOLD_FACTS } from './further.ts';
import { MEASURE_AGGREGATES } from './help.ts';
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
  /** All of a county: what concerns everybody is then found once, not for each. */
  readonly isWhole?: boolean;
}

/** The columns of the facts in the order of `factsSql`, after county, household, area, on_day. */
export const FACT_COLUMNS: readonly string[] = FACTS.flatMap(columnsOf);

/**
 * One select: county, household, area, on_day and the facts, for the households that exist on the day, as known now.
 * `wanted` names facts, kept or not; of them alone are columns made and tables read (a figure per head stands for the two
 * it is made of), without it of all that are kept. Each table is read once for the whole scope and grouped; for one household the same text goes
 * by its indexes. The scope is written into every part: as one `with` of its own it hides the county's statistics, and a
 * million persons are then looked up one by one; joined to `household` in every part, the walls are asked four times more.
 */
export function factsSql(scope: FactsScope, wanted?: ReadonlySet<string>): string {
  const facts = factsNamed(wanted);
  const { on, where } = scope;
  return `${withSources(scope, facts)}
select ${['h.county', 'h.id as household', 'h.area', `${on} as on_day`, ...facts.flatMap((fact) => selectColumns(fact, on))].join(',\n  ')}
from household h
${joinSources(facts, 'h.county', 'h.id')}
where ${where('h', 'h.id')} and h.opened_on <= ${on} and (h.closed_on is null or h.closed_on > ${on})`;
}

/**
 * The kept facts, save those `anew`, which are computed, kept or not: county, household, area, on_day (from which the kept
 * ones stand) and every fact. Only for today.
 */
export function keptFactsSql(scope: FactsScope, anew: ReadonlySet<string>): string {
  const facts = factsNamed(anew);
  const kept = FACTS.filter((fact) => !facts.includes(fact)).flatMap(columnsOf);
  const columns = ['county', 'household', 'area', 'on_day', ...kept].map((column) => `k.${column}`);
  return `${withSources(scope, facts)}
select ${[...columns, ...facts.flatMap((fact) => selectColumns(fact, scope.on))].join(',\n  ')}
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
  const ratios = HOUSEHOLD_FACTS.filter(({ id }) => wanted.has(id)).map(({ ratio }) => ratio);
  return HOUSEHOLD_FACTS.filter(
    ({ id }) => wanted.has(id) || ratios.some((ratio) => ratio?.of === id || ratio?.per === id),
  );
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
  { name: 'home', alias: 'b', rows: homeRows },
  { name: 'monitoring', alias: 'q', rows: monitoringRows },
  { name: 'measures', alias: 's', rows: measureRows },
  { name: 'contacts', alias: 'c', rows: contactRows },
  { name: 'sweeps', alias: 'w', rows: sweepRows },
  { name: 'leads', alias: 'g', rows: leadRows },
];

function sourceOf(fact: FactDefinition): FactSource | undefined {
  if ('from' in fact) return fact.from;
  return 'known' in fact ? 'members' : undefined;
}

/** Whoever asks only how many they are does not look the persons up. */
function memberRows({ on, where }: FactsScope, facts: readonly FactDefinition[]): string {
  const tallies = facts.filter((fact) => 'known' in fact);
  const persons = `left join person_version p on p.county = m.county and p.person = m.person and ${currentOn('p', on)}`;
  return `select ${['m.county', 'm.household', 'count(*)::integer as members', ...tallies.flatMap((tally) => tallyColumns(tally, on))].join(',\n    ')}
  from membership m
  ${tallies.length > 0 ? persons : ''}
  where ${where('m', 'm.household')} and ${currentOn('m', on)}
  group by m.county, m.household`;
}

function incomeRows({ on, where }: FactsScope): string {
  return `select distinct on (i.county, i.household) i.county, i.household, i.valid_from, i.prior_per_head,
    ${INCOME_FIELDS.map((field) => `i.${field.toLowerCase()}`).join(', ')}
  from income_snapshot i
  where ${where('i', 'i.household')} and ${inForceOn('i', on)}
  order by i.county, i.household, i.valid_from desc, i.known_from desc, i.id desc`;
}

function essentialsRows({ on, where }: FactsScope): string {
  return `select distinct on (e.county, e.household) e.county, e.household, e.valid_from, e.housing, e.education, e.water
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

function homeRows({ on, where }: FactsScope): string {
  return `select distinct on (b.county, b.household) b.county, b.household, b.resettlement_site,
    b.phone_index is not null as phone_filled
  from household_version b
  where ${where('b', 'b.household')} and ${currentOn('b', on)}
  order by b.county, b.household, b.valid_from desc, b.id desc`;
}

function monitoringRows({ on, where }: FactsScope): string {
  return `select distinct on (q.county, q.household) q.county, q.household, q.valid_from, q.category, q.risk_types, q.main_risk,
    q.risk_removed_on, q.removal_way, q.recognised_members
  from enrolment q
  where ${where('q', 'q.household')} and q.scheme = 'monitored' and ${currentOn('q', on)}
  order by q.county, q.household, q.valid_from desc, q.id desc`;
}

function measureRows({ on, where }: FactsScope): string {
  return `select s.county, s.household, ${MEASURE_AGGREGATES.replaceAll('{on}', on)}
  from measure s
  where ${where('s', 's.household')} and ${inForceOn('s', on)}
  group by s.county, s.household`;
}

/**
 * Of the same name in the village is the same officer: names are all that is written in the clear. Who bears the name of
 * an officer is looked for once, from the names: asked of each household for itself, a county takes seconds.
 */
function contactRows({ on, where }: FactsScope): string {
  return `select c.county, c.household, count(*) as contacts, count(*) filter (where c.private is not null) as with_phone,
    count(*) filter (where k.name is not null) as of_household,
    max((select count(distinct o.household) from contact_officer o
      where o.county = c.county and o.area = c.area and o.name = c.name and ${currentOn('o', on)})) as load
  from contact_officer c
  left join (
    select distinct m.county, m.household, p.name
    from membership m
    join person_version p on p.county = m.county and p.person = m.person and ${currentOn('p', on)}
    where ${where('m', 'm.household')} and ${currentOn('m', on)}
      and p.name in (select o.name from contact_officer o where ${where('o', 'o.household')} and ${currentOn('o', on)})
  ) k on k.county = c.county and k.household = c.household and k.name = c.name
  where ${where('c', 'c.household')} and ${currentOn('c', on)}
  group by c.county, c.household`;
}

/** 入户排查 of the year of the day. */
function sweepRows({ on, where }: FactsScope): string {
  return `select w.county, w.household, count(*) as visits, max(cardinality(w.risk_types)) as risks,
    count(*) filter (where (w.known_from at time zone 'Asia/Shanghai')::date < w.visited_on) as entered_early
  from sweep_form w
  where ${where('w', 'w.household')} and w.known_to is null and w.standing = 'accepted' and w.visited_on <= ${on}
    and w.visited_on >= date_trunc('year', ${on})::date
  group by w.county, w.household`;
}

/**
 * Cases that run, leads that wait, and those found true of which nothing came, are those of now; a complaint counts for a
 * year, and so does a reason why the household is not taken in: a lead found untrue, a case that was closed.
 */
function leadRows({ on, where }: FactsScope): string {
  const withinAYear = (day: string) => `${day} <= ${on} and ${day} > (${on} - interval '1 year')::date`;
  return `select g.county, g.household, bool_or(g.kind = 'case') as in_case, count(*) filter (where g.kind = 'open') as open_leads,
    count(*) filter (where g.kind = 'confirmed') as confirmed_leads, count(*) filter (where g.kind = 'refusal') as refusals,
    count(*) filter (where g.kind = 'complaint') as complaints
  from (
    select c.county, c.household, case c.step when 'closed' then 'refusal' else 'case' end as kind from monitoring_case c
      where ${where('c', 'c.household')} and c.step <> 'monitored' and (c.step <> 'closed' or ${withinAYear('c.closed_on')})
    union all select l.county, l.household,
        case when l.state = 'open' then 'open' when l.finding = 'true' then 'confirmed' else 'refusal' end
      from lead l where ${where('l', 'l.household')} and (l.state = 'open' or (l.finding = 'true' and l.case_id is null)
        or (l.finding = 'false' and ${withinAYear('l.verified_on')}))
    union all select r.county, r.household, 'complaint' from lead_reason r
      where ${where('r', 'r.household')} and r.source = 'supervision' and ${withinAYear('r.on_day')}) g
  group by g.county, g.household`;
}

/** A facts row as the driver returns it (bigint as text), as the engine reads it. Without `facts` the kept ones. */
export function factRow(columns: Readonly<Record<string, unknown>>, facts: readonly FactShape[] = FACTS): FactRow {
  const row: Record<string, FactRow[string]> = {};
  for (const fact of facts) {
    for (const name of namesOf(fact)) row[name] = factValue(columns[factColumn(name)], fact);
  }
  return row;
}

function factValue(value: unknown, { labels }: FactShape): FactRow[string] {
  if (value === null || value === undefined) return null;
  if (labels) return value as string | readonly string[];
  return typeof value === 'boolean' ? value : BigInt(value as string | number | bigint);
}

/** In force on the day and not ended. */
export function currentOn(alias: string, on: string): string {
  return `${inForceOn(alias, on)} and (${alias}.valid_to is null or ${alias}.valid_to > ${on})`;
}

function inForceOn(alias: string, on: string): string {
  return `${alias}.known_to is null and ${alias}.standing = 'accepted' and ${alias}.valid_from <= ${on}`;
}

function tallyColumns({ id, known, more }: MemberFact, on: string): string[] {
  const text = [
    `(${known.sql})::integer as ${factColumn(id)}`,
    `(${more.sql})::integer as ${factColumn(unknownPart(id))}`,
  ];
  return text.map((column) => column.replaceAll('{on}', on));
}

function selectColumns(fact: FactDefinition, on: string): string[] {
  if ('sql' in fact) return [`${fact.sql.replaceAll('{on}', on)} as ${factColumn(fact.id)}`];
  return columnsOf(fact).map((column) => `t.${column}`);
}

function columnsOf(fact: FactShape): string[] {
  return namesOf(fact).map(factColumn);
}

function namesOf(fact: FactShape): string[] {
  if (fact.ratio) return [];
  return fact.interval ? [fact.id, unknownPart(fact.id)] : [fact.id];
}
