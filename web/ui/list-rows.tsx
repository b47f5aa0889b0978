import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import type { KeyboardEvent } from 'react';
import type { ListColumn } from './list-columns.ts';
import styles from './list-table.module.css';

/** Chosen rows, by key, across pages. */
export interface ListSelection {
  keys: readonly string[];
  onChange: (keys: readonly string[]) => void;
}

interface HeadProps<Row> {
  columns: readonly ListColumn<Row>[];
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
}

function nextSort(key: string, sort: string | undefined): string | undefined {
  if (sort === key) return `-${key}`;
  return sort === `-${key}` ? undefined : key;
}

function orderOf(key: string, sort: string | undefined): 'ascending' | 'descending' | 'none' {
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : 'none';
}

/** The header cells: title, unit, and the order where the server can order. */
export function ListHeadCells<Row>({ columns, sort, onSort }: HeadProps<Row>) {
  return columns.map((column) => {
    const words = (
      <>
        {column.title}
        {column.unit !== undefined && <span className={styles.unit}>（{column.unit}）</span>}
      </>
    );
    const order = column.sortable ? orderOf(column.key, sort) : undefined;
    return (
      <th
        key={column.key}
        scope="col"
        aria-sort={order}
        className={column.kind === 'figure' ? styles.figure : undefined}
        style={column.width === undefined ? undefined : { minWidth: column.width, width: column.width }}
      >
        {order === undefined ? (
          words
        ) : (
          <button type="button" className={styles.sort} onClick={() => onSort(nextSort(column.key, sort))}>
            {words}
            {order === 'ascending' && <CaretUpOutlined aria-hidden />}
            {order === 'descending' && <CaretDownOutlined aria-hidden />}
            {order === 'none' && <CaretDownOutlined aria-hidden className={styles.unsorted} />}
          </button>
        )}
      </th>
    );
  });
}

/** Up and down (or k and j) walk through the rows; Enter opens, as on any button. */
export function walkRows(event: KeyboardEvent<HTMLElement>) {
  const forward = event.key === 'ArrowDown' || event.key === 'j';
  if (!forward && event.key !== 'ArrowUp' && event.key !== 'k') return;
  if (!(event.target instanceof HTMLElement) || event.target.dataset.open === undefined) return;
  const row = event.target.closest('tr');
  const neighbour = forward ? row?.nextElementSibling : row?.previousElementSibling;
  const target = neighbour?.querySelector<HTMLElement>('[data-open]');
  if (!target) return;
  event.preventDefault();
  target.focus();
}

interface RowProps<Row> {
  row: Row;
  rowKey: string;
  columns: readonly ListColumn<Row>[];
  onOpen?: (row: Row) => void;
  selection?: ListSelection;
}

/** One row; its first cell opens it. */
export function ListRow<Row>({ row, rowKey, columns, onOpen, selection }: RowProps<Row>) {
  const chosen = selection?.keys.includes(rowKey) ?? false;
  return (
    <tr className={chosen ? styles.chosen : undefined}>
      {selection !== undefined && (
        <td className={styles.tick}>
          <Checkbox
            aria-label="选择这一行"
            checked={chosen}
            onChange={() =>
              selection.onChange(chosen ? selection.keys.filter((key) => key !== rowKey) : [...selection.keys, rowKey])
            }
          />
        </td>
      )}
      {columns.map((column, i) => {
        const content = column.show(row);
        const className = column.kind === 'figure' ? styles.figure : undefined;
        if (i > 0) {
          return (
            <td key={column.key} className={className}>
              {content}
            </td>
          );
        }
        return (
          <th key={column.key} scope="row" className={className}>
            {onOpen === undefined ? (
              content
            ) : (
              <button type="button" className={styles.open} data-open onClick={() => onOpen(row)}>
                {content}
              </button>
            )}
          </th>
        );
      })}
    </tr>
  );
}
