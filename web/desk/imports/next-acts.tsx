import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { ImportBatchPage, ImportOptionsInput } from '../../../contract/imports.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { ExportButton } from '../exports/export-button.tsx';
import { useReader } from '../session.ts';
import { useImportAgain } from './import-data.ts';
import styles from './imports.module.css';

/** What the reader is told to do, in a sentence. */
function adviceOf({ state, dryRun, faultCount }: ImportBatchPage): string {
  const faults = faultCount ?? 0;
  if (state === 'failed') return '文件没有导入。改好后重新交一次。';
  if (faults > 0 && (dryRun || state === 'refused')) {
    return `有 ${faults} 处错误。可以下载标注好的工作簿，照最后一列改好再交；急用时，也可以先只导入没有错误的农户。`;
  }
  if (dryRun) return '没有错误，可以导入。';
  if (faults > 0)
    return '没有错误的农户已导入；有错误的整户留下了。下载标注好的工作簿，改好后再交一次，已导入的不会重复。';
  return '已导入，并已逐户筛查。有风险的农户成了预警线索，交村里核实。';
}

function Again({ batch }: { batch: ImportBatchPage }) {
  const county = useCounty();
  const navigate = useNavigate();
  const again = useImportAgain();
  const faults = batch.faultCount ?? 0;
  const start = (options: ImportOptionsInput) =>
    again.mutate(commandOf(`POST /counties/${county}/imports/${batch.id}/again`, options), {
      onSuccess: ({ id }) => navigate(`/${county}/households/imports/${id}`),
    });
  return (
    <>
      {again.error !== null && <ProblemAlert problem={again.error} />}
      {faults === 0 ? (
        <Button type="primary" loading={again.isPending} onClick={() => start({ mode: batch.mode, dryRun: false })}>
          导入
        </Button>
      ) : (
        <Button loading={again.isPending} onClick={() => start({ mode: 'faultless', dryRun: false })}>
          只导入没有错误的农户
        </Button>
      )}
    </>
  );
}

/** What can be done with the outcome of an import. */
export function NextActs({ batch }: { batch: ImportBatchPage }) {
  const county = useCounty();
  const navigate = useNavigate();
  const mayRun = useReader().may.includes('import.run');
  const faults = batch.faultCount ?? 0;
  const nothingTaken = batch.dryRun || batch.state === 'refused';
  const mayGoOn = mayRun && batch.hasWorkbook && nothingTaken && batch.state !== 'failed';
  return (
    <>
      <p>{adviceOf(batch)}</p>
      <div className={styles.acts}>
        {faults > 0 && batch.hasWorkbook && (
          <ExportButton
            label="下载标注好的工作簿"
            asked={{ kind: 'importFaults', batch: batch.id }}
            purpose="改正导入错误"
          />
        )}
        {mayGoOn && <Again batch={batch} />}
        {!nothingTaken && batch.state === 'done' && (
          <>
            <Button onClick={() => navigate(`/${county}/households`)}>看农户</Button>
            <Button type={faults > 0 ? 'default' : 'primary'} onClick={() => navigate(`/${county}/leads`)}>
              到预警线索
            </Button>
          </>
        )}
      </div>
    </>
  );
}
