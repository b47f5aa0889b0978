import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import type { SheetOfCounty } from './county.ts';

/** Writes the sheets as one workbook. All cells stand in memory meanwhile: for some ten thousand households at most. */
export async function writeWorkbook(path: string, sheets: readonly SheetOfCounty[]): Promise<void> {
  const whole = sheets.map((sheet) => ({
    name: sheet.name,
    rows: [sheet.header, ...sheet.rows()].map((row) => [...row]),
    freezePane: { rows: 1 },
  }));
  await writeFile(path, await writeXlsx({ sheets: whole }));
}

/**
 * Writes each sheet as a workbook of its own into the folder, as offices send large counties, and returns the paths.
 * Rows are made, packed and written as they come, so a million people take no more memory than a hundred.
 */
export async function writeWorkbookOfEachSheet(folder: string, sheets: readonly SheetOfCounty[]): Promise<string[]> {
  const paths: string[] = [];
  for (const sheet of sheets) {
    const path = join(folder, `${sheet.name}.xlsx`);
    const bytes = writeXlsxStream(withHeader(sheet), { name: sheet.name, freezePane: { rows: 1 } });
    await pipeline(Readable.fromWeb(bytes as ReadableStream), createWriteStream(path));
    paths.push(path);
  }
  return paths;
}

function* withHeader({ header, rows }: SheetOfCounty): Generator<(string | number | null)[]> {
  yield [...header];
  for (const row of rows()) yield [...row];
}
