import type { ReactNode } from 'react';
import styles from './merged-table.module.css';
import { ScrollPane } from './scroll-pane.tsx';

/** One cell of a merged header, as the document draws it. */
export interface HeaderCell {
  label: string;
  colSpan?: number;
  rowSpan?: number;
}

/** One cell of the body: a text, or a figure that may open what it counts. */
export type BodyCell = string | { figure: number | null; onOpen?: () => void };

export interface MergedRow {
  key: string;
  /** Its first cell: the area. */
  label: string;
  /** The other cells, in the order of the leaf columns. */
  cells: readonly BodyCell[];
  /** A sum over the rows. */
  total?: boolean;
}

export interface MergedTableProps {
  title: string;
  /** 填报单位, 填报时间: over the table, first at the left, last at the right. */
  heading?: readonly ReactNode[];
  /** Row by row as in the document; cells covered by a `rowSpan` above are left out. */
  header: readonly (readonly HeaderCell[])[];
  /** What each leaf column counts, in full words, for the screen reader and the cell's hint: `新识别纳入 · 合计 · 户数`. */
  columns: readonly string[];
  rows: readonly MergedRow[];
  /** The document's own notes under the table. */
  notes?: readonly string[];
}

function Cell({ cell, words }: { cell: BodyCell; words: string }) {
  if (typeof cell === 'string') return <td className={styles.text}>{cell}</td>;
  const figure = cell.figure === null ? '' : String(cell.figure);
  if (cell.onOpen === undefined || cell.figure === null || cell.figure === 0) return <td>{figure}</td>;
  return (
    <td>
      <button
        type="button"
        className={styles.open}
        title={words}
        aria-label={`${words}：${figure}，查看农户`}
        onClick={cell.onOpen}
      >
        {figure}
      </button>
    </td>
  );
}

/** Each with its place: headers repeat their words (合计, 户数), and their places never move. */
function placed<Item>(items: readonly Item[]): [number, Item][] {
  return items.map((item, i) => [i, item]);
}

function Header({ header }: { header: MergedTableProps['header'] }) {
  return (
    <thead>
      {placed(header).map(([row, cells]) => (
        <tr key={row}>
          {placed(cells).map(([column, cell]) => (
            <th
              key={column}
              scope={(cell.colSpan ?? 1) > 1 ? 'colgroup' : 'col'}
              colSpan={cell.colSpan}
              rowSpan={cell.rowSpan}
              className={row === 0 && column === 0 ? styles.corner : undefined}
            >
              {cell.label}
            </th>
          ))}
        </tr>
      ))}
    </thead>
  );
}

/**
 * An official table as it looks on paper: its merged header, its rules, its title. Figures open what they count.
 * Prints on A4 landscape; on a small screen it scrolls under its first column.
 */
export function MergedTable({ title, heading = [], header, columns, rows, notes = [] }: MergedTableProps) {
  return (
    <figure className={styles.sheet} data-paper="landscape">
      <figcaption className={styles.title}>{title}</figcaption>
      {heading.length > 0 && (
        <div className={styles.heading}>
          {placed(heading).map(([place, part]) => (
            <span key={place}>{part}</span>
          ))}
        </div>
      )}
      <ScrollPane className={styles.pane} label={title}>
        <table className={styles.table}>
          <Header header={header} />
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className={row.total ? styles.total : undefined}>
                <th scope="row">{row.label}</th>
                {placed(row.cells).map(([place, cell]) => (
                  <Cell key={place} cell={cell} words={`${row.label} · ${columns[place] ?? ''}`} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPane>
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </figure>
  );
}
