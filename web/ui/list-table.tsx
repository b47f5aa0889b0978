import { Checkbox, Pagination } from 'antd';
import type { ReactNode } from 'react';
import { EmptyFace, type EmptyWords, ErrorFace, LoadingFace } from './faces.tsx';
import { type ListColumn, useListTaste } from './list-columns.ts';
import { ListHeadCells, ListRow, type ListSelection, walkRows } from './list-rows.tsx';
import { ListSettings } from './list-settings.tsx';
import { type ListChange, type ListState, pageSizes } from './list-state.ts';
import styles from './list-table.module.css';
import type { ShownProblem } from './problem-alert.tsx';
import { QueryArea, type QueryField } from './query-area.tsx';
import { ScrollPane } from './scroll-pane.tsx';

/** What a query hook hands over; react-query's result fits as it is. */
export interface ListAnswer<Row> {
  data: { rows: readonly Row[]; total: number } | undefined;
  error: ShownProblem | null;
  isFetching: boolean;
  refetch: () => unknown;
}

export interface ListTableProps<Row> {
  /** What the rows are, in words: `农户`. Names the table and keeps its column choice. */
  name: string;
  columns: readonly ListColumn<Row>[];
  rowKey: (row: Row) => string;
  answer: ListAnswer<Row>;
  state: ListState;
  onState: (change: ListChange) => void;
  query?: readonly QueryField[];
  /** Buttons over the table, the primary one last. */
  tools?: ReactNode;
  empty: EmptyWords;
  onOpen?: (row: Row) => void;
  selection?: ListSelection;
  /** The measure word of the rows: `户`, `条`. */
  unit?: string;
  /** Rows a page where the server decides it; without it the reader chooses. */
  fixedPageSize?: number;
}

function Face<Row>(props: ListTableProps<Row> & { children: ReactNode }) {
  const { answer, state, name, empty, children } = props;
  const { data, error, refetch } = answer;
  if (error !== null) return <ErrorFace problem={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingFace label={name} />;
  if (data.rows.length > 0) return children;
  const asked = Object.values(state.filters).some((value) => value !== '');
  if (!asked && state.page === 1) return <EmptyFace {...empty} />;
  return <EmptyFace title={`没有符合条件的${name}`} whatToDo="放宽或清除上面的查询条件再试。" />;
}

function PageTick({ keys, selection }: { keys: readonly string[]; selection: ListSelection }) {
  const here = keys.filter((key) => selection.keys.includes(key)).length;
  const others = selection.keys.filter((key) => !keys.includes(key));
  return (
    <th scope="col" className={styles.tick}>
      <Checkbox
        aria-label="选择本页全部"
        checked={here > 0 && here === keys.length}
        indeterminate={here > 0 && here < keys.length}
        onChange={(event) => selection.onChange(event.target.checked ? [...others, ...keys] : others)}
      />
    </th>
  );
}

function Rows<Row>(props: ListTableProps<Row> & { shown: readonly ListColumn<Row>[]; roomy: boolean }) {
  const { answer, rowKey, selection, shown, state, onState, onOpen, name } = props;
  const rows = answer.data?.rows ?? [];
  return (
    <ScrollPane className={styles.pane} label={`${name}表格`} busy={answer.isFetching}>
      <table
        className={`${styles.table} ${props.roomy ? styles.roomy : ''} ${selection ? styles.ticked : ''}`}
        onKeyDown={walkRows}
      >
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            {selection !== undefined && <PageTick keys={rows.map(rowKey)} selection={selection} />}
            <ListHeadCells columns={shown} sort={state.sort} onSort={(sort) => onState({ sort })} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ListRow
              key={rowKey(row)}
              row={row}
              rowKey={rowKey(row)}
              columns={shown}
              onOpen={onOpen}
              selection={selection}
            />
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

/** The one list: query area, tools, four faces (loading, empty, error, rows), pages asked of the server, state in the address. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { answer, state, onState, query, tools, columns, selection, unit = '条', fixedPageSize } = props;
  const taste = useListTaste(props.name, columns);
  const total = answer.data?.total;
  const pageSize = fixedPageSize ?? state.pageSize;
  const chooses = fixedPageSize === undefined && total !== undefined && total > pageSizes[0];
  return (
    <div>
      {query !== undefined && (
        <QueryArea fields={query} values={state.filters} onQuery={(filters) => onState({ filters })} />
      )}
      <div className={styles.tools} data-screen-only>
        <output className={styles.count}>
          {total !== undefined && `共 ${total.toLocaleString('zh-CN')} ${unit}`}
          {selection !== undefined && selection.keys.length > 0 && `，已选 ${selection.keys.length} ${unit}`}
        </output>
        <ListSettings
          columns={columns}
          shown={taste.shown}
          density={taste.density}
          onShown={taste.setShown}
          onDensity={taste.setDensity}
        />
        {tools}
      </div>
      <div className={styles.frame}>
        <Face {...props}>
          <Rows {...props} shown={taste.shown} roomy={taste.density === 'roomy'} />
        </Face>
      </div>
      {total !== undefined && total > 0 && (
        <Pagination
          className={styles.pages}
          align="end"
          current={state.page}
          pageSize={pageSize}
          total={total}
          pageSizeOptions={[...pageSizes]}
          showSizeChanger={chooses ? { 'aria-label': '每页行数' } : false}
          responsive
          onChange={(page, size) => onState(size === pageSize ? { page } : { pageSize: size })}
        />
      )}
    </div>
  );
}
