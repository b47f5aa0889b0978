/** One cell of a merged header as the document nests it; a cell without children stands over one column, named by `key`. */
export type HeaderCell = {
  readonly label: string;
  readonly key?: string;
  readonly children?: readonly HeaderCell[];
};

/** A header cell in its place: `row` and `column` count from 0, spans from 1. `key` only over a single column. */
export type PlacedHeaderCell = {
  readonly label: string;
  readonly key: string | undefined;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
};

/** How many header rows the cells need. */
export function headerDepth(cells: readonly HeaderCell[]): number {
  return Math.max(...cells.map((cell) => 1 + (cell.children ? headerDepth(cell.children) : 0)));
}

/** How many columns stand under the cells. */
export function headerWidth(cells: readonly HeaderCell[]): number {
  return cells.reduce((width, cell) => width + (cell.children ? headerWidth(cell.children) : 1), 0);
}

function placeCells(
  cells: readonly HeaderCell[],
  row: number,
  firstColumn: number,
  rowsLeft: number,
): PlacedHeaderCell[] {
  let column = firstColumn;
  return cells.flatMap((cell) => {
    const columnSpan = headerWidth([cell]);
    const rowSpan = cell.children ? 1 : rowsLeft;
    const placed = { label: cell.label, key: cell.key, row, column, rowSpan, columnSpan };
    const below = cell.children ? placeCells(cell.children, row + 1, column, rowsLeft - 1) : [];
    column += columnSpan;
    return [placed, ...below];
  });
}

/** Every cell of a header with its place and spans, by row and then by column: as `<th rowSpan colSpan>` wants them. */
export function placeHeader(cells: readonly HeaderCell[]): PlacedHeaderCell[] {
  return placeCells(cells, 0, 0, headerDepth(cells)).sort((a, b) => a.row - b.row || a.column - b.column);
}
