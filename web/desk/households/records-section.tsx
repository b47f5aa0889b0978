import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { DOCUMENT_KIND_LABELS, type DocumentKind } from '../../../contract/documents.ts';
import type { DocumentView, HouseholdView, SweepFormView } from '../../../contract/households.ts';
import { Count, Money } from '../../ui/figures.tsx';
import type { ListColumn } from '../../ui/list-columns.ts';
import { RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { download } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import type { ProblemError } from '../problem-error.ts';
import styles from './household.module.css';
import { yesNoWords } from './shown.ts';

function wantingOf({ education, medical, housing, water }: SweepFormView): string {
  const asked = [
    ['教育', education],
    ['医疗', medical],
    ['住房', housing],
    ['饮水', water],
  ] as const;
  const wanting = asked.filter(([, secured]) => secured === false).map(([name]) => name);
  if (wanting.length > 0) return `${wanting.join('、')}没有保障`;
  return asked.every(([, secured]) => secured === true) ? '都有保障' : '未填全';
}

const sweepColumns: readonly ListColumn<SweepFormView>[] = [
  { key: 'visitedOn', title: '入户日期', show: ({ visitedOn }) => visitedOn },
  { key: 'campaign', title: '批次', show: ({ campaign }) => campaign },
  { key: 'type', title: '户类型', show: ({ householdType }) => householdType },
  { key: 'members', title: '人口', unit: '人', kind: 'figure', show: ({ members }) => <Count value={members} /> },
  { key: 'perHead', title: '人均收入', unit: '元', kind: 'figure', show: ({ perHead }) => <Money yuan={perHead} /> },
  { key: 'essentials', title: '三保障和饮水', show: wantingOf },
  { key: 'risks', title: '风险类型', show: ({ riskTypes }) => riskTypes.join('、') },
  { key: 'meets', title: '符合监测', show: ({ meetsMonitoring }) => yesNoWords(meetsMonitoring) },
  { key: 'opinion', title: '处理意见', show: ({ opinion }) => opinion },
  { key: 'visitors', title: '排查人', show: ({ visitors }) => visitors },
];

/** 入户排查登记, newest first. */
export function SweepSection({ view }: { view: HouseholdView }) {
  return (
    <Section title="排查登记" note={`${view.sweepForms.length} 份`}>
      {view.sweepForms.length === 0 ? (
        <p className={styles.nothing}>没有排查登记。集中排查的登记表随导入进来。</p>
      ) : (
        <RecordTable name="排查登记" columns={sweepColumns} rows={view.sweepForms} rowKey={({ id }) => id} />
      )}
    </Section>
  );
}

function Download({ document }: { document: DocumentView }) {
  const county = useCounty();
  const { message } = App.useApp();
  const label = DOCUMENT_KIND_LABELS[document.kind as DocumentKind] ?? document.kind;
  const fetchIt = () =>
    download(`/counties/${county}/documents/${document.id}`, {}, label).catch((problem: ProblemError) =>
      message.error(problem.message),
    );
  return (
    <Button
      type="link"
      size="small"
      icon={<DownloadOutlined aria-hidden />}
      aria-label={`下载${document.on}的${label}`}
      onClick={fetchIt}
    >
      下载
    </Button>
  );
}

const kilobyte = 1024;

const documentColumns: readonly ListColumn<DocumentView>[] = [
  { key: 'on', title: '日期', show: ({ on }) => on },
  { key: 'kind', title: '种类', show: ({ kind }) => DOCUMENT_KIND_LABELS[kind as DocumentKind] ?? kind },
  {
    key: 'size',
    title: '大小',
    unit: 'KB',
    kind: 'figure',
    show: ({ size }) => <Count value={Math.ceil(size / kilobyte)} />,
  },
  { key: 'download', title: '文件', show: (document) => <Download document={document} /> },
];

/** Papers on file. */
export function PapersSection({ view }: { view: HouseholdView }) {
  return (
    <Section title="文书" note={`${view.documents.length} 份`}>
      {view.documents.length === 0 ? (
        <p className={styles.nothing}>没有文书。承诺授权书、评议记录、公示等在办理案件时归档。</p>
      ) : (
        <RecordTable name="文书" columns={documentColumns} rows={view.documents} rowKey={({ id }) => id} />
      )}
    </Section>
  );
}
