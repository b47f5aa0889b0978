import { Button, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { FieldChange, TimelineEntry, TimelineKind } from '../../../contract/household-history.ts';
import { ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { Section } from '../../ui/section.tsx';
import { type TimelineEntry as ShownEntry, Timeline } from '../../ui/timeline.tsx';
import { useCounty } from '../area-tree.ts';
import styles from './household.module.css';
import { useHouseholdPath, useTimeline } from './household-data.ts';

const kinds: readonly TimelineKind[] = ['资料', '收支', '三保障', '线索', '识别', '帮扶', '排查', '文书'];
const firstShown = 20;

function Changes({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <ul className={styles.changes}>
      {changes.map(({ subject, label, before, after, from }) => (
        <li key={`${subject}-${label}-${from}`}>
          {subject === '本户' ? '' : `${subject} `}
          {label}：{before === null ? '' : `${before} → `}
          {after ?? '未填'}（自 {from} 起）
        </li>
      ))}
    </ul>
  );
}

/** A first registration changes every field from nothing: told by its title, not field by field. */
function detailOf({ detail, changes }: TimelineEntry) {
  const corrected = changes.some(({ before }) => before !== null);
  if (changes.length === 0) return detail ?? undefined;
  return (
    <>
      {detail}
      {corrected ? (
        <Changes changes={changes} />
      ) : (
        <details>
          <summary>登记的 {changes.length} 项</summary>
          <Changes changes={changes} />
        </details>
      )}
    </>
  );
}

function useShown() {
  const county = useCounty();
  const navigate = useNavigate();
  const household = useHouseholdPath().split('/').at(-1);
  return (entry: TimelineEntry): ShownEntry => {
    const to = entry.case === null ? undefined : `/${county}/identification/${household}`;
    const detail = detailOf(entry);
    return {
      ...{ id: entry.id, on: entry.on, kind: entry.kind, title: entry.title },
      ...(detail === undefined ? {} : { detail }),
      ...(entry.by === null ? {} : { by: entry.by }),
      ...(entry.kind === '识别' ? { tone: 'done' as const } : {}),
      ...(to === undefined ? {} : { onOpen: () => navigate(to) }),
    };
  };
}

function Entries({ entries }: { entries: readonly TimelineEntry[] }) {
  const [kind, setKind] = useState<TimelineKind>();
  const [all, setAll] = useState(false);
  const shownOf = useShown();
  const chosen = kind === undefined ? entries : entries.filter((entry) => entry.kind === kind);
  const shown = all ? chosen : chosen.slice(0, firstShown);
  return (
    <>
      <Select
        className={styles.filter}
        aria-label="只看一类"
        placeholder="全部种类"
        allowClear
        style={{ width: 160 }}
        value={kind}
        options={kinds.map((value) => ({ value, label: value }))}
        onChange={(value: TimelineKind | undefined) => setKind(value)}
      />
      {chosen.length === 0 ? (
        <p className={styles.nothing}>没有这一类的记录。</p>
      ) : (
        <Timeline entries={shown.map(shownOf)} />
      )}
      {shown.length < chosen.length && (
        <Button className={styles.more} onClick={() => setAll(true)}>
          再看更早的 {chosen.length - shown.length} 条
        </Button>
      )}
    </>
  );
}

/** Everything that happened, in one line of time. */
export function TimelineSection() {
  const { data, error, refetch } = useTimeline();
  return (
    <Section title="经过" note={data && `${data.entries.length} 条，新的在前`}>
      {error !== null && <ErrorFace problem={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingFace label="经过" lines={6} />}
      {error === null && data !== undefined && <Entries entries={data.entries} />}
    </Section>
  );
}
