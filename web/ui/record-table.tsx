import type { ListColumn } from './list-columns.ts';
import styles from './record-table.module.css';
import { ScrollPane } from './scroll-pane.tsx';

interface RecordTableProps<Row> {
  /** What the rows are, in words; names the table to a screen reader. */
  name: string;
  columns: readonly ListColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** The few records of one part of a page, all of them: no query, no pages. A list that is asked of the server is `list-table.tsx`. */
export function RecordTable<Row>({ name, columns, rows, rowKey }: RecordTableProps<Row>) {
  return (
    <ScrollPane className={styles.pane} label={`${name}表格`}>
      <table className={styles.table}>
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, unit, kind, width }) => (
              <th
                key={key}
                scope="col"
                className={kind === 'figure' ? styles.figure : undefined}
                style={{ width, minWidth: width }}
              >
                {title}
                {unit !== undefined && <span className={styles.unit}>（{unit}）</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, kind, show }) => (
                <td key={key} data-column={key} className={kind === 'figure' ? styles.figure : undefined}>
                  {show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}
