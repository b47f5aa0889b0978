import type { Fault, Warning, WarningKind } from '../../contract/imports.ts';
import type { Sheet, SheetRow } from '../spreadsheets/spreadsheet.ts';
import { detached } from '../spreadsheets/xml-scanner.ts';
import { bareHeader, findHeader, type HeaderReading } from './headers.ts';
import type { AnySheetLayout } from './layout.ts';
import { layouts } from './layouts/layouts.ts';
import type { SheetKey } from './rows.ts';

const rowsSearched = 20;
const fewestColumns = 2;

/** A sheet whose layout is known. With `faults` (a required column is missing) its rows cannot be read. */
export interface RecognisedSheet<K extends SheetKey = SheetKey> {
  readonly sheet: Sheet;
  readonly key: K;
  readonly header: HeaderReading;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
}

async function firstRows(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const some of sheet.rows()) {
    rows.push(...some.slice(0, rowsSearched - rows.length));
    if (rows.length === rowsSearched) break;
  }
  return rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, text: detached(cell.text) })) }));
}

function isNamedAs(layout: AnySheetLayout, name: string): boolean {
  const bare = bareHeader(name);
  return [layout.name, ...layout.alsoNamed].includes(bare);
}

/** Columns found count; the tab's name decides between layouts that are close, never against clearly more columns. */
function scoreOf(layout: AnySheetLayout, name: string, header: HeaderReading): number {
  if (header.columns.length < fewestColumns) return 0;
  const required = layout.columns.filter((column) => column.required === true);
  const present = required.filter((column) => header.columns.some((found) => found.layout.key === column.key));
  if (present.length === 0) return 0;
  return header.columns.length + (isNamedAs(layout, name) ? 3 : 0) + present.length / required.length;
}

function bestLayout(
  name: string,
  rows: readonly SheetRow[],
): { layout: AnySheetLayout; header: HeaderReading } | undefined {
  let best: { layout: AnySheetLayout; header: HeaderReading; score: number } | undefined;
  for (const layout of Object.values<AnySheetLayout>(layouts)) {
    const header = findHeader(layout, rows);
    const score = scoreOf(layout, name, header);
    if (score > (best?.score ?? 0)) best = { layout, header, score };
  }
  return best;
}

function missingColumns(sheet: Sheet, layout: AnySheetLayout, header: HeaderReading): Fault[] {
  return layout.columns
    .filter(
      (column) => column.required === true && !header.columns.some(({ layout: found }) => found.key === column.key),
    )
    .map((column) => ({
      sheet: sheet.name,
      row: header.row,
      column: column.header,
      value: null,
      expected: `表头里要有“${column.header}”这一列，请补上后再导入`,
    }));
}

function columnWarnings(sheet: Sheet, header: HeaderReading): Warning[] {
  const warn = (kind: WarningKind, message: string) => (each: { header: string }) => ({
    ...{ kind, sheet: sheet.name, row: header.row, column: each.header, value: each.header },
    message,
  });
  return [
    ...header.unknown.map(warn('unknownColumn', '不认识这一列，没有导入')),
    ...header.repeated.map(warn('repeatedColumn', '另有一列是同样的内容，这一列没有导入')),
  ];
}

/** Which of the six sheets this is, by its headers and its name; undefined when it is none of them. */
export async function recogniseSheet(sheet: Sheet): Promise<RecognisedSheet | undefined> {
  const found = bestLayout(sheet.name, await firstRows(sheet));
  if (found === undefined) return undefined;
  const { layout, header } = found;
  const faults = missingColumns(sheet, layout, header);
  return { sheet, key: layout.sheet, header, faults, warnings: columnWarnings(sheet, header) };
}

/** Tells that a sheet was left alone; undefined for an empty one. */
export async function unknownSheetWarning(sheet: Sheet): Promise<Warning | undefined> {
  const [first] = await firstRows(sheet);
  if (first === undefined) return undefined;
  const message = `不是${Object.values<AnySheetLayout>(layouts)
    .map(({ name }) => name)
    .join('、')}中的任何一张，没有导入`;
  return { kind: 'unknownSheet', sheet: sheet.name, row: first.row, column: null, value: null, message };
}
