import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { EXPORT_LABELS, EXPORT_STATE_LABELS, type ExportView } from '../../../contract/exports.ts';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { Count } from '../../ui/figures.tsx';
import { formatInstant } from '../../ui/instant.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { RecordTable } from '../../ui/record-table.tsx';
import { useCounty } from '../area-tree.ts';
import type { ProblemError } from '../problem-error.ts';
import { takeExport, useExports } from './export-data.ts';
import { ExportDecision } from './export-decision.tsx';

function Take({ row }: { row: ExportView }) {
  const county = useCounty();
  const { message } = App.useApp();
  const take = () => takeExport(county, row).catch((problem: ProblemError) => message.error(problem.message));
  return (
    <Button size="small" onClick={take}>
      下载
    </Button>
  );
}

function outcomeWords({ decidedBy, reason, until, state }: ExportView): string {
  if (state === 'refused') return `${decidedBy ?? ''}：${reason ?? ''}`;
  const by = decidedBy === null ? '' : `${decidedBy}批准，`;
  return until === null ? '' : `${by}可下载到 ${formatInstant(until)}`;
}

function columnsOf(onDecide: (row: ExportView) => void): ListColumn<ExportView>[] {
  return [
    { key: 'number', title: '编号', width: 120, show: ({ number }) => number },
    { key: 'kind', title: '内容', width: 130, show: ({ kind }) => EXPORT_LABELS[kind] },
    { key: 'purpose', title: '用途', width: 220, show: ({ purpose }) => purpose },
    { key: 'persons', title: '人数', unit: '人', kind: 'figure', show: ({ persons }) => <Count value={persons} /> },
    { key: 'by', title: '谁申请', width: 100, show: ({ by }) => by },
    { key: 'askedAt', title: '什么时候', width: 140, show: ({ askedAt }) => formatInstant(askedAt) },
    { key: 'state', title: '状态', width: 120, show: ({ state }) => EXPORT_STATE_LABELS[state] },
    { key: 'outcome', title: '结果', show: outcomeWords },
    {
      key: 'act',
      title: '操作',
      width: 90,
      show: (row) => (
        <>
          {row.may.includes('download') && <Take row={row} />}
          {row.may.includes('decide') && (
            <Button size="small" type="primary" onClick={() => onDecide(row)}>
              办理
            </Button>
          )}
        </>
      ),
    },
  ];
}

/** 导出记录: mine to download, others' to approve. */
export function ExportsPage() {
  const county = useCounty();
  const { data, error, refetch } = useExports();
  const [deciding, setDeciding] = useState<ExportView>();
  return (
    <>
      <PageHead
        title="导出记录"
        note={
          <>
            <Link to={`/${county}/reports`}>统计</Link> · 含个人信息的导出都记在这里；超过 100
            人的，由另一个人批准后一天以内下载。
          </>
        }
      />
      {error !== null && <ErrorFace problem={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingFace label="导出记录" />}
      {data?.exports.length === 0 && (
        <EmptyFace
          title="还没有导出"
          whatToDo="统计表里点开一格、疑点数据、导入时的错误清单，都可以导出；导出的记在这里。"
        />
      )}
      {data !== undefined && data.exports.length > 0 && (
        <RecordTable name="导出记录" columns={columnsOf(setDeciding)} rows={data.exports} rowKey={({ id }) => id} />
      )}
      {deciding !== undefined && <ExportDecision row={deciding} onClose={() => setDeciding(undefined)} />}
    </>
  );
}
