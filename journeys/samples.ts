import { join } from 'node:path';
import { openSpreadsheet } from '../server/spreadsheets/open-spreadsheet.ts';

/** A made-up workbook of `samples/`. */
export const sample = (name: string) => join(import.meta.dirname, '..', 'samples', name);

/** The area sheet of a sample as CSV: what an operator imports before a county has its first officer. */
export async function areasOf(name: string): Promise<string> {
  const spreadsheet = await openSpreadsheet(sample(name));
  try {
    const areas = spreadsheet.sheets.find((sheet) => sheet.name === '行政区划');
    const lines: string[] = [];
    for await (const rows of areas?.rows() ?? []) {
      for (const { cells } of rows) {
        const row: string[] = [];
        for (const { column, text } of cells) row[column] = text;
        lines.push(Array.from(row, (text) => text ?? '').join(','));
      }
    }
    return lines.join('\r\n');
  } finally {
    spreadsheet.close();
  }
}
