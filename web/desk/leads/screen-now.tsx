import { ThunderboltOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback, useState } from 'react';
import type { JobView } from '../../../contract/jobs.ts';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { isGoing, type JobPlace, runningKeys, useJob, useRunning } from '../running/running-data.ts';
import { outcomeWords } from '../running/running-words.ts';
import { useCommand } from '../use-command.ts';
import { leadKeys } from './lead-data.ts';

/**
 * 立即筛查: judges every household of the reader's area by the pack in force; new hits become leads. It goes on without
 * this page; whoever comes back finds it going on.
 */
export function ScreenNow() {
  const county = useCounty();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const going = useRunning().data?.jobs.find(
    (job) => job.kind === 'screening' && job.county === county && isGoing(job),
  );
  const [asked, setAsked] = useState<JobPlace>();
  const onEnd = useCallback(
    (job: JobView) => {
      for (const queryKey of leadKeys) client.invalidateQueries({ queryKey });
      if (job.state === 'done') message.success(outcomeWords(job));
      else modal.error({ title: '没有筛查', content: outcomeWords(job) });
    },
    [client, message, modal],
  );
  if (going !== undefined && going.id !== asked?.job) setAsked({ county, job: going.id });
  const job = useJob(asked, onEnd);
  const screen = useCommand<JobPlace>(runningKeys, setAsked);
  const start = () =>
    screen.mutate(commandOf(`POST /counties/${county}/screening`), {
      onError: (problem) => modal.error({ title: '没有筛查', content: problem.message }),
    });
  const isBusy = screen.isPending || (job !== undefined && isGoing(job));
  return (
    <Button icon={<ThunderboltOutlined aria-hidden />} loading={isBusy} onClick={start}>
      {isBusy ? '正在筛查' : '立即筛查'}
    </Button>
  );
}
