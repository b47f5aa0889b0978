/** What a cell holds. A blank cell does not appear at all. `error` is Excel's own, such as #N/A. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error';

/**
 * One filled cell. `column` counts from 0. `text` is the text itself, the number as the file writes it (exact decimals),
 * a day `YYYY-MM-DD`, or 是 / 否. A formula gives its kept result.
 */
export interface SheetCell {
  readonly column: number;
  readonly kind: CellKind;
  readonly text: string;
}

/** One row with at least one filled cell; `row` as Excel numbers it, from 1. */
export interface SheetRow {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly SheetCell[];
}

/** A sheet whose rows can be read again and again, each time from the file. */
export interface Sheet {
  readonly name: string;
  /**
   * The rows in order, some hundred at a time, which are let go before the next come. With `columns`, the cells of
   * other columns may be missing, except the first filled one of a row.
   */
  rows(columns?: ReadonlySet<number>): AsyncIterable<readonly SheetRow[]>;
}

/** An opened file. Close it when done. */
export interface Spreadsheet {
  readonly sheets: readonly Sheet[];
  close(): void;
}
