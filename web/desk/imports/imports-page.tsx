import { Link, useNavigate } from 'react-router';
import type { ImportBatchView } from '../../../contract/imports.ts';
import { Count } from '../../ui/figures.tsx';
import { formatInstant } from '../../ui/instant.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { useListState } from '../../ui/list-state.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Section } from '../../ui/section.tsx';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import { useImports } from './import-data.ts';
import styles from './imports.module.css';
import { NewImport } from './new-import.tsx';
import { outcomeWords, progressWords } from './words.ts';

const columns: readonly ListColumn<ImportBatchView>[] = [
  { key: 'fileName', title: '文件', show: ({ fileName }) => fileName },
  { key: 'state', title: '结果', show: (batch) => outcomeWords(batch) },
  {
    key: 'progress',
    title: '进度',
    show: ({ state, progress }) => (state === 'running' || state === 'waiting' ? progressWords(progress) : ''),
  },
  {
    key: 'accepted',
    title: '接受',
    unit: '户',
    kind: 'figure',
    show: ({ accepted }) => <Count value={accepted?.households} />,
  },
  {
    key: 'changed',
    title: '有变动',
    unit: '户',
    kind: 'figure',
    show: ({ changed }) => <Count value={changed?.households} />,
  },
  { key: 'faults', title: '错误', unit: '处', kind: 'figure', show: ({ faultCount }) => <Count value={faultCount} /> },
  {
    key: 'warnings',
    title: '提示',
    unit: '条',
    kind: 'figure',
    show: ({ warningCount }) => <Count value={warningCount} />,
  },
  { key: 'startedAt', title: '交上时间', show: ({ startedAt }) => formatInstant(startedAt) },
  { key: 'by', title: '经办人', show: ({ by }) => by },
];

/** 导入: hand workbooks in, and find again what was handed in before. */
export function ImportsPage() {
  const county = useCounty();
  const navigate = useNavigate();
  const { may } = useReader();
  const [state, change] = useListState();
  const answer = useImports();
  return (
    <>
      <PageHead
        title="导入"
        note={
          <>
            <Link className={styles.link ?? ''} to={`/${county}/households`}>
              农户
            </Link>{' '}
            · 先检查，再导入；只改不同的，文件里没有的农户不动。
          </>
        }
      />
      {may.includes('import.run') && <NewImport />}
      <Section title="交过的文件">
        <ListTable
          name="导入批次"
          unit="份"
          columns={columns}
          rowKey={({ id }) => id}
          answer={answer}
          state={state}
          onState={change}
          fixedPageSize={50}
          empty={{ title: '还没有交过文件', whatToDo: '在上面选好工作簿，点“先检查”。' }}
          onOpen={({ id }) => navigate(`/${county}/households/imports/${id}`)}
        />
      </Section>
    </>
  );
}
