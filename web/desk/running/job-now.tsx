import { ThunderboltOutlined } from '@ant-design/icons';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback, useState } from 'react';
import type { JobView } from '../../../contract/jobs.ts';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useCommand } from '../use-command.ts';
import { isGoing, type JobPlace, runningKeys, useJob, useRunning } from './running-data.ts';
import { outcomeWords } from './running-words.ts';

interface JobNowProps {
  kind: JobView['kind'];
  /** Below the county: `screening`. */
  path: string;
  words: { start: string; going: string; failed: string };
  /** What is asked again when it has ended. */
  refreshes: readonly QueryKey[];
}

/** Asks for long work. It goes on without this page; whoever comes back finds it going on. */
export function JobNow({ kind, path, words, refreshes }: JobNowProps) {
  const county = useCounty();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const going = useRunning().data?.jobs.find((job) => job.kind === kind && job.county === county && isGoing(job));
  const [asked, setAsked] = useState<JobPlace>();
  const onEnd = useCallback(
    (job: JobView) => {
      for (const queryKey of refreshes) client.invalidateQueries({ queryKey });
      if (job.state === 'done') message.success(outcomeWords(job));
      else modal.error({ title: words.failed, content: outcomeWords(job) });
    },
    [client, message, modal, refreshes, words],
  );
  if (going !== undefined && going.id !== asked?.job) setAsked({ county, job: going.id });
  const job = useJob(asked, onEnd);
  const ask = useCommand<JobPlace>(runningKeys, setAsked);
  const start = () =>
    ask.mutate(commandOf(`POST /counties/${county}/${path}`), {
      onError: (problem) => modal.error({ title: words.failed, content: problem.message }),
    });
  const isBusy = ask.isPending || (job !== undefined && isGoing(job));
  return (
    <Button icon={<ThunderboltOutlined aria-hidden />} loading={isBusy} onClick={start}>
      {isBusy ? words.going : words.start}
    </Button>
  );
}
