import { sql } from 'kysely';
import type { ImportReport } from '../../contract/imports.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { refreshQuality } from '../data-quality/refresh.ts';
import { problem } from '../http/problem.ts';
import { refreshScope } from '../leads/screening.ts';
import { adopt, getShippedPack } from '../policy/adoption.ts';
import type { Actor } from '../rights/actor.ts';
import { writeAudit } from '../rights/audit.ts';
import { type Program, perform, type Work } from '../rights/work.ts';
import { recordBatch } from './batch-record.ts';
import { listHouseholdWarnings, rowWarning } from './household-warnings.ts';
import { ImportFindings } from './import-findings.ts';
import type { ImportRequest } from './import-request.ts';
import { type Merged, merge } from './merge/merge.ts';
import type { Merging } from './merge/merging.ts';
import { settle } from './merge/settle.ts';
import { type PlacedAreas, placeAreas, writeAreas } from './place-areas.ts';
import { readAll } from './read-all.ts';
import type { Reading } from './reading.ts';
import { type OpenedFiles, openFiles, readable, sourcesOf } from './sources.ts';
import { makeStagedTables } from './staging/staged-tables.ts';
import { takeOverMonitored } from './take-over.ts';

const DEFAULT_PACK = 'lz-2022';

/** Rolls an import back that takes nothing, and carries its report out. */
class TakesNothing extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('the import takes nothing');
    this.report = report;
  }
}

/**
 * Imports files in one transaction under the actor's scope: read and judged row by row into temporary tables, then
 * merged set-wise. A refused or dry run leaves nothing but its audit row. @throws fileUnreadable, packUnknown
 */
export async function importWorkbook(program: Program, actor: Actor, request: ImportRequest): Promise<ImportReport> {
  const pack = getShippedPack(request.pack ?? DEFAULT_PACK);
  const files = await openFiles(request.files);
  try {
    return await perform(program, actor, (work) => carryOut(work, files, request, pack));
  } catch (error) {
    if (!(error instanceof TakesNothing)) throw readable(error);
    await recordNothingTaken(program, actor, request, error.report);
    return error.report;
  } finally {
    files.close();
  }
}

async function carryOut(
  work: Work,
  files: OpenedFiles,
  request: ImportRequest,
  pack: ReturnType<typeof getShippedPack>,
): Promise<ImportReport> {
  await makeStagedTables(work.tx);
  const findings = new ImportFindings();
  findings.add(-1, files.faults, null);
  findings.warnings.push(...files.warnings);
  const areas = await placeAreas(work, files.sources, findings);
  const reading = await readAll(work, files, areas, findings, request);
  if (files.faults.length > 0 || (request.mode === 'whole' && findings.faultCount > 0))
    throw new TakesNothing(refusal(findings, request.dryRun));
  const merging = mergingOf(work, files, request, reading);
  request.onProgress?.({ step: 'merging', rows: 0 });
  await settle(merging);
  const counties = await writeNewAreas(work, areas);
  const merged = await merge(merging);
  findings.warnings.push(...(await listHouseholdWarnings(work.tx, files.sources)), ...mergeWarnings(files, merged));
  const report = { ...(await countReport(merging)), ...endOf(findings, merged), dryRun: request.dryRun };
  if (request.dryRun) throw new TakesNothing({ ...report, accepted: NOBODY });
  for (const county of new Set([...counties, ...(await countiesOfImport(work))])) {
    await adoptFirstPack(work, county, pack);
    await takeOverMonitored(work, county);
    request.onProgress?.({ step: 'screening', rows: 0 });
    await screenTouched(work, county);
    if (!request.batch) await recordBatch(work, county, merging.batch, request, report);
    await writeAudit(work, auditOf(county, merging.batch, request, report));
  }
  await request.atEnd?.(work, report);
  return report;
}

const NOBODY = { households: 0, persons: 0 };

function refusal(findings: ImportFindings, dryRun: boolean): ImportReport {
  const faults = findings.sortedFaults();
  const refused = problem('importRefused', { count: faults.length });
  return {
    ...{ accepted: NOBODY, changed: NOBODY, faults, warnings: findings.warnings, leftOut: [], absent: 0 },
    ...{ endedMembers: 0, dryRun, problem: { code: 'importRefused', message: refused.message } },
  };
}

function mergingOf(work: Work, files: OpenedFiles, request: ImportRequest, reading: Reading): Merging {
  const { mode, validFrom } = request;
  const leftOut = [...reading.findings.leftOut];
  const batch = request.batch ?? work.newId();
  return { work, tx: work.tx, batch, sources: files.sources, mode, validFrom, leftOut, keys: reading.keys };
}

/** Answers the counties among the areas written. */
async function writeNewAreas(work: Work, { toWrite }: PlacedAreas): Promise<string[]> {
  const { rows } = await sql<{ day: PlainDate | null }>`select min(day) as day from of_import`.execute(work.tx);
  await writeAreas(work.tx, toWrite, rows[0]?.day ?? work.today);
  return toWrite.flatMap(({ code, level }) => (level === 'county' ? [code] : []));
}

function mergeWarnings({ sources }: OpenedFiles, { repeatedMonitored, elsewhere, ended }: Merged) {
  return [
    ...repeatedMonitored.map(({ source, row }) =>
      rowWarning(sources, source, row, 'repeatedMonitored', '前面已有这一户，这一行没有用'),
    ),
    ...elsewhere.map(({ source, row }) =>
      rowWarning(sources, source, row, 'inTwoHouseholds', '这个人还在另一户里，两户都留着，请核实'),
    ),
    ...ended.map(({ source, row, members }) =>
      rowWarning(
        sources,
        source,
        row,
        'memberGone',
        `原有的 ${members} 名成员不在这次的家庭成员表里，已记为不再是本户成员`,
      ),
    ),
  ];
}

function endOf(findings: ImportFindings, { ended }: Merged) {
  return {
    ...{ faults: findings.sortedFaults(), warnings: findings.warnings, leftOut: [...findings.leftOut].sort() },
    endedMembers: ended.reduce((sum, { members }) => sum + members, 0),
  };
}

async function countReport({ tx, sources }: Merging): Promise<Pick<ImportReport, 'accepted' | 'changed' | 'absent'>> {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from staged_household)::integer as households,
      (select count(*) from staged_member)::integer as persons,
      (select count(*) from (select distinct county, id from changed_household) as c)::integer as changed_households,
      (select count(*) from (select distinct county, id from changed_person) as c)::integer as changed_persons,
      (select count(*) from household h where h.county in (select county from staged_household) and h.closed_on is null
        and not exists (select 1 from of_import o where o.county = h.county and o.id = h.id))::integer as absent`.execute(
    tx,
  );
  const { households = 0, persons = 0, changed_households = 0, changed_persons = 0, absent = 0 } = rows[0] ?? {};
  return {
    accepted: { households, persons },
    changed: { households: changed_households, persons: changed_persons },
    absent: sourcesOf(sources, 'households').length > 0 ? absent : 0,
  };
}

async function countiesOfImport({ tx }: Work): Promise<string[]> {
  const { rows } = await sql<{ county: string }>`select distinct county from of_import order by 1`.execute(tx);
  return rows.map(({ county }) => county);
}

async function adoptFirstPack(work: Work, county: string, pack: ReturnType<typeof getShippedPack>): Promise<void> {
  const { rows } = await sql`select 1 from policy_text where county = ${county} and kind = 'pack' limit 1`.execute(
    work.tx,
  );
  if (rows.length === 0) await adopt(work, county, 'pack', pack);
}

/** Up to so many households are named one by one; beyond, the whole county is judged in one pass. */
const NAMED = 2000;

async function screenTouched(work: Work, county: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from touched where county = ${county} limit ${NAMED + 1}`.execute(work.tx);
  if (rows.length === 0) return;
  const households = rows.map(({ id }) => id);
  const scope = rows.length > NAMED ? { county } : { county, households };
  await refreshScope(work, scope);
  await refreshQuality(work, scope);
}

function auditOf(county: string, batch: string, { mode }: ImportRequest, report: ImportReport) {
  const { accepted, changed, faults, leftOut } = report;
  const details = { mode, accepted, changed, faults: faults.length, leftOut: leftOut.length };
  return { act: 'import.run', county, objectKind: 'importBatch', objectIds: [batch], details };
}

async function recordNothingTaken(program: Program, actor: Actor, request: ImportRequest, report: ImportReport) {
  const { mode, dryRun } = request;
  await perform(program, actor, (work) =>
    writeAudit(work, {
      ...{ act: dryRun ? 'import.check' : 'import.run', outcome: report.problem ? 'refused' : 'done' },
      details: { mode, faults: report.faults.length },
    }),
  );
}
