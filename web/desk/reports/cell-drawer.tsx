import { Link } from 'react-router';
import type { Attachment2Household } from '../../../contract/reports.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import { columnWords } from '../../../domain/tables/column-words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { Count } from '../../ui/figures.tsx';
import type { ListColumn } from '../../ui/list-columns.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { ExportButton } from '../exports/export-button.tsx';
import { useReader } from '../session.ts';
import { type Cell, useCellHouseholds } from './attachment-2-data.ts';
import styles from './reports.module.css';

const columns: readonly ListColumn<Attachment2Household>[] = [
  {
    key: 'name',
    title: '户主',
    show: (row) => <Link to={`/${row.county}/households/${row.id}`}>{row.headName ?? '（户主未填）'}</Link>,
  },
  { key: 'village', title: '村', show: (row) => row.villageName },
  { key: 'members', title: '人口', unit: '人', kind: 'figure', show: (row) => <Count value={row.members} /> },
  { key: 'type', title: '户类型', show: (row) => row.householdType ?? '未填' },
  { key: 'opinion', title: '处理意见', show: (row) => row.opinion ?? '未填' },
  { key: 'category', title: '监测对象类别', show: (row) => row.category ?? '—' },
  { key: 'visitedOn', title: '排查日期', show: (row) => row.visitedOn },
  { key: 'householdNo', title: '户编号', show: (row) => row.householdNo },
];

const nothing = () => {};

interface CellDrawerProps {
  cell: Cell;
  areaName: string;
  on: PlainDate;
  onClose: () => void;
}

/** The households that one cell of the table counts. */
export function CellDrawer({ cell, areaName, on, onClose }: CellDrawerProps) {
  const households = useCellHouseholds(cell, on);
  const { may } = useReader();
  const rows = households.data?.households;
  const persons = rows?.reduce((sum, { members }) => sum + (members ?? 0), 0);
  return (
    <DetailDrawer open title={`${areaName} · ${columnWords(cell.column)}`} onClose={onClose}>
      {may.includes('export.ask') && rows !== undefined && rows.length > 0 && (
        <ExportButton label="导出这些农户" asked={{ kind: 'cellHouseholds', ...cell, on }} />
      )}
      <p className={styles.base}>
        按各户最近一次入户排查登记计，截至 {on}
        {rows !== undefined && `，共 ${rows.length} 户 ${persons} 人`}。
      </p>
      <ListTable
        name="这一格的农户"
        unit="户"
        columns={columns}
        rowKey={({ id }) => id}
        answer={{ ...households, data: rows && { rows, total: rows.length } }}
        state={{ page: 1, pageSize: 100, filters: {} }}
        onState={nothing}
        fixedPageSize={Math.max(rows?.length ?? 1, 1)}
        empty={{ title: '这一格没有农户', whatToDo: '数字可能刚有变动，关闭后重看。' }}
      />
    </DetailDrawer>
  );
}
