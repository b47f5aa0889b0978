import { Link, useParams } from 'react-router';
import type { ImportBatchPage } from '../../../contract/imports.ts';
import { ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { formatInstant } from '../../ui/instant.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { ProgressPanel } from '../../ui/progress-panel.tsx';
import { useCounty } from '../area-tree.ts';
import { useImport } from './import-data.ts';
import styles from './imports.module.css';
import { NextActs } from './next-acts.tsx';
import { Report } from './report.tsx';
import { modeWords, outcomeWords, percentOf, progressWords } from './words.ts';

function panelState({ state }: ImportBatchPage) {
  return state === 'refused' ? 'done' : state;
}

function Batch({ batch }: { batch: ImportBatchPage }) {
  const { fileName, dryRun, state, progress, failure, report } = batch;
  const ended = state !== 'waiting' && state !== 'running';
  const failed = { message: failure ?? '程序出了意外，什么也没有导入。请重新交一次；多次出现请告诉系统管理员。' };
  return (
    <>
      <ProgressPanel
        title={`${dryRun ? '检查' : '导入'} ${fileName}`}
        state={panelState(batch)}
        percent={ended ? 100 : percentOf(progress)}
        stage={ended ? outcomeWords(batch) : progressWords(progress)}
        foundAt="农户 › 导入"
        {...(state === 'failed' ? { problem: failed } : {})}
        {...(ended ? { outcome: <NextActs batch={batch} /> } : {})}
      />
      {report !== null && <Report report={report} />}
    </>
  );
}

/** One import: how far it is, what came of it, what to do next. */
export function ImportPage() {
  const county = useCounty();
  const { batch = '' } = useParams();
  const { data, error, refetch } = useImport(batch);
  return (
    <>
      <PageHead
        title="导入结果"
        note={
          <>
            <Link className={styles.link ?? ''} to={`/${county}/households/imports`}>
              导入
            </Link>
            {data !== undefined &&
              ` · ${[formatInstant(data.startedAt), data.by, modeWords[data.mode]].filter(Boolean).join(' · ')}`}
          </>
        }
      />
      {error !== null && <ErrorFace problem={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingFace label="导入结果" />}
      {error === null && data !== undefined && <Batch batch={data} />}
    </>
  );
}
