import type { CaseRow } from '../../../contract/case-list.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import { DeadlineTag } from '../../ui/deadline-tag.tsx';
import { Count } from '../../ui/figures.tsx';
import { shortDay } from '../../ui/instant.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { deskLabels } from './act-panel.tsx';
import styles from './identification.module.css';

function Step({ row, today }: { row: CaseRow; today: PlainDate }) {
  const ends = row.notice === null ? undefined : row.notice.mayEndOn;
  return (
    <>
      {row.stepTitle}
      <span className={styles.quiet}>
        {ends !== undefined && (ends > today ? ` 公示到 ${shortDay(ends)}` : ' 公示已满，可结束')}
      </span>
    </>
  );
}

/** The columns of the list of cases. */
export function caseColumns(today: PlainDate): readonly ListColumn<CaseRow>[] {
  return [
    { key: 'name', title: '户主', width: 96, show: (row) => row.headName ?? '（户主未填）' },
    {
      key: 'village',
      title: '村组',
      show: (row) => [row.townshipName, row.villageName, row.villageGroup].filter(Boolean).join(' '),
    },
    { key: 'members', title: '人口', unit: '人', kind: 'figure', show: (row) => <Count value={row.members} /> },
    { key: 'step', title: '环节', show: (row) => <Step row={row} today={today} /> },
    { key: 'waitsFor', title: '等谁办', show: (row) => (row.waitsFor === null ? '已办结' : deskLabels[row.waitsFor]) },
    {
      key: 'due',
      title: '识别期限',
      show: (row) =>
        row.dueOn === null ? <span className={styles.quiet}>—</span> : <DeadlineTag dueOn={row.dueOn} today={today} />,
    },
    { key: 'category', title: '类别（未定的为拟定）', show: (row) => row.category ?? '—' },
    { key: 'since', title: '进入本环节', show: (row) => row.since },
    { key: 'openedOn', title: '立案日期', hidden: true, show: (row) => row.openedOn },
    { key: 'householdNo', title: '户编号', hidden: true, show: (row) => row.householdNo },
  ];
}
