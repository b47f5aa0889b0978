import type { Fault, Warning } from '../../contract/imports.ts';
import { problem } from '../http/problem.ts';
import { openSpreadsheet } from '../spreadsheets/open-spreadsheet.ts';
import { SpreadsheetRefused } from '../spreadsheets/refusal.ts';
import type { Spreadsheet } from '../spreadsheets/spreadsheet.ts';
import { layouts } from './layouts/layouts.ts';
import { type RecognisedSheet, recogniseSheet, unknownSheetWarning } from './recognise-sheet.ts';
import type { SheetKey } from './rows.ts';

/** A file to import: where it lies, and its name as its owner knows it. */
export interface ImportFile {
  readonly path: string;
  readonly name: string;
}

/** One sheet with its place in the order in which sheets build on each other. */
export interface Source<K extends SheetKey = SheetKey> {
  readonly index: number;
  readonly recognised: RecognisedSheet<K>;
}

export interface OpenedFiles {
  readonly sources: readonly Source[];
  /** Required columns that are missing: the sheet cannot be read, so nothing is taken. */
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
  close(): void;
}

const order = Object.keys(layouts) as SheetKey[];

/** Opens the files and recognises their sheets: areas first, then households, then what belongs to them. @throws fileUnreadable */
export async function openFiles(files: readonly ImportFile[]): Promise<OpenedFiles> {
  const spreadsheets: Spreadsheet[] = [];
  const close = () => {
    for (const each of spreadsheets) each.close();
  };
  try {
    for (const { path, name } of files) spreadsheets.push(await openSpreadsheet(path, name));
    return { ...(await recogniseAll(spreadsheets)), close };
  } catch (error) {
    close();
    throw readable(error);
  }
}

async function recogniseAll(spreadsheets: readonly Spreadsheet[]) {
  const recognised: RecognisedSheet[] = [];
  const warnings: Warning[] = [];
  for (const sheet of spreadsheets.flatMap(({ sheets }) => sheets)) {
    const found = await recogniseSheet(sheet);
    if (found) recognised.push(found);
    else warnings.push(...[await unknownSheetWarning(sheet)].filter((warning) => warning !== undefined));
  }
  if (recognised.length === 0) throw problem('fileUnreadable', { why: '里面没有认得出的工作表，请核对表头。' });
  const ordered = order.flatMap((key) => recognised.filter((each) => each.key === key));
  return {
    sources: ordered.map((each, index) => ({ index, recognised: each })),
    faults: ordered.flatMap(({ faults }) => faults),
    warnings: [...warnings, ...ordered.flatMap((each) => each.warnings)],
  };
}

/** What is wrong with a file, as a problem for people; any other error stays what it is. */
export function readable(error: unknown): unknown {
  if (error instanceof SpreadsheetRefused) return problem('fileUnreadable', { why: error.sentence });
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return problem('fileUnreadable', { why: '没有这个文件。' });
  if ((error as NodeJS.ErrnoException).code === 'EISDIR') return problem('fileUnreadable', { why: '这是一个文件夹。' });
  return error;
}

export function sourcesOf<K extends SheetKey>(sources: readonly Source[], key: K): Source<K>[] {
  return sources.filter((source): source is Source<K> => source.recognised.key === key);
}
