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

function wordsOf(layout: ColumnLayout): { official: string; others: Set<string> } {
  return { official: bareHeader(layout.header), others: new Set(layout.alsoHeaded.map(bareHeader)) };
}

/** The official header first, wherever it stands; only then the other words, in their order. */
function columnFor(layout: ColumnLayout, headers: ReadonlyMap<number, string>, taken: ReadonlySet<number>) {
  const { official, others } = wordsOf(layout);
  const free = [...headers].filter(([column]) => !taken.has(column));
  const found =
    free.find(([, header]) => bareHeader(header) === official) ??
    free.find(([, header]) => others.has(bareHeader(header)));
  return found;
}

function isOfficialHeader(sheet: AnySheetLayout, header: string): boolean {
  const bare = bareHeader(header);
  return sheet.columns.some((layout) => bareHeader(layout.header) === bare);
}

function findColumns(sheet: AnySheetLayout, headers: ReadonlyMap<number, string>): FoundColumn[] {
  const taken = new Set<number>();
  const found: FoundColumn[] = [];
  for (const layout of sheet.columns) {
    const place = columnFor(layout, headers, taken);
    if (place === undefined) continue;
    const [column, header] = place;
    // 姓名 may stand for 户主姓名, but never where the word is another field's own header.
    if (bareHeader(header) !== bareHeader(layout.header) && isOfficialHeader(sheet, header)) continue;
    taken.add(column);
    found.push({ layout, column, header });
  }
  return found;
}

function readHeaders(sheet: AnySheetLayout, row: number, headers: ReadonlyMap<number, string>): HeaderReading {
  const columns = findColumns(sheet, headers);
  const taken = new Set(columns.map(({ column }) => column));
  const meant = new Set(sheet.columns.flatMap((layout) => [bareHeader(layout.header), ...wordsOf(layout).others]));
  const left = [...headers].filter(([column]) => !taken.has(column)).map(([column, header]) => ({ column, header }));
  return {
    row,
    columns,
    unknown: left.filter(({ header }) => !meant.has(bareHeader(header))),
    repeated: left.filter(({ header }) => meant.has(bareHeader(header))),
  };
}

/** The words of a row; where a cell is blank, those above it: a header of two rows merges its single columns downwards. */
function headersOf(row: SheetRow, above: SheetRow | undefined): Map<number, string> {
  const words = new Map(above?.cells.map((cell) => [cell.column, cell.text]));
  for (const cell of row.cells) words.set(cell.column, cell.text);
  return words;
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
