import type { Fault, RawValue, Warning } from '../../contract/imports.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { SheetCell, SheetRow } from '../spreadsheets/spreadsheet.ts';
import { detached } from '../spreadsheets/xml-scanner.ts';
import { expectedKnownVillage } from './findings.ts';
import type { FoundColumn } from './headers.ts';
import { layouts } from './layouts/layouts.ts';
import { type CellReading, cellReader } from './read-cell.ts';
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

/** A report outlives the text of the file that a value was cut from. */
function reported(value: RawValue): RawValue {
  return typeof value === 'string' ? detached(value) : value;
}

function isNote(text: string): boolean {
  return noteWords.test(text.normalize('NFKC').replace(/\s/g, ''));
}

/** The cells of one row by their column; used again for the next one. */
type RowCells = (SheetCell | undefined)[];

/** Totals and signatures: the row begins with such a word and names nobody. */
function isNoteRow(row: SheetRow, required: readonly FoundColumn[], cells: RowCells): boolean {
  const first = row.cells[0];
  if (first === undefined || startsWithDigit(first.text) || !isNote(first.text)) return false;
  return required.every(({ column }) => {
    const cell = cells[column];
    return cell === undefined || isNote(cell.text);
  });
}

function startsWithDigit(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= 0x30 && first <= 0x39;
}

/** A header printed again further down. */
function isHeaderAgain(columns: readonly FoundColumn[], cells: RowCells): boolean {
  let same = 0;
  for (const { column, header } of columns) if (cells[column]?.text === header) same += 1;
  return same * 2 > columns.length;
}

function holdsNothing(columns: readonly FoundColumn[], cells: RowCells): boolean {
  for (const { column } of columns) if (cells[column] !== undefined) return false;
  return true;
}

const nothing: readonly never[] = [];

/** What is the same for all rows of a sheet. */
interface SheetPlan {
  readonly key: SheetKey;
  readonly columns: readonly PlannedColumn[];
  readonly required: readonly FoundColumn[];
  readonly blank: Readonly<Record<string, unknown>>;
  readonly on: PlainDate;
}

interface PlannedColumn extends FoundColumn {
  readonly isJudgedLater: boolean;
  readonly read: (cell: SheetCell) => CellReading | undefined;
}

function planOf({ key, header }: RecognisedSheet, on: PlainDate): SheetPlan {
  const columns = header.columns.map((found) => ({
    ...found,
    isJudgedLater: judgedLater.has(found.layout.key),
    read: cellReader(found.layout, on),
  }));
  const required = columns.filter(({ layout }) => layout.required === true);
  const blank = Object.fromEntries(layouts[key].columns.map(({ key }) => [key, null]));
  return { key, columns, required, blank, on };
}

class RowReading {
  readonly values: Record<string, unknown>;
  readonly raw: Record<string, RawValue> = {};
  faults: readonly Fault[] = nothing;
  warnings: readonly Warning[] = nothing;
  private readonly row: SheetRow;
  private readonly cells: RowCells;

  constructor(row: SheetRow, cells: RowCells, blank: Readonly<Record<string, unknown>>) {
    this.row = row;
    this.cells = cells;
    this.values = { ...blank };
  }

  read(found: PlannedColumn): void {
    const cell = this.cells[found.column];
    if (found.isJudgedLater) this.raw[found.layout.key] = rawValue(cell);
    const reading = cell === undefined ? undefined : found.read(cell);
    if (reading === undefined) {
      if (found.layout.required === true) this.fault(found, `请填写${found.layout.header}`);
      return;
    }
    if ('expected' in reading) {
      this.fault(found, reading.expected);
      return;
    }
    this.values[found.layout.key] = reading.value;
    if (reading.told !== undefined) this.warn(reading.told.kind, found, reading.told.message);
  }

  fault(found: FoundColumn, expected: string): void {
    this.faults = [...this.faults, { ...this.place(found), expected }];
  }

  warn(kind: Warning['kind'], found: FoundColumn, message: string): void {
    this.warnings = [...this.warnings, { kind, ...this.place(found), message }];
  }

  private place(found: FoundColumn) {
    const value = reported(rawValue(this.cells[found.column]));
    return { sheet: this.row.sheet, row: this.row.row, column: found.header, value };
  }
}

/** A household must lie in a village, given by code or, where the sheet has only that, by name. */
function requireVillage(reading: RowReading, columns: readonly FoundColumn[]): void {
  const { villageCode, villageName } = reading.values;
  if (villageCode !== null || villageName !== null) return;
  const place = columns.find(({ layout }) => layout.key === 'villageCode' || layout.key === 'villageName');
  if (place === undefined) return;
  if (!reading.faults.some(({ column }) => column === place.header)) reading.fault(place, expectedKnownVillage);
}

function tellFindings(key: SheetKey, reading: RowReading, columns: readonly FoundColumn[]): void {
  for (const { kind, key: field, message } of rowFindings(key, reading.values as never)) {
    const found = columns.find(({ layout }) => layout.key === field);
    const isAtFault = reading.faults.some(({ column }) => column === found?.header);
    if (found !== undefined && !isAtFault) reading.warn(kind, found, message);
  }
}

function parseRow(plan: SheetPlan, row: SheetRow, cells: RowCells): ParsedRow | undefined {
  const { key, columns, required, blank } = plan;
  if (holdsNothing(columns, cells) || isNoteRow(row, required, cells) || isHeaderAgain(columns, cells))
    return undefined;
  const reading = new RowReading(row, cells, blank);
  for (const found of columns) reading.read(found);
  if (key === 'households') requireVillage(reading, columns);
  tellFindings(key, reading, columns);
  const values = reading.values as unknown as RowOf[SheetKey];
  const { raw, faults, warnings } = reading;
  return { sheet: row.sheet, row: row.row, values, raw, faults, warnings };
}

/** A fault found later, by the whole file or the database, at one field of a row already read. */
export function faultAt(recognised: RecognisedSheet, parsed: ParsedRow, key: string, expected: string): Fault {
  const header = recognised.header.columns.find(({ layout }) => layout.key === key)?.header ?? key;
  return { sheet: parsed.sheet, row: parsed.row, column: header, value: reported(parsed.raw[key] ?? null), expected };
}

/** A batch of two thousand rows outlived the young generation and was copied about: half of the time of its making. */
const rowsAtOnce = 250;

/**
 * The rows under the header, without blank rows, repeated headers, totals and signatures, some hundred at a time. `on`
 * is today.
 */
export async function* parseRows<K extends SheetKey>(
  recognised: RecognisedSheet<K>,
  on: PlainDate,
): AsyncGenerator<readonly ParsedRow<K>[]> {
  if (recognised.faults.length > 0) return;
  const plan = planOf(recognised, on);
  const cells: RowCells = [];
  const wanted = new Set(plan.columns.map(({ column }) => column));
  let parsed: ParsedRow[] = [];
  for await (const rows of recognised.sheet.rows(wanted)) {
    for (const row of rows) {
      if (row.row <= recognised.header.row) continue;
      cells.fill(undefined);
      for (const cell of row.cells) cells[cell.column] = cell;
      const read = parseRow(plan, row, cells);
      if (read !== undefined) parsed.push(read);
    }
    if (parsed.length < rowsAtOnce) continue;
    yield parsed as ParsedRow<K>[];
    parsed = [];
  }
  yield parsed as ParsedRow<K>[];
}
