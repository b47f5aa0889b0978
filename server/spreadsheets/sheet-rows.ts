import { limits } from './limits.ts';
import { SpreadsheetRefused } from './refusal.ts';
import { dayOfSerial } from './serial-day.ts';
import { textOfRuns } from './shared-strings.ts';
import type { CellKind, SheetCell, SheetRow } from './spreadsheet.ts';
import {
  attributeOf,
  detached,
  elementsIn,
  elementsOf,
  firstInner,
  unescapeXml,
  type XmlElement,
} from './xml-scanner.ts';

/** What a sheet needs from the rest of the workbook to be read. */
export interface SheetContext {
  readonly sheet: string;
  readonly sharedStrings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
}

interface CellValue {
  kind: CellKind;
  text: string;
}

const codeOfA = 65;

/** The column of a reference such as `AB12`, from 0; undefined without letters. */
function columnOf(reference: string | undefined): number | undefined {
  let column = 0;
  for (const character of reference ?? '') {
    const place = character.charCodeAt(0) - codeOfA;
    if (place < 0 || place > 25) break;
    column = column * 26 + place + 1;
  }
  return column === 0 ? undefined : column - 1;
}

function numberValue(text: string, style: string | undefined, context: SheetContext): CellValue {
  if (style !== undefined && context.dateStyles[Number(style)] === true) {
    const day = dayOfSerial(Number(text), context.from1904);
    if (day !== undefined) return { kind: 'date', text: day };
  }
  return { kind: 'number', text };
}

function sharedValue(index: string, context: SheetContext): CellValue {
  const text = context.sharedStrings[Number(index)];
  if (text === undefined) throw new SpreadsheetRefused('damaged');
  return { kind: 'text', text };
}

/** ECMA-376 18.18.11: what the type of a cell says about its value. */
function readValue(cell: XmlElement, prefix: string, context: SheetContext): CellValue | undefined {
  const type = attributeOf(cell.attributes, 't');
  if (type === 'inlineStr') return { kind: 'text', text: textOfRuns(cell.inner, prefix) };
  const raw = firstInner(cell.inner, `${prefix}v`);
  if (raw === undefined || raw === '') return undefined;
  if (type === 's') return sharedValue(raw, context);
  if (type === 'str') return { kind: 'text', text: unescapeXml(raw) };
  if (type === 'b') return { kind: 'boolean', text: raw === '1' ? '是' : '否' };
  if (type === 'e') return { kind: 'error', text: raw };
  if (type === 'd') return { kind: 'date', text: raw.slice(0, 10) };
  return numberValue(raw, attributeOf(cell.attributes, 's'), context);
}

function cellsOf(row: string, prefix: string, context: SheetContext): SheetCell[] {
  const cells: SheetCell[] = [];
  let column = -1;
  for (const cell of elementsIn(row, `${prefix}c`)) {
    column = columnOf(attributeOf(cell.attributes, 'r')) ?? column + 1;
    if (cell.inner === '') continue;
    const value = readValue(cell, prefix, context);
    if (value === undefined || value.text.trim() === '') continue;
    if (column >= limits.columns) throw new SpreadsheetRefused('tooManyColumns', `工作表“${context.sheet}”：`);
    if (value.text.length > limits.cellCharacters)
      throw new SpreadsheetRefused('cellTooLong', `工作表“${context.sheet}”：`);
    cells.push({ column, kind: value.kind, text: detached(value.text) });
  }
  return cells;
}

/** The rows of a sheet part that have a filled cell. Numbers stay the text that the file has. */
export async function* rowsOfSheet(pieces: AsyncIterable<string>, context: SheetContext): AsyncGenerator<SheetRow> {
  let row = 0;
  for await (const element of elementsOf(pieces, 'row')) {
    row = Number(attributeOf(element.attributes, 'r') ?? row + 1);
    if (!Number.isInteger(row)) throw new SpreadsheetRefused('damaged');
    if (row > limits.rows) throw new SpreadsheetRefused('tooManyRows', `工作表“${context.sheet}”：`);
    const cells = cellsOf(element.inner, element.prefix, context);
    if (cells.length > 0) yield { sheet: context.sheet, row, cells };
  }
}
