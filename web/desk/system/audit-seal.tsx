import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useCallback, useState } from 'react';
import type { AuditStanding, AuditVerdict } from '../../../contract/audit.ts';
import type { JobView } from '../../../contract/jobs.ts';
import { Facts } from '../../ui/facts.tsx';
import { formatInstant } from '../../ui/instant.ts';
import { ProgressPanel } from '../../ui/progress-panel.tsx';
import { Section } from '../../ui/section.tsx';
import { ask, commandOf } from '../api.ts';
import { isGoing, type JobPlace, runningKeys, useJob, useRunning } from '../running/running-data.ts';
import { auditWords, outcomeWords, percentOf, stageWords } from '../running/running-words.ts';
import { useCommand } from '../use-command.ts';
import styles from './system.module.css';

const standingKey = ['audit-seal'] as const;

function useStanding() {
  return useQuery({
    queryKey: standingKey,
    queryFn: ({ signal }) => ask<AuditStanding>('/audit/seal', {}, signal),
    refetchInterval: 10_000,
  });
}

function Standing({ standing }: { standing: AuditStanding }) {
  const { sealedUntil, unsealed, exportedAt } = standing;
  const instantOr = (instant: string | null) => (instant === null ? '还没有' : formatInstant(instant));
  return (
    <Facts
      lines={[
        { label: '本单位的记录封存到', value: instantOr(sealedUntil) },
        { label: '等待封存', value: `${unsealed} 条` },
        { label: '最近导出根', value: instantOr(exportedAt) },
      ]}
    />
  );
}

function Verdict({ verdict }: { verdict: AuditVerdict }) {
  return (
    <>
      <Alert type={verdict.sound ? 'success' : 'error'} showIcon title={auditWords(verdict)} />
      {verdict.warnings.map((warning) => (
        <p key={warning} className={styles.soon}>
          {warning}
        </p>
      ))}
    </>
  );
}

/** Where it stands; a verdict or a failure is said below, once. */
function stageOf(job: JobView): string {
  if (isGoing(job)) return stageWords(job);
  return job.report === null && job.failure === null ? outcomeWords(job) : '';
}

function Verification({ job }: { job: JobView }) {
  const { state, report, failure } = job;
  return (
    <ProgressPanel
      title="核对全部审计"
      state={state}
      percent={percentOf(job)}
      stage={stageOf(job)}
      foundAt="系统 › 正在运行"
      {...(failure !== null ? { problem: { message: failure } } : {})}
      {...(report !== null ? { outcome: <Verdict verdict={report as AuditVerdict} /> } : {})}
    />
  );
}

/** How far the audit is sealed and exported, and its verification: begun here, found again here. */
export function AuditSeal() {
  const client = useQueryClient();
  const standing = useStanding();
  const latest = useRunning().data?.jobs.find(({ kind }) => kind === 'auditVerify');
  const [asked, setAsked] = useState<JobPlace>();
  const onEnd = useCallback(() => client.invalidateQueries({ queryKey: standingKey }), [client]);
  const job = useJob(asked ?? (latest && { county: latest.county, job: latest.id }), onEnd);
  const verify = useCommand<JobPlace>(runningKeys, setAsked);
  return (
    <Section
      title="封存"
      note="每条记录连续编号、成批封存，根导出到库外；改一条、删一条、插一条都查得出来"
      actions={
        <Button
          loading={verify.isPending || (job !== undefined && isGoing(job))}
          onClick={() => verify.mutate(commandOf('POST /audit/verification'))}
        >
          立即核对
        </Button>
      }
    >
      {standing.data !== undefined && <Standing standing={standing.data} />}
      {job !== undefined && <Verification job={job} />}
    </Section>
  );
}
