import type { SheetRow } from '../spreadsheets/spreadsheet.ts';
import type { AnySheetLayout, ColumnLayout } from './layout.ts';

/** Where a field stands in a sheet. `header` is the column's name as the file spells it. */
export interface FoundColumn {
  readonly layout: ColumnLayout;
  readonly column: number;
  readonly header: string;
}

/** What a row says when it is read as a layout's header. */
export interface HeaderReading {
  readonly row: number;
  readonly columns: readonly FoundColumn[];
  /** Headers that mean no field, and headers of a field that another column already has. */
  readonly unknown: readonly { readonly column: number; readonly header: string }[];
  readonly repeated: readonly { readonly column: number; readonly header: string }[];
}

/** A header without what offices add to it: blanks, stars, colons, brackets with a unit or a hint, a number in front. */
export function bareHeader(header: string): string {
  const plain = header.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
  const unbracketed = plain.replace(/[([【〔{][^)\]】〕}]*[)\]】〕}]/g, '').replace(/[*★☆#:、,。;?"'“”]/g, '');
  const bare = unbracketed.replace(/^(?:[A-Za-z]\d{1,2}[a-z]?|\d{1,2}[.．-]?)(?=\p{Script=Han})/u, '');
  return bare === '' ? plain : bare;
}

interface FieldWords {
  readonly layout: ColumnLayout;
  readonly official: string;
  readonly others: ReadonlySet<string>;
}

// Twenty rows are tried against six layouts: the words of a layout are made bare once, not for every cell.
const wordsOfLayouts = new WeakMap<AnySheetLayout, readonly FieldWords[]>();

function wordsOf(sheet: AnySheetLayout): readonly FieldWords[] {
  const kept = wordsOfLayouts.get(sheet);
  if (kept !== undefined) return kept;
  const words = sheet.columns.map((layout) => {
    return { layout, official: bareHeader(layout.header), others: new Set(layout.alsoHeaded.map(bareHeader)) };
  });
  wordsOfLayouts.set(sheet, words);
  return words;
}

interface WrittenHeader {
  readonly column: number;
  readonly header: string;
  readonly bare: string;
}

/** Official headers first, wherever they stand; then the other words, but never a word that is another field's own. */
function findColumns(sheet: AnySheetLayout, headers: readonly WrittenHeader[]): FoundColumn[] {
  const words = wordsOf(sheet);
  const officials = new Set(words.map(({ official }) => official));
  const taken = new Set<number>();
  const found: FoundColumn[] = [];
  for (const { layout, official, others } of words) {
    const place =
      headers.find(({ column, bare }) => bare === official && !taken.has(column)) ??
      headers.find(({ column, bare }) => others.has(bare) && !officials.has(bare) && !taken.has(column));
    if (place === undefined) continue;
    taken.add(place.column);
    found.push({ layout, column: place.column, header: place.header });
  }
  return found;
}

function readHeaders(sheet: AnySheetLayout, row: number, headers: readonly WrittenHeader[]): HeaderReading {
  const columns = findColumns(sheet, headers);
  const taken = new Set(columns.map(({ column }) => column));
  const left = headers.filter(({ column }) => !taken.has(column));
  const isMeant = ({ bare }: WrittenHeader) =>
    wordsOf(sheet).some(({ official, others }) => official === bare || others.has(bare));
  return { row, columns, unknown: left.filter((each) => !isMeant(each)), repeated: left.filter(isMeant) };
}

/** The words of a row; where a cell is blank, those above it: a header of two rows merges its single columns downwards. */
function headersOf(row: SheetRow, above: SheetRow | undefined): WrittenHeader[] {
  const words = new Map(above?.cells.map((cell) => [cell.column, cell.text]));
  for (const cell of row.cells) words.set(cell.column, cell.text);
  return [...words].map(([column, header]) => ({ column, header, bare: bareHeader(header) }));
}

function better(a: HeaderReading, b: HeaderReading): HeaderReading {
  return b.columns.length > a.columns.length ? b : a;
}

/** The reading of the row that names most of the layout's fields; of equals the earliest, and without help from above first. */
export function findHeader(sheet: AnySheetLayout, rows: readonly SheetRow[]): HeaderReading {
  let best: HeaderReading = { row: 0, columns: [], unknown: [], repeated: [] };
  rows.forEach((row, i) => {
    best = better(best, readHeaders(sheet, row.row, headersOf(row, undefined)));
    const above = rows[i - 1];
    if (above?.row === row.row - 1) best = better(best, readHeaders(sheet, row.row, headersOf(row, above)));
  });
  return best;
}
