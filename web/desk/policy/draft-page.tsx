import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { DRAFT_STATES, type DraftView, type OwnChange } from '../../../contract/policy-drafts.ts';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { FileButton } from '../file-button.tsx';
import { useCommand } from '../use-command.ts';
import { Differences } from './differences.tsx';
import { DraftActs } from './draft-acts.tsx';
import { DraftCategory } from './draft-category.tsx';
import { DraftFigure } from './draft-figure.tsx';
import { DraftParameter } from './draft-parameter.tsx';
import { DraftRule } from './draft-rule.tsx';
import styles from './policy.module.css';
import { ThresholdForm } from './threshold-form.tsx';
import { useDraft, versionsKey } from './versions-data.ts';

/** One draft: what it changes, what is wrong with it, how it is changed further, and who is to act. */
export function DraftPage({ draft }: { draft: string }) {
  const view = useDraft(draft);
  if (view.error !== null) return <ErrorFace problem={view.error} onRetry={view.refetch} />;
  if (view.data === undefined) return <LoadingFace label="草稿" />;
  return <Draft view={view.data} />;
}

function Draft({ view }: { view: DraftView }) {
  const county = useCounty();
  const isOpen = view.mine && view.kind === 'version' && (view.state === 'draft' || view.state === 'returned');
  return (
    <>
      <p>
        <Link to={{ search: 'part=versions' }}>← 各版</Link>
      </p>
      <p className={styles.note}>
        {view.kind === 'end' ? `停用“${view.title}”` : view.title} · <strong>{DRAFT_STATES[view.state]}</strong> · 从{' '}
        {view.from} 起{view.documentNo !== null && ` · ${view.documentNo}`} · {view.draftedBy ?? '—'}起草
        {view.reason !== null && <span className={styles.quiet}>{view.reason}</span>}
      </p>
      {view.faults.length > 0 && (
        <ProblemAlert
          problem={{
            message: `还有 ${view.faults.length} 处问题，改好才能交出`,
            lines: view.faults.map(({ where, what }) => `${where}：${what}`),
          }}
        />
      )}
      {view.kind === 'version' && (
        <Section
          title="和现行的比"
          note={`${view.differences.length} 处不同，按 ${view.from} 这一天比`}
          actions={
            <FileButton
              path={`/counties/${county}/policy/drafts/${view.draft}/content`}
              otherwise={`draft-${view.from}.json`}
              label="导出"
            />
          }
        >
          {view.differences.length === 0 ? (
            <EmptyFace title="和现行的一样" whatToDo="在下面改参数、规则、类别，或录公布的数。" />
          ) : (
            <Differences differences={view.differences} />
          )}
        </Section>
      )}
      {isOpen && <Changing view={view} />}
      <DraftActs view={view} />
    </>
  );
}

const kinds = [
  { value: 'parameter', label: '改参数' },
  { value: 'rule', label: '改规则、加规则' },
  { value: 'threshold', label: '选一条预警' },
  { value: 'category', label: '改类别' },
  { value: 'figure', label: '录公布的数' },
];

/** The next change of the county's own layer. While the draft cannot be read, the last entry can only be mended by another. */
function Changing({ view }: { view: DraftView }) {
  const county = useCounty();
  const [kind, setKind] = useState('parameter');
  const change = useCommand([versionsKey(county)]);
  const set = (next: OwnChange) =>
    change.mutate(
      commandOf(`POST /counties/${county}/policy/drafts/${view.draft}/changes`, {
        version: view.version,
        change: next,
      }),
    );
  return (
    <Section title="再改一项" note="官方的数和规则不动；这里写的压在它们上面，两个都看得见">
      <ChoiceBar label="改什么" choices={kinds} value={kind} onChoose={setKind} />
      {kind === 'parameter' && <DraftParameter view={view} onSet={set} />}
      {kind === 'rule' && <DraftRule view={view} onSet={set} />}
      {kind === 'threshold' && <ThresholdForm view={view} onSet={set} />}
      {kind === 'category' && <DraftCategory view={view} onSet={set} />}
      {kind === 'figure' && <DraftFigure view={view} onSet={set} />}
      {change.error !== null && <ProblemAlert problem={change.error} />}
      <TakeBack view={view} onDrop={set} />
    </Section>
  );
}

function TakeBack({ view: { own }, onDrop }: { view: DraftView; onDrop: (change: OwnChange) => void }) {
  if (own.length === 0) return null;
  return (
    <ul className={styles.changes} aria-label="这一版自己写的">
      {own.map(({ drop, key, title }) => (
        <li key={`${drop}-${key}`}>
          <Button size="small" onClick={() => onDrop({ drop, key })}>
            取消“{title}”的改动
          </Button>
        </li>
      ))}
    </ul>
  );
}
