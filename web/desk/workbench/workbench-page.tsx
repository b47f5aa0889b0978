import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useCounty } from '../area-tree.ts';
import { RunningNow } from '../running/running-now.tsx';
import { useReader } from '../session.ts';
import { AreaFigures } from './area-figures.tsx';
import { CountyList } from './county-list.tsx';
import { MissingCalendar } from './missing-calendar.tsx';
import { WaitingApprovals } from './waiting-approvals.tsx';
import { WorkGroups } from './work-groups.tsx';
import styles from './workbench.module.css';
import { useWorkbench } from './workbench-data.ts';

function EmptyCounty() {
  const county = useCounty();
  const navigate = useNavigate();
  const mayImport = useReader().may.includes('import.run');
  if (!mayImport)
    return <EmptyFace title="这里还没有农户" whatToDo="等县级人员导入农户以后，要办的事会按期限列在这里。" />;
  return (
    <EmptyFace
      title="这里还没有农户"
      whatToDo="先导入：交上填好的工作簿，程序检查后一次导入，随即逐户筛查，有风险的成为预警线索。"
      action={
        <Button type="primary" onClick={() => navigate(`/${county}/households/imports`)}>
          去导入
        </Button>
      }
    />
  );
}

function Today() {
  const { data, error, refetch } = useWorkbench(useCounty());
  if (error !== null) return <ErrorFace problem={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingFace label="工作台" />;
  if (data.figures.households === 0) return <EmptyCounty />;
  return (
    <div className={styles.columns}>
      <WorkGroups workbench={data} />
      <AreaFigures workbench={data} />
    </div>
  );
}

/** 工作台: what waits for me by deadline, and my area in figures. */
export function WorkbenchPage() {
  const { today, displayName } = useReader();
  return (
    <>
      <PageHead title="工作台" note={`${displayName}，今天是 ${today}。等您办的事按期限排，最急的在前。`} />
      <MissingCalendar />
      <RunningNow />
      <WaitingApprovals />
      <CountyList />
      <Today />
    </>
  );
}
