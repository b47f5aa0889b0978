import type { AskExportInput, ExportView } from '../../contract/exports.ts';
import { exportLineOf, exportNumberOf } from '../../paperwork/export-line.ts';
import { instantText } from '../clock/clock.ts';
import { accountNames } from '../households/account-names.ts';
import { problem } from '../http/problem.ts';
import { openPrivate, sealPrivate } from '../keys/sealed-value.ts';
import { writeAudit } from '../rights/audit.ts';
import { mayDo } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';
import { KINDS } from './kinds.ts';
import { type ExportRow, findExport, findExportForUpdate, insertExport, listExports, setDecision } from './queries.ts';

/** How long a file may be downloaded after it was asked for or approved. */
const A_DAY = 24 * 60 * 60 * 1000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Puts an export on record: ready, or waiting for a second person. @throws verbNotAllowed, notFound, inputInvalid */
export async function askExport(work: Work, county: string, input: AskExportInput): Promise<string> {
  const { kind, purpose, ...asked } = input;
  const { may, count } = KINDS[kind];
  if (!mayDo(work.actor.role, may)) throw problem('verbNotAllowed');
  const { persons, needsSecond } = await count(work, county, asked);
  const id = work.commandId ?? work.newId();
  const sealed = sealPrivate(await work.keys.ringOf(county), placeOf(county, id, 'private'), { purpose });
  const state = needsSecond
    ? ({ state: 'waiting', until: null } as const)
    : { state: 'ready' as const, until: dayAfter(work) };
  await insertExport(work, county, { id, kind, asked, private: sealed, persons, ...state });
  const details = { kind, ...asked, persons };
  await writeAudit(work, { act: 'export.asked', county, objectKind: 'export', objectIds: [id], details });
  return id;
}

/** Somebody else of the office, or of one above, approves or (with a reason) refuses. @throws notFound, exportDecided, exportOwn */
export async function decideExport(work: Work, county: string, id: string, reason?: string): Promise<void> {
  const row = await findExportForUpdate(work, county, id);
  if (!row) throw problem('notFound');
  if (row.state !== 'waiting') throw problem('exportDecided');
  if (row.by === work.actor.id) throw problem('exportOwn');
  const sealed =
    reason === undefined
      ? null
      : sealPrivate(await work.keys.ringOf(county), placeOf(county, id, 'reason'), { reason });
  const decision = sealed
    ? { state: 'refused' as const, until: null }
    : { state: 'ready' as const, until: dayAfter(work) };
  await setDecision(work, county, id, { ...decision, reason: sealed });
  const act = sealed ? 'export.refused' : 'export.approved';
  await writeAudit(work, { act, county, objectKind: 'export', objectIds: [id], details: { persons: row.persons } });
}

/**
 * The file, made now under today's rights, for who asked. One that has grown past what was asked or approved is asked for
 * anew. @throws notFound, exportNotReady, exportGrown
 */
export async function exportFile(work: Work, county: string, id: string) {
  const row = await findExport(work, county, id);
  if (!row || row.by !== work.actor.id) throw problem('notFound');
  if (row.state !== 'ready' || row.until === null || row.until < work.at) throw problem('exportNotReady');
  const { may, count, make } = KINDS[row.kind];
  if (!mayDo(work.actor.role, may)) throw problem('verbNotAllowed');
  const now = await count(work, county, row.asked);
  if (now.needsSecond && (row.decidedBy === null || now.persons > row.persons)) throw problem('exportGrown');
  const line = exportLineOf(work.actor.displayName, work.today, id);
  const { bytes, fileName } = await make(work, county, row.asked, line);
  const details = { kind: row.kind, persons: now.persons };
  await writeAudit(work, { act: 'export.download', county, objectKind: 'export', objectIds: [id], details });
  return { file: bytes, mediaType: XLSX, fileName };
}

/** The exports of the offices that the actor sees. */
export async function showExports(work: Work, county: string): Promise<ExportView[]> {
  return viewsOf(work, county, await listExports(work, county));
}

/** @throws notFound */
export async function showExport(work: Work, county: string, id: string): Promise<ExportView> {
  const row = await findExport(work, county, id);
  const [view] = row ? await viewsOf(work, county, [row]) : [];
  if (!view) throw problem('notFound');
  return view;
}

async function viewsOf(work: Work, county: string, rows: readonly ExportRow[]): Promise<ExportView[]> {
  const names = await accountNames(
    work,
    rows.flatMap(({ by, decidedBy }) => [by, ...(decidedBy ? [decidedBy] : [])]),
  );
  const ring = rows.length > 0 ? await work.keys.ringOf(county) : undefined;
  const opened = (id: string, column: 'private' | 'reason', sealed: Buffer | null) =>
    ring && sealed ? (openPrivate(ring, placeOf(county, id, column), sealed) as Record<string, string>) : {};
  return rows.map((row) => {
    const { id, kind, persons, askedAt, by, until, decidedBy } = row;
    const state = row.state === 'ready' && (until ?? '') < work.at ? 'ended' : row.state;
    return {
      ...{ id, number: exportNumberOf(id), kind, persons, state, askedAt, until, by: names.get(by) ?? '' },
      purpose: opened(id, 'private', row.private).purpose ?? '',
      decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? ''),
      reason: opened(id, 'reason', row.reason).reason ?? null,
      may: mayOf(work, row, state),
    };
  });
}

function mayOf({ actor }: Work, { by }: ExportRow, state: ExportView['state']): ExportView['may'] {
  if (state === 'ready' && by === actor.id) return ['download'];
  return state === 'waiting' && by !== actor.id && mayDo(actor.role, 'export.decide') ? ['decide'] : [];
}

function dayAfter(work: Work): string {
  return instantText(work.clock.now() + A_DAY);
}

function placeOf(county: string, rowId: string, column: 'private' | 'reason') {
  return { county, table: 'export', column, rowId };
}
