import type { HouseholdRow } from '../../../contract/household-list.ts';
import { Count, Money } from '../../ui/figures.tsx';
import type { ListColumn } from '../../ui/list-columns.ts';
import styles from './household.module.css';

function Standing({ row }: { row: HouseholdRow }) {
  if (row.type !== '监测对象') return row.type;
  return (
    <>
      {row.category ?? '监测对象'}
      {row.riskRemoved && <span className={styles.quiet}> 风险已消除</span>}
    </>
  );
}

function Tags({ row, titles }: { row: HouseholdRow; titles: Readonly<Record<string, string>> }) {
  return (
    <span className={styles.tags}>
      {row.runningCase && <span className={styles.workTag}>识别认定中</span>}
      {row.openLead && <span className={styles.workTag}>线索待核实</span>}
      {row.rules.map((rule) => (
        <span key={rule} className={styles.tag}>
          {titles[rule] ?? rule}
        </span>
      ))}
    </span>
  );
}

/** The columns of the list; the keys of sortable ones are the server's words for the order. */
export function columnsOf(titles: Readonly<Record<string, string>>): readonly ListColumn<HouseholdRow>[] {
  return [
    { key: 'name', title: '户主', sortable: true, show: (row) => row.headName ?? '（户主未填）' },
    { key: 'householdNo', title: '户编号', sortable: true, show: (row) => row.householdNo },
    {
      key: 'village',
      title: '村组',
      sortable: true,
      show: (row) => [row.villageName, row.villageGroup].filter(Boolean).join(' '),
    },
    { key: 'members', title: '人口', unit: '人', kind: 'figure', show: (row) => <Count value={row.members} /> },
    { key: 'type', title: '户类型', show: (row) => <Standing row={row} /> },
    {
      key: 'A38',
      title: '人均收入参考范围',
      unit: '元/人',
      kind: 'figure',
      sortable: true,
      show: (row) => <Money yuan={row.A38} />,
    },
    { key: 'tags', title: '办理和命中规则', show: (row) => <Tags row={row} titles={titles} /> },
  ];
}
