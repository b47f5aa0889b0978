import { Button } from 'antd';
import { Link } from 'react-router';
import type { JobView } from '../../../contract/jobs.ts';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { formatInstant } from '../../ui/instant.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { WORK_STATE_LABELS } from '../../ui/progress-panel.tsx';
import { RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { commandOf } from '../api.ts';
import { useCommand } from '../use-command.ts';
import styles from './running.module.css';
import { isGoing, runningKeys, useRunning } from './running-data.ts';
import { outcomeWords, stageWords } from './running-words.ts';

function Name({ job }: { job: JobView }) {
  if (job.kind !== 'import') return job.label;
  return <Link to={`/${job.county}/households/imports/${job.id}`}>{job.label}</Link>;
}

/** An import tells its result in a report of its own. */
function Result({ job }: { job: JobView }) {
  if (job.kind === 'import' && job.state === 'done') {
    return <Link to={`/${job.county}/households/imports/${job.id}`}>看导入报告</Link>;
  }
  return <span className={styles.words}>{outcomeWords(job)}</span>;
}

function CallOff({ job }: { job: JobView }) {
  const cancel = useCommand(runningKeys);
  if (!job.mayCancel) return null;
  const send = () => cancel.mutate(commandOf(`POST /long-work/${job.county}/${job.id}/cancel`));
  return (
    <Button size="small" loading={cancel.isPending} onClick={send} aria-label={`取消${job.areaName}的${job.label}`}>
      取消
    </Button>
  );
}

const asked: readonly ListColumn<JobView>[] = [
  { key: 'label', title: '工作', width: 110, show: (job) => <Name job={job} /> },
  { key: 'areaName', title: '范围', show: ({ areaName }) => areaName },
  { key: 'askedBy', title: '谁要的', show: ({ askedBy }) => askedBy ?? '程序自己（每夜）' },
  { key: 'askedAt', title: '什么时候', width: 140, show: ({ askedAt }) => formatInstant(askedAt) },
];

const going: readonly ListColumn<JobView>[] = [
  ...asked,
  { key: 'state', title: '状态', show: ({ state }) => WORK_STATE_LABELS[state] },
  { key: 'stage', title: '办到哪里', show: (job) => <span className={styles.words}>{stageWords(job)}</span> },
  { key: 'cancel', title: '取消', width: 72, show: (job) => <CallOff job={job} /> },
];

const ended: readonly ListColumn<JobView>[] = [
  ...asked,
  { key: 'finishedAt', title: '结束', width: 140, show: ({ finishedAt }) => finishedAt && formatInstant(finishedAt) },
  {
    key: 'state',
    title: '状态',
    show: ({ state }) => (
      <span className={state === 'failed' ? styles.late : undefined}>{WORK_STATE_LABELS[state]}</span>
    ),
  },
  { key: 'outcome', title: '结果', show: (job) => <Result job={job} /> },
];

/** 正在运行: long work that the reader may see, what still goes on first. */
export function Running() {
  const { data, error, refetch } = useRunning();
  if (error !== null) return <ErrorFace problem={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingFace label="正在运行的工作" />;
  const [open, closed] = [data.jobs.filter(isGoing), data.jobs.filter((job) => !isGoing(job))];
  return (
    <>
      <Section title="正在运行" note={`${open.length} 件；离开本页不影响进行`}>
        {open.length === 0 && (
          <EmptyFace title="现在没有正在运行的工作" whatToDo="导入、立即筛查、核对审计开始以后，进度会出现在这里。" />
        )}
        {open.length > 0 && <RecordTable name="正在运行的工作" columns={going} rows={open} rowKey={({ id }) => id} />}
      </Section>
      {closed.length > 0 && (
        <Section title="已结束" note={`最近 ${closed.length} 件`}>
          <RecordTable name="已结束的工作" columns={ended} rows={closed} rowKey={({ id }) => id} />
        </Section>
      )}
    </>
  );
}
