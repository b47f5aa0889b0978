import { type CellStyle, type MergeRange, type WriteSheet, writeXlsx } from 'hucre/xlsx';

/** How a cell looks on paper: font size in points, `indent` in steps of three blanks. */
export type CellLook = {
  readonly font: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly indent?: number;
  readonly border?: boolean;
  readonly fill?: string;
};

/** A cell, `row` and `column` from 0; with spans of more than one it is merged. Text stays text whatever it begins with. */
export type PaperCell = {
  readonly row: number;
  readonly column: number;
  readonly value: string | number;
  readonly look: CellLook;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
};

/** A sheet on A4, as wide as the paper. Widths in characters, heights in points, rows and columns from 0. */
export type PaperSheet = {
  readonly name: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly columnWidths: readonly number[];
  readonly rowHeights?: ReadonlyMap<number, number>;
  readonly cells: readonly PaperCell[];
  /** The header: stays in sight, and is printed again on every page. */
  readonly repeatedRows?: { readonly first: number; readonly last: number };
  readonly frozenColumns?: number;
  /** Printed at the foot of every page, left of the page number. */
  readonly footer?: string;
};

const thin = { style: 'thin', color: { rgb: '000000' } } as const;
const box = { top: thin, right: thin, bottom: thin, left: thin };

// As text format '@' the program does not make a formula of it either when somebody edits the cell and presses Enter.
function numberFormat(value: string | number): string {
  return typeof value === 'number' ? '0' : '@';
}

function styleOf({ look, value }: PaperCell): CellStyle {
  return {
    font: { name: look.font, size: look.size, bold: look.bold ?? false },
    alignment: {
      horizontal: look.align ?? 'left',
      vertical: 'center',
      wrapText: true,
      ...(look.indent ? { indent: look.indent } : {}),
    },
    numFmt: numberFormat(value),
    ...(look.border ? { border: box } : {}),
    ...(look.fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: look.fill } } as const } : {}),
  };
}

type WrittenCell = {
  value: string | number | null;
  type: 'string' | 'number' | 'empty';
  style: CellStyle;
};

function placeCell(cells: Map<string, WrittenCell>, cell: PaperCell): void {
  const style = styleOf(cell);
  for (let row = cell.row; row < cell.row + (cell.rowSpan ?? 1); row++) {
    for (let column = cell.column; column < cell.column + (cell.columnSpan ?? 1); column++) {
      cells.set(`${row},${column}`, { value: null, type: 'empty', style });
    }
  }
  const type = typeof cell.value === 'number' ? 'number' : 'string';
  cells.set(`${cell.row},${cell.column}`, { value: cell.value, type, style });
}

function mergesOf(cells: readonly PaperCell[]): MergeRange[] {
  return cells
    .filter((cell) => (cell.rowSpan ?? 1) > 1 || (cell.columnSpan ?? 1) > 1)
    .map((cell) => ({
      startRow: cell.row,
      startCol: cell.column,
      endRow: cell.row + (cell.rowSpan ?? 1) - 1,
      endCol: cell.column + (cell.columnSpan ?? 1) - 1,
    }));
}

function footerOf(sheet: PaperSheet): string {
  // The blank keeps a footer that begins with figures from being read as a font size.
  const left = sheet.footer ? `&L ${sheet.footer.replaceAll('&', '&&')}` : '';
  return `${left}&R第 &P 页，共 &N 页`;
}

function writeSheetOf(sheet: PaperSheet): WriteSheet {
  const cells = new Map<string, WrittenCell>();
  for (const cell of sheet.cells) placeCell(cells, cell);
  const repeated = sheet.repeatedRows;
  const lastRow = sheet.cells.reduce((last, cell) => Math.max(last, cell.row), -1);
  return {
    name: sheet.name,
    columns: sheet.columnWidths.map((width) => ({ width })),
    rows: Array.from({ length: lastRow + 1 }, () => []),
    cells,
    merges: mergesOf(sheet.cells),
    rowDefs: new Map([...(sheet.rowHeights ?? [])].map(([row, height]) => [row, { height }])),
    freezePane: { rows: repeated ? repeated.last + 1 : 0, columns: sheet.frozenColumns ?? 0 },
    headerFooter: { oddFooter: footerOf(sheet) },
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
      ...(repeated ? { printTitlesRow: `$${repeated.first + 1}:$${repeated.last + 1}` } : {}),
    },
  };
}

/** The bytes of an .xlsx file with these sheets. */
export function writeWorkbook(sheets: readonly PaperSheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(writeSheetOf), defaultFont: { name: '宋体', size: 10 } });
}
