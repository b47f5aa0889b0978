import { cellAt, type SheetTags, tagsOf } from './cell-scanner.ts';
import { limits } from './limits.ts';
import { SpreadsheetRefused } from './refusal.ts';
import { dayOfSerial } from './serial-day.ts';
import { textOfRuns } from './shared-strings.ts';
import type { CellKind, SheetCell, SheetRow } from './spreadsheet.ts';
import { attributeOf, elementsOf, firstInner, unescapeXml } from './xml-scanner.ts';

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

const plainStart = '<is><t>';
const plainEnd = '</t></is>';

/** Nearly every inline string is one run without marks; `<` stands nowhere else in it. */
function inlineText(inner: string, prefix: string): string {
  const end = inner.length - plainEnd.length;
  const isPlain =
    inner.startsWith(plainStart) && inner.indexOf('<', plainStart.length) === end && inner.endsWith(plainEnd);
  return isPlain ? unescapeXml(inner.slice(plainStart.length, end)) : textOfRuns(inner, prefix);
}

const valueStart = '<v>';
const valueEnd = '</v>';

function rawOf(inner: string, prefix: string): string | undefined {
  const end = inner.length - valueEnd.length;
  const isPlain = inner.startsWith(valueStart) && inner.indexOf('<', valueStart.length) === end;
  return isPlain ? inner.slice(valueStart.length, end) : firstInner(inner, `${prefix}v`);
}

/** ECMA-376 18.18.11: what the type of a cell says about its value. */
function readValue(
  type: string | undefined,
  style: string | undefined,
  inner: string,
  prefix: string,
  context: SheetContext,
): CellValue | undefined {
  if (type === 'inlineStr') return { kind: 'text', text: inlineText(inner, prefix) };
  const raw = rawOf(inner, prefix);
  if (raw === undefined || raw === '') return undefined;
  if (type === 's') return sharedValue(raw, context);
  if (type === 'str') return { kind: 'text', text: unescapeXml(raw) };
  if (type === 'b') return { kind: 'boolean', text: raw === '1' ? '是' : '否' };
  if (type === 'e') return { kind: 'error', text: raw };
  if (type === 'd') return { kind: 'date', text: raw.slice(0, 10) };
  return numberValue(raw, style, context);
}

const lastBlank = 0x20;
const firstBlankBeyondAscii = 0x85;

function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > lastBlank && first < firstBlankBeyondAscii) && text.trim() === '';
}

function cellsOf(row: string, tags: SheetTags, context: SheetContext): SheetCell[] {
  const cells: SheetCell[] = [];
  let column = -1;
  for (let cell = cellAt(row, tags, 0); cell !== undefined; cell = cellAt(row, tags, cell.end)) {
    column = cell.column ?? column + 1;
    if (cell.inner === '') continue;
    const value = readValue(cell.type, cell.style, cell.inner, tags.prefix, context);
    if (value === undefined || isBlank(value.text)) continue;
    if (column >= limits.columns) throw new SpreadsheetRefused('tooManyColumns', `工作表“${context.sheet}”：`);
    if (value.text.length > limits.cellCharacters)
      throw new SpreadsheetRefused('cellTooLong', `工作表“${context.sheet}”：`);
    cells.push({ column, kind: value.kind, text: value.text });
  }
  return cells;
}

/**
 * The rows of a sheet part that have a filled cell. Numbers stay the text that the file has. The texts are cut from
 * the file by reference: who keeps one beyond its row copies it by `detached`.
 */
export async function* rowsOfSheet(pieces: AsyncIterable<string>, context: SheetContext): AsyncGenerator<SheetRow> {
  let row = 0;
  let tags = tagsOf('');
  for await (const element of elementsOf(pieces, 'row')) {
    row = Number(attributeOf(element.attributes, 'r') ?? row + 1);
    if (!Number.isInteger(row)) throw new SpreadsheetRefused('damaged');
    if (row > limits.rows) throw new SpreadsheetRefused('tooManyRows', `工作表“${context.sheet}”：`);
    if (tags.prefix !== element.prefix) tags = tagsOf(element.prefix);
    const cells = cellsOf(element.inner, tags, context);
    if (cells.length > 0) yield { sheet: context.sheet, row, cells };
  }
}
