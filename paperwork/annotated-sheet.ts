import {
  annotatedHeader,
  annotatedRow,
  type CellMarkup,
  cellsOf,
  cellText,
  type RowMarkup,
  type RowNote,
} from './annotated-row.ts';
import type { AnnotationStyles } from './annotated-styles.ts';
import { attributeOf, columnLetters, columnOfReference } from './xlsx-markup.ts';

/** The heading of the added column; a column already so headed is used again. */
export const sentencesHeading = '错误说明';

/** What is wrong with one cell: the row as Excel numbers it, the column as its header spells it, and the sentence. */
export type CellNote = { readonly row: number; readonly column: string; readonly sentence: string };

export type SheetMarkup = {
  readonly markup: string;
  readonly headerRow: number;
  readonly sharedString: (index: number) => string;
};

const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

function rowAt(markup: string, start: number, last: number): RowMarkup & { start: number; end: number } {
  const open = markup.indexOf('>', start);
  const isEmpty = markup[open - 1] === '/';
  const attributes = markup.slice(start + 4, isEmpty ? open - 1 : open);
  const close = isEmpty ? open + 1 : markup.indexOf('</row>', open);
  return {
    number: Number(attributeOf(attributes, 'r') ?? last + 1),
    attributes,
    inside: isEmpty ? '' : markup.slice(open + 1, close),
    start,
    end: isEmpty ? close : close + '</row>'.length,
  };
}

// By plain search: this runs over hundreds of megabytes.
function* rowsOf(markup: string): Generator<RowMarkup & { start: number; end: number }> {
  let number = 0;
  for (let at = nextRow(markup, 0); at >= 0; ) {
    const row = rowAt(markup, at, number);
    number = row.number;
    yield row;
    at = nextRow(markup, row.end);
  }
}

function nextRow(markup: string, from: number): number {
  let at = markup.indexOf('<row', from);
  // `<rowBreaks>` begins alike.
  while (at >= 0 && !/[\s/>]/.test(markup[at + 4] ?? '')) at = markup.indexOf('<row', at + 4);
  return at;
}

// The last cell with something in it; formatted blanks may run to the end of the sheet.
function lastFilledColumn(row: RowMarkup): number {
  const end = row.inside.lastIndexOf('</c>');
  if (end < 0) return -1;
  const start = row.inside.lastIndexOf('<c ', end);
  const reference = attributeOf(row.inside.slice(start + 2, row.inside.indexOf('>', start)), 'r');
  return reference === undefined ? (cellsOf(row).at(-1)?.column ?? -1) : columnOfReference(reference);
}

type Header = { readonly columns: ReadonlyMap<string, number>; readonly sentences: number };

function readHeader(sheet: SheetMarkup): Header | undefined {
  let header: CellMarkup[] | undefined;
  let last = -1;
  for (const row of rowsOf(sheet.markup)) {
    if (row.number === sheet.headerRow) header = cellsOf(row);
    last = Math.max(last, lastFilledColumn(row));
  }
  if (header === undefined) return undefined;
  const columns = new Map<string, number>();
  for (const cell of header) {
    const text = bare(cellText(cell, sheet.sharedString));
    if (text !== '' && !columns.has(text)) columns.set(text, cell.column);
  }
  const before = [...columns].find(([text]) => text.startsWith(sentencesHeading));
  return { columns, sentences: before?.[1] ?? last + 1 };
}

function notesByRow(notes: readonly CellNote[], header: Header): Map<number, RowNote> {
  const byRow = new Map<number, { columns: Set<number>; sentence: string }>();
  for (const note of notes) {
    const row = byRow.get(note.row) ?? { columns: new Set(), sentence: '' };
    const column = header.columns.get(bare(note.column));
    if (column !== undefined) row.columns.add(column);
    row.sentence = row.sentence === '' ? note.sentence : `${row.sentence}；${note.sentence}`;
    byRow.set(note.row, row);
  }
  return byRow;
}

function headingOf(notes: readonly CellNote[], headerRow: number): string {
  const ofSheet = notes.filter((note) => note.row <= headerRow).map((note) => note.sentence);
  return [sentencesHeading, ...ofSheet].join('：');
}

function emptyRow(number: number): RowMarkup {
  return { number, attributes: ` r="${number}"`, inside: '' };
}

function annotateRows(
  sheet: SheetMarkup,
  notes: readonly CellNote[],
  header: Header,
  styles: AnnotationStyles,
): string {
  const byRow = notesByRow(
    notes.filter((note) => note.row > sheet.headerRow),
    header,
  );
  const pending = [...byRow.keys()].sort((a, b) => a - b);
  const pieces: string[] = [];
  let copied = 0;
  const annotate = (row: RowMarkup, note: RowNote) => annotatedRow(row, note, header.sentences, styles);
  const writeMissingBefore = (number: number) => {
    for (let next = pending[0]; next !== undefined && next < number; next = pending[0]) {
      pieces.push(annotate(emptyRow(next), byRow.get(next) ?? { columns: new Set(), sentence: '' }));
      pending.shift();
    }
  };
  for (const row of rowsOf(sheet.markup)) {
    const note = byRow.get(row.number);
    const isHeader = row.number === sheet.headerRow;
    pieces.push(sheet.markup.slice(copied, row.start));
    copied = row.end;
    writeMissingBefore(row.number);
    if (pending[0] === row.number) pending.shift();
    if (isHeader) pieces.push(annotatedHeader(row, headingOf(notes, sheet.headerRow), header.sentences, styles));
    else if (note !== undefined) pieces.push(annotate(row, note));
    else if (isStale(row, sheet.headerRow, header)) pieces.push(annotate(row, { columns: new Set(), sentence: '' }));
    else pieces.push(sheet.markup.slice(row.start, row.end));
  }
  writeMissingBefore(Number.POSITIVE_INFINITY);
  return pieces.join('') + sheet.markup.slice(copied);
}

// A sentence of an earlier report, in a row that has no fault any more.
function isStale(row: RowMarkup, headerRow: number, header: Header): boolean {
  const wasThere = [...header.columns.values()].includes(header.sentences);
  return wasThere && row.number > headerRow && row.inside.includes(`"${columnLetters(header.sentences)}${row.number}"`);
}

function withColumnWidth(markup: string, column: number): string {
  const width = `<col min="${column + 1}" max="${column + 1}" width="70" customWidth="1"/>`;
  const widths = /<cols\b[^>]*>([\s\S]*?)<\/cols>/.exec(markup);
  if (widths === null) return markup.replace(/<sheetData\b/, () => `<cols>${width}</cols><sheetData`);
  const covered = [...(widths[1] ?? '').matchAll(/<col\b([^>]*?)\/?>/g)].some(
    (match) => Number(attributeOf(match[1] ?? '', 'max') ?? 0) > column,
  );
  return covered ? markup : markup.replace('</cols>', () => `${width}</cols>`);
}

function withDimension(markup: string, column: number): string {
  return markup.replace(/(<dimension\b[^>]*\bref="[A-Z]+\d+:)([A-Z]+)(\d+")/, (whole, start, letters, end) =>
    columnOfReference(letters) >= column ? whole : `${start}${columnLetters(column)}${end}`,
  );
}

/**
 * The sheet's markup with a column 「错误说明」 after the last filled one and the faulty cells marked. A note on the
 * header row or above it stands in the heading. Undefined when the header row is not found or the markup is not
 * written the usual way.
 */
export function annotateSheet(
  sheet: SheetMarkup,
  notes: readonly CellNote[],
  styles: AnnotationStyles,
): string | undefined {
  const header = readHeader(sheet);
  if (header === undefined) return undefined;
  const annotated = annotateRows(sheet, notes, header, styles);
  return withDimension(withColumnWidth(annotated, header.sentences), header.sentences);
}
