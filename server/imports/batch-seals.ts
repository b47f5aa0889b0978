import type { ImportBatchPage, ImportBatchView, ImportReport, RawValue } from '../../contract/imports.ts';
import { maskIdNumber } from '../../domain/masking.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { openPrivate, sealPrivate } from '../keys/sealed-value.ts';
import type { Work } from '../rights/work.ts';
import type { BatchOutcome, BatchRow } from './queries.ts';

const MOST_WARNINGS = 5000;

/** File names may carry a person's name; a report carries ID numbers as they were written: both stand sealed. */
export async function sealFileName(keys: KeyStore, county: string, id: string, fileName: string): Promise<Buffer> {
  return sealPrivate(await keys.ringOf(county), placeOf(county, id, 'private'), { fileName });
}

/** The report with at most 5,000 warnings; their number is in the outcome. */
export async function sealReport(keys: KeyStore, county: string, id: string, report: ImportReport): Promise<Buffer> {
  const kept = { ...report, warnings: report.warnings.slice(0, MOST_WARNINGS) };
  return sealPrivate(await keys.ringOf(county), placeOf(county, id, 'report'), kept);
}

export function outcomeOf({ accepted, changed, faults, warnings }: ImportReport): BatchOutcome {
  return { accepted, changed, faultCount: faults.length, warningCount: warnings.length };
}

/** A batch as the list shows it. */
export async function batchView(keys: KeyStore, row: BatchRow): Promise<ImportBatchView> {
  const { id, mode, dryRun, state, startedAt, finishedAt, by, progress, outcome } = row;
  return {
    ...{ id, fileName: await fileNameOf(keys, row), mode, dryRun, state, startedAt, finishedAt, by, progress },
    ...{ accepted: outcome?.accepted ?? null, changed: outcome?.changed ?? null },
    ...{ faultCount: outcome?.faultCount ?? null, warningCount: outcome?.warningCount ?? null },
  };
}

/** A batch with its report; numbers of persons whole only for who handed the workbook in. */
export async function batchPage({ keys, actor }: Work, row: BatchRow, hasWorkbook: boolean): Promise<ImportBatchPage> {
  const kept = await reportOf(keys, row);
  const report = kept && row.byAccount !== actor.id ? masked(kept) : kept;
  return { ...(await batchView(keys, row)), report, failure: row.failure, hasWorkbook };
}

function masked(report: ImportReport): ImportReport {
  const shown = <Told extends { value: RawValue }>(told: Told): Told => {
    const text = String(told.value ?? '');
    return /\d{7}/.test(text.normalize('NFKC')) ? { ...told, value: maskIdNumber(text) } : told;
  };
  return { ...report, faults: report.faults.map(shown), warnings: report.warnings.map(shown) };
}

export async function fileNameOf(keys: KeyStore, { county, id, private: sealed }: BatchRow): Promise<string> {
  const opened = openPrivate(await keys.ringOf(county), placeOf(county, id, 'private'), sealed);
  return (opened as { fileName: string }).fileName;
}

export async function reportOf(keys: KeyStore, { county, id, report }: BatchRow): Promise<ImportReport | null> {
  if (report === null) return null;
  return openPrivate(await keys.ringOf(county), placeOf(county, id, 'report'), report) as ImportReport;
}

function placeOf(county: string, rowId: string, column: 'private' | 'report') {
  return { county, table: 'import_batch', column, rowId };
}
