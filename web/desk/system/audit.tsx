import { Button } from 'antd';
import type { AuditRow } from '../../../contract/accounts.ts';
import { ROLE_LABELS, type Role } from '../../../contract/roles.ts';
import { formatInstant } from '../../ui/instant.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { useListState } from '../../ui/list-state.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { useAudit } from './administration-data.ts';
import { AuditSeal } from './audit-seal.tsx';
import { auditActLabels, deviceWords, objectWords } from './audit-words.ts';
import styles from './system.module.css';

function Outcome({ entry }: { entry: AuditRow }) {
  if (entry.outcome !== 'refused') return '已办';
  return <span className={styles.late}>被拒绝</span>;
}

function detailWords(details: AuditRow['details']): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' ');
}

const columns: readonly ListColumn<AuditRow>[] = [
  { key: 'at', title: '时间', width: 140, show: (entry) => formatInstant(entry.at) },
  { key: 'actor', title: '谁', show: (entry) => entry.actorName ?? '（不在本单位）' },
  { key: 'role', title: '以什么角色', show: (entry) => ROLE_LABELS[entry.role as Role] ?? entry.role },
  { key: 'act', title: '做了什么', show: (entry) => auditActLabels[entry.act] ?? entry.act },
  { key: 'objects', title: '涉及', show: (entry) => objectWords(entry.objects, entry.objectKind) },
  { key: 'outcome', title: '结果', show: (entry) => <Outcome entry={entry} /> },
  { key: 'why', title: '用途', show: (entry) => <span className={styles.words}>{entry.why ?? ''}</span> },
  { key: 'device', title: '从哪里', show: (entry) => deviceWords(entry.device) },
  {
    key: 'details',
    title: '细节',
    show: (entry) => <code className={styles.details}>{detailWords(entry.details)}</code>,
  },
];

/** 审计: who did what, when, from where and what for; refused attempts too. Nothing here can be changed. */
export function Audit() {
  const [state, change] = useListState();
  const act = state.filters.act;
  const audit = useAudit(act);
  const entries = audit.data?.pages.flatMap((page) => page.entries);
  return (
    <>
      <AuditSeal />
      <ListTable
        name="审计记录"
        columns={columns}
        rowKey={({ id }) => id}
        answer={{ ...audit, data: entries && { rows: entries, total: entries.length } }}
        state={{ ...state, page: 1, filters: act === undefined ? {} : { act } }}
        onState={({ filters }) => change({ filters: { part: 'audit', ...filters } })}
        fixedPageSize={Math.max(entries?.length ?? 1, 1)}
        query={[
          {
            key: 'act',
            label: '做了什么',
            kind: 'choice',
            options: Object.entries(auditActLabels).map(([value, label]) => ({ value, label })),
          },
        ]}
        tools={
          audit.hasNextPage && (
            <Button loading={audit.isFetchingNextPage} onClick={() => audit.fetchNextPage()}>
              再看更早的 100 条
            </Button>
          )
        }
        empty={{ title: '还没有审计记录', whatToDo: '有人登录、查看或办事以后，这里就有记录。' }}
      />
    </>
  );
}
