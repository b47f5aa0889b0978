import { sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';
import { eventInput } from '../../policy/procedures/advance.ts';
import type { ActInput, CaseState } from '../../policy/procedures/case-state.ts';
import { insertRows } from '../db/insert-rows.ts';
import { problem } from '../http/problem.ts';
import { findPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { type CaseStanding, nextState, REMOVAL_TAKEN_OVER, standingOf } from './case-fold.ts';
import { type PinnedProcedure, pinProcedure } from './procedure.ts';

/** A household that was identified before this system, as a workbook tells it. */
export interface TakenOver {
  readonly household: string;
  readonly category: string | null;
  /** Since when it is monitored. */
  readonly on: PlainDate;
  readonly riskTypes: readonly string[];
  readonly mainRisk: string | null;
  /** The day its risk was removed; null while the risk stands. */
  readonly riskRemovedOn: PlainDate | null;
}

interface Standing {
  household: string;
  area: string;
  id: string | null;
  step: string | null;
  state: CaseState | null;
  version: number | null;
}

interface Happening {
  readonly household: string;
  readonly area: string;
  readonly caseId: string;
  readonly act: string;
  readonly input: ActInput;
  readonly on: PlainDate;
  readonly paper: string | null;
  readonly seq: number;
}

/** What is to be written down: new cases, cases whose risk is removed, their events and papers. */
interface Books {
  readonly opened: Record<string, unknown>[];
  readonly closed: { id: string; standing: CaseStanding }[];
  readonly events: Happening[];
  readonly papers: Record<string, unknown>[];
}

const CHUNK = 2000;

/** One household; see `takeOverCases`. @throws notFound */
export async function takeOverCase(
  work: Work,
  county: string,
  household: string,
  told: Omit<TakenOver, 'household'>,
): Promise<void> {
  const { missing } = await takeOverCases(work, county, [{ household, ...told }]);
  if (missing.length > 0) throw problem('notFound');
}

/**
 * Begins the cases of households that are monitored already with one `takenOver` event, any number at once, under the
 * caller's locks. Told again it changes nothing; a risk that is now removed closes the case; one that stands again opens
 * another, linked to the first. A household on its way through identification is left alone.
 */
export async function takeOverCases(
  work: Work,
  county: string,
  told: readonly TakenOver[],
): Promise<{ opened: number; closed: number; missing: string[] }> {
  const result = { opened: 0, closed: 0, missing: [] as string[] };
  if (told.length === 0) return result;
  const inForce = await findPackInForce(work.tx, county, work.today);
  const pinned = await pinProcedure(work, county, inForce);
  const packHash = inForce?.version ?? (await latestPackHash(work, county));
  for (let start = 0; start < told.length; start += CHUNK) {
    const chunk = told.slice(start, start + CHUNK);
    const standings = await loadStandings(work, county, chunk);
    const books: Books = { opened: [], closed: [], events: [], papers: [] };
    for (const one of chunk) {
      const standing = standings.get(one.household);
      if (standing) enter(work, books, { county, pinned, packHash }, one, standing);
      else result.missing.push(one.household);
    }
    await write(work, county, books, { procedureHash: pinned.hash, packHash });
    result.opened += books.opened.length;
    result.closed += books.closed.length;
  }
  return result;
}

interface Place {
  readonly county: string;
  readonly pinned: PinnedProcedure;
  readonly packHash: string;
}

function enter(work: Work, books: Books, place: Place, told: TakenOver, before: Standing): void {
  const isNew = before.id === null || (before.step === 'closed' && told.riskRemovedOn === null);
  if (isNew) open(work, books, place, told, before);
  if (isNew || before.step !== 'monitored' || told.riskRemovedOn === null || !before.id || !before.state) return;
  const standing = removed(place, before.state, told.riskRemovedOn, (before.version ?? 0) + 1);
  books.closed.push({ id: before.id, standing });
  books.events.push(removalOf(told, before.area, before.id, told.riskRemovedOn, standing.version));
}

function open(work: Work, books: Books, place: Place, told: TakenOver, before: Standing): void {
  const { county, pinned, packHash } = place;
  const { household, category, on, riskTypes, mainRisk, riskRemovedOn } = told;
  const [id, paper, { area }] = [work.newId(), work.newId(), before];
  const input = eventInput(pinned.procedure, 'takenOver', { category });
  const begun = standingOf(nextState(pinned.procedure, undefined, 'takenOver', input, on), 1);
  const standing = riskRemovedOn === null ? begun : removed(place, begun.state, riskRemovedOn, 2);
  books.opened.push({
    ...{ county, id, household, area, earlier_case: before.id, procedure_hash: pinned.hash, pack_hash: packHash },
    ...{ step: standing.step, state: standing.state, version: standing.version },
    ...{ opened_on: standing.openedOn, closed_on: standing.closedOn },
  });
  books.papers.push({
    ...{
      county,
      id: paper,
      household,
      area,
      case_id: id,
      kind: 'takenOver',
      content: { category, riskTypes, mainRisk },
    },
    ...{ on_day: on, created_at: work.at, by_account: work.actor.id },
  });
  books.events.push({ household, area, caseId: id, act: 'takenOver', input, on, paper, seq: 1 });
  if (riskRemovedOn !== null) books.events.push(removalOf(told, area, id, riskRemovedOn, 2));
}

function removed({ pinned }: Place, state: CaseState, on: PlainDate, version: number): CaseStanding {
  return standingOf(nextState(pinned.procedure, state, REMOVAL_TAKEN_OVER, {}, on), version);
}

function removalOf({ household }: TakenOver, area: string, caseId: string, on: PlainDate, seq: number): Happening {
  return { household, area, caseId, act: REMOVAL_TAKEN_OVER, input: {}, on, paper: null, seq };
}

async function loadStandings(
  work: Work,
  county: string,
  told: readonly TakenOver[],
): Promise<ReadonlyMap<string, Standing>> {
  const ids = told.map(({ household }) => household);
  const { rows } = await sql<Standing>`
    select distinct on (h.id) h.id as household, h.area, c.id, c.step, c.state, c.version
    from household h left join monitoring_case c on c.county = h.county and c.household = h.id
    where h.county = ${county} and h.id = any(${ids}::uuid[])
    order by h.id, (c.step <> 'closed') desc, c.opened_on desc, c.id desc`.execute(work.tx);
  return new Map(rows.map((row) => [row.household, row]));
}

/** The pack that cases taken over today belong under: the one in force, else the latest adopted. */
/** Where none is in force. */
async function latestPackHash(work: Work, county: string): Promise<string> {
  const { rows } = await sql<{ hash: string }>`
    select hash from policy_text where county = ${county} and kind = 'pack' order by from_date desc, adopted_at desc limit 1`.execute(
    work.tx,
  );
  return rows[0]?.hash ?? '';
}

async function write(
  work: Work,
  county: string,
  { opened, closed, events, papers }: Books,
  { procedureHash, packHash }: { procedureHash: string; packHash: string },
): Promise<void> {
  await insertRows(work.tx, 'monitoring_case', opened);
  await closeCases(work, county, closed);
  await insertRows(work.tx, 'case_paper', papers);
  await insertRows(
    work.tx,
    'event',
    events.map(({ household, area, caseId, act, input, on, paper, seq }) => ({
      ...{ county, id: work.newId(), household, area, case_id: caseId, seq, kind: act, data: input, paper },
      ...{ at: work.at, on_day: on, by_account: work.actor.id, role: work.actor.role, means: work.actor.device },
      ...{ command: work.commandId ?? null, pack_hash: packHash, procedure_hash: procedureHash },
    })),
  );
}

async function closeCases(work: Work, county: string, closed: Books['closed']): Promise<void> {
  if (closed.length === 0) return;
  const rows = closed.map(({ id, standing: { state, closedOn, version } }) => ({ id, state, closedOn, version }));
  await sql`
    update monitoring_case c set step = 'closed', state = n.state, closed_on = n."closedOn", version = n.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, state jsonb, "closedOn" date, version integer)
    where c.county = ${county} and c.id = n.id`.execute(work.tx);
}
