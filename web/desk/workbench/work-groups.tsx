import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Workbench, WorkGroup, WorkItem } from '../../../contract/workbench.ts';
import { DeadlineTag } from '../../ui/deadline-tag.tsx';
import type { ListColumn } from '../../ui/list-columns.ts';
import { RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import styles from './workbench.module.css';

const OneLead = lazy(() => import('../leads/one-lead.tsx').then((part) => ({ default: part.OneLead })));

const groups = [
  { key: 'overdue', title: '逾期' },
  { key: 'dueToday', title: '今天到期' },
  { key: 'thisWeek', title: '本周到期' },
  { key: 'later', title: '以后' },
] as const;

function Deadline({ item, today }: { item: WorkItem; today: string }) {
  if (item.notBefore !== null && item.notBefore > today) return <>{item.notBefore} 起可办</>;
  return item.dueOn === null ? <>没有期限</> : <DeadlineTag dueOn={item.dueOn} today={today} />;
}

function columnsOf(county: string, today: string, onAct: (item: WorkItem) => void): readonly ListColumn<WorkItem>[] {
  return [
    { key: 'due', title: '期限', width: 140, show: (item) => <Deadline item={item} today={today} /> },
    { key: 'title', title: '要办的事', show: ({ title }) => title },
    {
      key: 'household',
      title: '农户',
      width: 112,
      show: ({ household, headName }) => (
        <Link to={`/${county}/households/${household}`}>{headName ?? '（户主未填）'}</Link>
      ),
    },
    { key: 'householdNo', title: '户编号', width: 128, show: ({ householdNo }) => householdNo },
    { key: 'village', title: '村', width: 128, show: ({ villageName }) => villageName },
    {
      key: 'act',
      title: '办理',
      width: 72,
      show: (item) => (
        <Button
          size="small"
          className={styles.act ?? ''}
          aria-label={`办理${item.headName ?? item.householdNo}的${item.title}`}
          onClick={() => onAct(item)}
        >
          办理
        </Button>
      ),
    },
  ];
}

interface GroupProps {
  title: string;
  group: WorkGroup;
  columns: readonly ListColumn<WorkItem>[];
}

function Group({ title, group, columns }: GroupProps) {
  const { items, count } = group;
  if (count === 0) return null;
  return (
    <Section title={title} note={`${count} 件`}>
      <div className={styles.work}>
        <RecordTable name={`${title}的事`} columns={columns} rows={items} rowKey={({ kind, id }) => `${kind}-${id}`} />
      </div>
      {count > items.length && <p className={styles.quiet}>这里列出最急的 {items.length} 件，办完后后面的会补上来。</p>}
    </Section>
  );
}

/** Nobody waits for me; whoever waits for others is told, so that an empty page is not taken for an idle county. */
function Nothing({ leadsOpen }: { leadsOpen: number }) {
  const { area } = useReader();
  const above = area.level === 'province' || area.level === 'city';
  const own = above
    ? '识别认定由村、镇、县办理，这一级看进度和逾期。'
    : '有新线索或案件转到您这一级，会按期限列在这里。';
  return (
    <p className={styles.nothing}>
      现在没有等您办的事。{own}
      {leadsOpen > 0 && `有 ${leadsOpen} 条线索等村里核实。`}
    </p>
  );
}

/** What waits for me, the most urgent first. A lead opens here; a case opens on its page. */
export function WorkGroups({ workbench }: { workbench: Workbench }) {
  const county = useCounty();
  const navigate = useNavigate();
  const [lead, setLead] = useState<WorkItem>();
  const act = (item: WorkItem) => {
    if (item.kind === 'lead') setLead(item);
    else navigate(`/${county}/identification/${item.household}`);
  };
  const columns = columnsOf(county, workbench.today, act);
  const nothing = groups.every(({ key }) => workbench[key].count === 0);
  return (
    <div>
      {nothing && <Nothing leadsOpen={workbench.figures.leadsOpen} />}
      {groups.map(({ key, title }) => (
        <Group key={key} title={title} group={workbench[key]} columns={columns} />
      ))}
      <Suspense>
        {lead !== undefined && <OneLead household={lead.household} lead={lead.id} onClose={() => setLead(undefined)} />}
      </Suspense>
    </div>
  );
}
