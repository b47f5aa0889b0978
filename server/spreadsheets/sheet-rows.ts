import { CellScanner } from './cell-scanner.ts';
import { limits } from './limits.ts';
import { type RefusalCode, SpreadsheetRefused } from './refusal.ts';
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

/** ECMA-376 18.18.11: what the type of a cell says about its value. */
function readValue(cell: CellScanner, prefix: string, context: SheetContext): CellValue | undefined {
  const { type, content, isPlain } = cell;
  if (type === 'inlineStr') return { kind: 'text', text: isPlain ? unescapeXml(content) : textOfRuns(content, prefix) };
  const raw = isPlain ? content : firstInner(content, `${prefix}v`);
  if (raw === undefined || raw === '') return undefined;
  if (type === 's') return sharedValue(raw, context);
  if (type === 'str') return { kind: 'text', text: unescapeXml(raw) };
  if (type === 'b') return { kind: 'boolean', text: raw === '1' ? '是' : '否' };
  if (type === 'e') return { kind: 'error', text: raw };
  if (type === 'd') return { kind: 'date', text: raw.slice(0, 10) };
  return numberValue(raw, cell.style, context);
}

const lastBlank = 0x20;
const firstBlankBeyondAscii = 0x85;

function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > lastBlank && first < firstBlankBeyondAscii) && text.trim() === '';
}

function refused(code: RefusalCode, { sheet }: SheetContext): SpreadsheetRefused {
  return new SpreadsheetRefused(code, `工作表“${sheet}”：`);
}

/** The filled cells of a row: the first, which may say that it is a note, and those of the wanted columns. */
function cellsOf(scanner: CellScanner, prefix: string, context: SheetContext, wanted?: ReadonlySet<number>) {
  const cells: SheetCell[] = [];
  let left = wanted?.size ?? Number.POSITIVE_INFINITY;
  while ((left > 0 || cells.length === 0) && scanner.next()) {
    const { column } = scanner;
    const isWanted = wanted === undefined || wanted.has(column);
    if (!isWanted && cells.length > 0 && column < limits.columns) continue;
    if (isWanted) left -= 1;
    if (!scanner.readContent()) break;
    const value = scanner.content === '' ? undefined : readValue(scanner, prefix, context);
    if (value === undefined || isBlank(value.text)) continue;
    if (column >= limits.columns) throw refused('tooManyColumns', context);
    if (value.text.length > limits.cellCharacters) throw refused('cellTooLong', context);
    cells.push({ column, kind: value.kind, text: value.text });
  }
  return cells;
}

/**
 * The rows of a sheet part that have a filled cell, as many at a time as a piece of it holds; `wanted`: the columns
 * whose cells are read. Numbers stay the text that the file has. The texts are cut from the file by reference: who
 * keeps one beyond its rows copies it by `detached`.
 */
export async function* rowsOfSheet(
  pieces: AsyncIterable<string>,
  context: SheetContext,
  wanted?: ReadonlySet<number>,
): AsyncGenerator<readonly SheetRow[]> {
  let row = 0;
  let scanner: CellScanner | undefined;
  for await (const { prefix, elements } of elementsOf(pieces, 'row')) {
    scanner ??= new CellScanner(prefix);
    const rows: SheetRow[] = [];
    for (const { attributes, inner } of elements) {
      row = Number(attributeOf(attributes, 'r') ?? row + 1);
      if (!Number.isInteger(row)) throw new SpreadsheetRefused('damaged');
      if (row > limits.rows) throw refused('tooManyRows', context);
      scanner.begin(inner);
      const cells = cellsOf(scanner, prefix, context, wanted);
      if (cells.length > 0) rows.push({ sheet: context.sheet, row, cells });
    }
    if (rows.length > 0) yield rows;
  }
}
