import { type RawBuilder, sql } from 'kysely';
import type { ActName } from '../../contract/acts.ts';
import type { CaseFilterInput, CasePage, CaseRow } from '../../contract/case-list.ts';
import { CASE_STEPS, type CaseStep } from '../../contract/identification.ts';
import { proposedCategorySql } from '../../policy/packs/screening.ts';
import type { Circumstances } from '../../policy/procedures/case-state.ts';
import { type Procedure, stepOf } from '../../policy/procedures/vocabulary.ts';
import { listAreaTree } from '../areas/queries.ts';
import { findPackInForce } from '../policy/queries.ts';
import { mayDo } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';
import { circumstancesOf } from './circumstances.ts';
import { getProcedure } from './procedure.ts';
import { type CaseRecord, countCasesByStep, listCasesById, namesOfHouseholds } from './queries.ts';
import { isAskedFor, listRunning, progressOf } from './running.ts';
import { desksShown, possibilities } from './show-may.ts';

const PAGE_SIZE = 50;

/** Running first by the day they were opened, then the monitored, then the closed, latest first. */
const ORDER = sql`c.step in ('monitored', 'closed'), c.step = 'closed',
  case when c.step in ('monitored', 'closed') then null else c.opened_on end, c.opened_on desc, c.id`;

/** One page of the cases of a county that the actor may see, with counts by step and by deadline. */
export async function listCases(work: Work, county: string, filter: CaseFilterInput): Promise<CasePage> {
  const running = await listRunning(work, county);
  const asked = filter.due || filter.waitsFor ? running.filter((each) => isAskedFor(each, filter)) : undefined;
  const ids = asked?.map(({ record }) => record.id);
  const page = filter.page ?? 1;
  const found = await findPage(work, county, filter, ids, page);
  const counts = await countCasesByStep(work, county);
  return {
    rows: await rowsOf(work, county, found),
    total: found[0]?.total ?? 0,
    ...{ page, pageSize: PAGE_SIZE },
    counts: Object.fromEntries(CASE_STEPS.map((step) => [step, counts[step] ?? 0])) as CasePage['counts'],
    overdue: running.filter(({ overdue }) => overdue).length,
    dueSoon: running.filter(({ dueSoon }) => dueSoon).length,
  };
}

interface Found {
  id: string;
  category: string | null;
  total: number;
}

async function findPage(
  work: Work,
  county: string,
  filter: CaseFilterInput,
  ids: readonly string[] | undefined,
  page: number,
): Promise<Found[]> {
  const pack = await findPackInForce(work.tx, county, work.today);
  const proposed = pack ? sql.raw(proposedCategorySql(pack, 'f')) : sql`null::text`;
  const { rows } = await sql<Found>`
    select c.id, k.category, count(*) over ()::integer as total
    from monitoring_case c
    left join household_fact f on f.county = c.county and f.household = c.household
    left join lateral (select case
      when c.step not in ('monitored', 'closed') then nullif(${proposed}, 'unknown')
      when c.state #>> '{last,takenOver,input,category}' is not null then c.state #>> '{last,takenOver,input,category}'
      when c.state #>> '{last,decideCounty,input,decision}' = 'approve' then c.state #>> '{last,decideCounty,input,category}'
      end as category) as k on true
    where ${await conditions(work, county, filter, ids)}
    order by ${ORDER} limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`.execute(work.tx);
  return rows;
}

async function conditions(
  work: Work,
  county: string,
  { area, step, category }: CaseFilterInput,
  ids: readonly string[] | undefined,
): Promise<RawBuilder<unknown>> {
  const parts: RawBuilder<unknown>[] = [sql`c.county = ${county}`];
  if (area) parts.push(sql`c.area = any(${(await listAreaTree(work.tx, area)).map(({ code }) => code)})`);
  if (step) parts.push(sql`c.step = ${step}`);
  if (category) parts.push(sql`k.category = ${category}`);
  if (ids) parts.push(sql`c.id = any(${[...ids]}::uuid[])`);
  return sql.join(parts, sql` and `);
}

async function rowsOf(work: Work, county: string, found: readonly Found[]): Promise<CaseRow[]> {
  const listed = await listCasesById(
    work,
    county,
    found.map(({ id }) => id),
  );
  const records = new Map(listed.map((record) => [record.id, record]));
  const households = listed.map(({ household }) => household);
  const names = await namesOfHouseholds(work, county, households);
  const circumstances = await circumstancesOf(work, county);
  const rows: CaseRow[] = [];
  for (const { id, category } of found) {
    const record = records.get(id);
    if (record) rows.push(await rowOf(work, record, category, names, circumstances));
  }
  return rows;
}

async function rowOf(
  work: Work,
  record: CaseRecord,
  category: string | null,
  names: Awaited<ReturnType<typeof namesOfHouseholds>>,
  circumstances: Circumstances,
): Promise<CaseRow> {
  const procedure = await getProcedure(work.tx, record.county, record.procedureHash);
  const { awaited, dueOn, overdue, notice } = progressOf(procedure, record, circumstances);
  const named = names.get(record.household);
  return {
    ...{ id: record.id, household: record.household, householdNo: named?.householdNo ?? '' },
    ...{ headName: named?.headName ?? null, area: record.area, villageName: named?.villageName ?? '' },
    ...{ townshipName: named?.townshipName ?? null, villageGroup: named?.villageGroup ?? null },
    ...{ members: named?.members ?? null, step: record.step as CaseStep },
    stepTitle: stepOf(procedure, record.step).title,
    ...{ since: record.state.since, openedOn: record.openedOn, closedOn: record.closedOn },
    ...{ waitsFor: awaited?.desk ?? null, category, dueOn, overdue, notice, version: record.version },
    may: mayOf(work, record, procedure, circumstances),
  };
}

function mayOf(work: Work, { state }: CaseRecord, procedure: Procedure, circumstances: Circumstances): ActName[] {
  if (!mayDo(work.actor.role, 'case.act') || work.actor.role === 'operator') return [];
  const { may } = possibilities(procedure, state, desksShown(work.actor), circumstances);
  return may.map(({ act }) => act);
}
