import { type RawBuilder, sql } from 'kysely';
import type { VisitBundle, VisitTask } from '../../contract/visit-bundle.ts';
import { campaignNameOn } from '../campaigns/campaign-of-day.ts';
import { listRunning } from '../identification/running.ts';
import { findPackInForce } from '../policy/queries.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { listWaitingLeads } from '../workbench/queries.ts';
import { countyOf, requireDeviceInTerm } from './devices.ts';
import { householdBodies } from './household-bodies.ts';

type Head = Omit<VisitBundle, 'households'>;

/**
 * `VisitBundle` as JSON text: the households that the row-level policies let this officer visit, on record as one
 * disclosure with the set of their ids. @throws deviceUnknown, deviceWiped, deviceContactNeeded
 */
export async function bundleJson(work: Work, deviceId: string): Promise<string> {
  const county = countyOf(work);
  const device = await requireDeviceInTerm(work, deviceId);
  const bodies = await householdBodies(work, county, withinOwnArea(work));
  const objectIds = bodies.map(({ id }) => id);
  await writeAudit(work, { act: 'visit.bundle', county, objectKind: 'household', objectIds, details: { deviceId } });
  const head = JSON.stringify(await headOf(work, county, device));
  return `${head.slice(0, -1)},"households":[${bodies.map(({ json }) => json).join(',')}]}`;
}

/** The policies say the same, but as an `or` that no index serves: without this a village walked the whole county. */
function withinOwnArea({ actor: { read } }: Work): RawBuilder<unknown> {
  if (read.areas.length > 0) return sql`h.area = any(${read.areas})`;
  return sql`h.area >= ${read.lo} and h.area < ${read.hi}`;
}

async function headOf(work: Work, county: string, device: { id: string; until: string }): Promise<Head> {
  const { actor, today } = work;
  const pack = await findPackInForce(work.tx, county, today);
  const line = pack?.pack.parameters.find(({ name }) => name === 'line');
  const villages = await listVillages(work, county);
  return {
    ...{ device: device.id, county, at: work.at, today, until: device.until },
    officer: { account: actor.id, displayName: actor.displayName, areaName: await nameOfArea(work, actor.area) },
    form: {
      campaign: await campaignNameOn(work, county, today),
      line: line?.value === undefined ? null : Number(line.value),
    },
    villages,
    tasks: await listTasks(work, county),
  };
}

/** The villages in which the officer visits, found under the policies themselves. */
async function listVillages(work: Work, county: string): Promise<VisitBundle['villages']> {
  const { rows } = await sql<VisitBundle['villages'][number]>`
    select a.code, a.name, t.name as "townshipName" from area a join area t on t.code = a.parent
    where a.code in (select h.area from household h
      where h.county = ${county} and h.closed_on is null and ${withinOwnArea(work)})
    order by a.code`.execute(work.tx);
  return rows;
}

async function nameOfArea({ tx }: Work, code: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from area where code = ${code}`.execute(tx);
  return rows[0]?.name ?? '';
}

async function listTasks(work: Work, county: string): Promise<VisitTask[]> {
  const leads = await listWaitingLeads(work, county, 'village');
  const words = await wordsOfLeads(
    work,
    county,
    leads.map(({ id }) => id),
  );
  const ofLeads = leads.map(({ id, household, dueOn, isTrue }): VisitTask => {
    return { kind: 'lead', household, title: isTrue ? '立案核查' : '核实线索', words: words.get(id) ?? null, dueOn };
  });
  const ofCases = (await listRunning(work, county)).flatMap(({ record, awaited, dueOn }): VisitTask[] => {
    if (awaited?.desk !== 'village') return [];
    return [{ kind: 'case', household: record.household, title: awaited.title, words: null, dueOn }];
  });
  return [...ofLeads, ...ofCases].sort((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1));
}

async function wordsOfLeads({ tx }: Work, county: string, leads: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ lead: string; words: string }>`
    select r.lead, string_agg(rtrim(r.sentence, '。'), '；' order by r.on_day, r.id) as words from lead_reason r
    where r.county = ${county} and r.lead = any(${leads}::uuid[]) group by r.lead`.execute(tx);
  return new Map(rows.map(({ lead, words }) => [lead, words]));
}
