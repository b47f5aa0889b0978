import type { CodeList } from '../../domain/code-lists/code-list.ts';
import type { RowOf, SheetKey } from './rows.ts';

/**
 * How a cell is read. `code`: text without blanks, such as 户编号. `yuan`: an amount. `month`: a month or a day.
 * `label` and `labels`: one or several of a list. `months`: 0–12.
 */
export type ColumnType =
  | 'text'
  | 'code'
  | 'yuan'
  | 'date'
  | 'month'
  | 'year'
  | 'count'
  | 'months'
  | 'yesNo'
  | 'label'
  | 'labels'
  | 'idNumber'
  | 'phone';

/** One column: where its value goes, its official header, the other words that offices head it with. */
export interface ColumnLayout {
  readonly key: string;
  readonly header: string;
  readonly alsoHeaded: readonly string[];
  readonly type: ColumnType;
  readonly list?: CodeList;
  /** An empty cell is a fault. */
  readonly required?: boolean;
  /** A month alone means its last day (收入周期止), not its first. */
  readonly endOfMonth?: boolean;
}

/** A sheet: its official name, other names of the tab, its columns. */
export interface AnySheetLayout {
  readonly sheet: SheetKey;
  readonly name: string;
  readonly alsoNamed: readonly string[];
  readonly columns: readonly ColumnLayout[];
}

/** A sheet whose columns are held to the fields of its typed row. */
export interface SheetLayout<K extends SheetKey> extends AnySheetLayout {
  readonly sheet: K;
  readonly columns: readonly (ColumnLayout & { readonly key: keyof RowOf[K] & string })[];
}
