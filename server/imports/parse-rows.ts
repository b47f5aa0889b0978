import type { Fault, RawValue, Warning } from '../../contract/imports.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { SheetCell, SheetRow } from '../spreadsheets/spreadsheet.ts';
import { expectedKnownVillage } from './findings.ts';
import type { FoundColumn } from './headers.ts';
import type { AnySheetLayout } from './layout.ts';
import { layouts } from './layouts/layouts.ts';
import { isBlankMark, readCell } from './read-cell.ts';
import type { RecognisedSheet } from './recognise-sheet.ts';
import { rowFindings } from './row-warnings.ts';
import type { RowOf, SheetKey } from './rows.ts';

/**
 * One row of a sheet. `values` has null where a cell is blank or at fault. `raw` keeps, for numbers and codes that are
 * judged later against the whole file and the database, the cell as the report shows it.
 */
export interface ParsedRow<K extends SheetKey = SheetKey> {
  readonly sheet: string;
  readonly row: number;
  readonly values: RowOf[K];
  readonly raw: Readonly<Record<string, RawValue>>;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
}

const judgedLater: ReadonlySet<string> = new Set([
  ...['householdNo', 'idNumber', 'villageCode', 'villageName', 'code', 'parentCode'],
]);

const noteWords =
  /^(?:合计|小计|总计|共计|累计|备注|注|说明|填表人|填表|填报人|填报单位|填报时间|制表人|制表|审核人|审核|负责人|单位负责人|联系人)(?:$|[::(\d])/;

/** The cell as the report shows it. */
function rawValue(cell: SheetCell | undefined): RawValue {
  if (cell === undefined) return null;
  return cell.kind === 'number' ? Number(cell.text) : cell.text;
}

function isNote(text: string): boolean {
  return noteWords.test(text.normalize('NFKC').replace(/\s/g, ''));
}

/** Totals and signatures: the row begins with such a word and names nobody. */
function isNoteRow(row: SheetRow, columns: readonly FoundColumn[], cells: ReadonlyMap<number, SheetCell>): boolean {
  const first = row.cells[0];
  if (first === undefined || !isNote(first.text)) return false;
  return columns
    .filter(({ layout }) => layout.required === true)
    .every(({ column }) => {
      const cell = cells.get(column);
      return cell === undefined || isNote(cell.text);
    });
}

/** A header printed again further down. */
function isHeaderAgain(columns: readonly FoundColumn[], cells: ReadonlyMap<number, SheetCell>): boolean {
  const same = columns.filter(({ column, header }) => cells.get(column)?.text === header);
  return same.length * 2 > columns.length;
}

function holdsNothing(columns: readonly FoundColumn[], cells: ReadonlyMap<number, SheetCell>): boolean {
  return columns.every(({ column }) => !cells.has(column));
}

class RowReading {
  readonly values: Record<string, unknown> = {};
  readonly raw: Record<string, RawValue> = {};
  readonly faults: Fault[] = [];
  readonly warnings: Warning[] = [];
  private readonly row: SheetRow;
  private readonly cells: ReadonlyMap<number, SheetCell>;

  constructor(row: SheetRow, cells: ReadonlyMap<number, SheetCell>) {
    this.row = row;
    this.cells = cells;
  }

  read(found: FoundColumn, on: PlainDate): void {
    const cell = this.cells.get(found.column);
    if (judgedLater.has(found.layout.key)) this.raw[found.layout.key] = rawValue(cell);
    if (cell === undefined || isBlankMark(cell.text)) {
      if (found.layout.required === true) this.fault(found, `请填写${found.layout.header}`);
      return;
    }
    const reading = readCell(cell, found.layout, on);
    if ('expected' in reading) {
      this.fault(found, reading.expected);
      return;
    }
    this.values[found.layout.key] = reading.value;
    if (reading.told !== undefined) this.warn(reading.told.kind, found, reading.told.message);
  }

  fault(found: FoundColumn, expected: string): void {
    this.faults.push({ ...this.place(found), expected });
  }

  warn(kind: Warning['kind'], found: FoundColumn, message: string): void {
    this.warnings.push({ kind, ...this.place(found), message });
  }

  private place(found: FoundColumn) {
    const value = rawValue(this.cells.get(found.column));
    return { sheet: this.row.sheet, row: this.row.row, column: found.header, value };
  }
}

function emptyValues(layout: AnySheetLayout): Record<string, unknown> {
  return Object.fromEntries(layout.columns.map(({ key }) => [key, null]));
}

/** A household must lie in a village, given by code or, where the sheet has only that, by name. */
function requireVillage(reading: RowReading, columns: readonly FoundColumn[]): void {
  const { villageCode, villageName } = reading.values;
  const place = columns.find(({ layout }) => layout.key === 'villageCode' || layout.key === 'villageName');
  if (villageCode !== null || villageName !== null || place === undefined) return;
  if (!reading.faults.some(({ column }) => column === place.header)) reading.fault(place, expectedKnownVillage);
}

function tellFindings(key: SheetKey, reading: RowReading, columns: readonly FoundColumn[]): void {
  for (const { kind, key: field, message } of rowFindings(key, reading.values as never)) {
    const found = columns.find(({ layout }) => layout.key === field);
    const isAtFault = reading.faults.some(({ column }) => column === found?.header);
    if (found !== undefined && !isAtFault) reading.warn(kind, found, message);
  }
}

function parseRow(recognised: RecognisedSheet, row: SheetRow, on: PlainDate): ParsedRow | undefined {
  const { columns } = recognised.header;
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  if (holdsNothing(columns, cells) || isNoteRow(row, columns, cells) || isHeaderAgain(columns, cells)) return undefined;
  const reading = new RowReading(row, cells);
  Object.assign(reading.values, emptyValues(layouts[recognised.key]));
  for (const found of columns) reading.read(found, on);
  if (recognised.key === 'households') requireVillage(reading, columns);
  tellFindings(recognised.key, reading, columns);
  const values = reading.values as unknown as RowOf[SheetKey];
  const { raw, faults, warnings } = reading;
  return { sheet: row.sheet, row: row.row, values, raw, faults, warnings };
}

/** A fault found later, by the whole file or the database, at one field of a row already read. */
export function faultAt(recognised: RecognisedSheet, parsed: ParsedRow, key: string, expected: string): Fault {
  const header = recognised.header.columns.find(({ layout }) => layout.key === key)?.header ?? key;
  return { sheet: parsed.sheet, row: parsed.row, column: header, value: parsed.raw[key] ?? null, expected };
}

/** The rows under the header, without blank rows, repeated headers, totals and signatures. `on` is today. */
export async function* parseRows<K extends SheetKey>(
  recognised: RecognisedSheet<K>,
  on: PlainDate,
): AsyncGenerator<ParsedRow<K>> {
  if (recognised.faults.length > 0) return;
  for await (const row of recognised.sheet.rows()) {
    if (row.row <= recognised.header.row) continue;
    const parsed = parseRow(recognised, row, on);
    if (parsed !== undefined) yield parsed as ParsedRow<K>;
  }
}
