import { type RawBuilder, sql } from 'kysely';
import type { FindingFilterInput, FindingPage, FindingRow, FindingsByRule } from '../../contract/findings.ts';
import type { CompiledPack } from '../../policy/packs/compile.ts';
import { citesOf } from '../../policy/packs/pack.ts';
import { listAreaTree } from '../areas/queries.ts';
import { findPackInForce } from '../policy/queries.ts';
import { mayDo } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';

const PAGE = 50;

/** So many rows a village's list on paper may have. */
const MOST_PRINTED = 5000;

type Told = 'title' | 'cites' | 'severity' | 'mend';

/** One page of findings, most urgent first, with the count and the precision of every rule in the area. */
export async function listFindings(work: Work, county: string, filter: FindingFilterInput): Promise<FindingPage> {
  const pack = await findPackInForce(work.tx, county, work.today);
  const within = await inArea(work, county, filter);
  const rows = await findingRows(
    work,
    pack,
    sql`${within} and ${asked(filter)}`,
    PAGE,
    ((filter.page ?? 1) - 1) * PAGE,
  );
  return {
    rows: rows.map(({ total: _total, ...row }) => row),
    total: rows[0]?.total ?? 0,
    rules: await countByRule(work, pack, county, within),
    counts: await countByState(work, within),
    mayAnswer: mayDo(work.actor.role, 'finding.answer'),
    mayCheck: mayDo(work.actor.role, 'screening.run'),
  };
}

/** What a village gets as a sheet: everything that is not closed, in the order of its households. */
export async function findingsToPrint(work: Work, county: string, area: string): Promise<FindingRow[]> {
  const pack = await findPackInForce(work.tx, county, work.today);
  const within = await inArea(work, county, { area });
  return findingRows(work, pack, sql`${within} and g.state in ('open', 'answered')`, MOST_PRINTED, 0);
}

/** One finding, locked; undefined when it does not exist for this actor. */
export async function findFindingForUpdate(work: Work, county: string, id: string) {
  const { rows } = await sql<{ household: string; area: string; rule: string; state: string; version: number }>`
    select household, area, rule, state, version from finding
    where county = ${county} and id = ${id}::uuid for update`.execute(work.tx);
  return rows[0];
}

async function findingRows(
  work: Work,
  pack: CompiledPack | undefined,
  where: RawBuilder<unknown>,
  limit: number,
  offset: number,
): Promise<(FindingRow & { total: number })[]> {
  const { rows } = await sql<Omit<FindingRow, Told> & { total: number }>`
    select g.id, g.household, x.value as "householdNo", v.head_name as "headName", g.person, p.name as "personName",
      a.name as "villageName", g.rule, g.sentence, g.found_on as "foundOn", g.due_on as "dueOn", g.state, g.answer, g.reason,
      g.answered_on as "answeredOn", g.quiet_until as "quietUntil", g.still_on as "stillOn", g.closed_on as "closedOn",
      g.version, count(*) over ()::int as total
    from finding g
    join area a on a.code = g.area
    left join external_id x on x.county = g.county and x.household = g.household and x.scheme = 'householdNo'
      and x.known_to is null
    left join household_version v on v.county = g.county and v.household = g.household and ${current('v', work.today)}
    left join person_version p on p.county = g.county and p.person = g.person and ${current('p', work.today)}
    where ${where}
    order by g.state = 'closed', g.due_on, g.area, x.value, g.rule, g.id
    limit ${limit} offset ${offset}`.execute(work.tx);
  const told = toldBy(pack);
  return rows.map((row) => ({ ...row, ...told(row.rule) }));
}

/** What the rule says of itself today; of one that the pack no longer has, its id. */
function toldBy(pack: CompiledPack | undefined): (rule: string) => Pick<FindingRow, Told> {
  const rules = new Map(pack?.further.map((rule) => [rule.id, rule]));
  return (id) => {
    const rule = rules.get(id);
    return {
      title: rule?.title ?? id,
      cites: rule ? citesOf(rule) : '',
      severity: rule?.severity ?? 'warn',
      mend: rule?.mend ?? null,
    };
  };
}

async function countByRule(
  { tx }: Work,
  pack: CompiledPack | undefined,
  county: string,
  within: RawBuilder<unknown>,
): Promise<FindingsByRule[]> {
  const { rows } = await sql<{ rule: string; open: number; right: number; answered: number }>`
    select coalesce(o.rule, r.rule) as rule, coalesce(o.open, 0)::int as open, coalesce(r.right, 0)::int as right,
      coalesce(r.answered, 0)::int as answered
    from (select g.rule, count(*) as open from finding g where ${within} and g.closed_on is null group by g.rule) o
    full join (select rule, count(*) filter (where answer in ('true', 'mended')) as right, count(*) as answered
      from finding where county = ${county} and answer in ('true', 'mended', 'false') group by rule) r on r.rule = o.rule
    order by 2 desc, 1`.execute(tx);
  const told = toldBy(pack);
  return rows.map(({ rule, open, right, answered }) => {
    const { title, cites } = told(rule);
    return { rule, title, cites, open, precision: { right, answered } };
  });
}

async function countByState({ tx, today }: Work, within: RawBuilder<unknown>): Promise<FindingPage['counts']> {
  const { rows } = await sql<FindingPage['counts']>`
    select count(*) filter (where g.state = 'open')::int as open,
      count(*) filter (where g.state = 'open' and g.due_on < ${today}::date)::int as overdue,
      count(*) filter (where g.state = 'answered')::int as answered, count(*) filter (where g.state = 'quiet')::int as quiet
    from finding g where ${within} and g.closed_on is null`.execute(tx);
  return rows[0] ?? { open: 0, overdue: 0, answered: 0, quiet: 0 };
}

async function inArea(
  { tx }: Work,
  county: string,
  { area, household }: Pick<FindingFilterInput, 'area' | 'household'>,
): Promise<RawBuilder<unknown>> {
  const parts: RawBuilder<unknown>[] = [sql`g.county = ${county}`];
  if (area) parts.push(sql`g.area = any(${(await listAreaTree(tx, area)).map(({ code }) => code)})`);
  if (household) parts.push(sql`g.household = ${household}::uuid`);
  return sql.join(parts, sql` and `);
}

function asked({ state = 'open', rule }: FindingFilterInput): RawBuilder<unknown> {
  const ofState = state === 'all' ? sql`true` : sql`g.state = ${state}`;
  return rule ? sql`${ofState} and g.rule = ${rule}` : ofState;
}

/** The version of a row of today. */
export function current(alias: string, today: string): RawBuilder<boolean> {
  const row = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`${row('known_to')} is null and ${row('standing')} = 'accepted' and ${row('valid_from')} <= ${today}::date
    and (${row('valid_to')} is null or ${row('valid_to')} > ${today}::date)`;
}
