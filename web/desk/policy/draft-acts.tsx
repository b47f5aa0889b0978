import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DraftView } from '../../../contract/policy-drafts.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useCommand } from '../use-command.ts';
import styles from './policy.module.css';
import { versionsKey } from './versions-data.ts';

/** Who is to act now: the writer hands in or takes back, somebody else approves or returns. */
export function DraftActs({ view }: { view: DraftView }) {
  const county = useCounty();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const act = useCommand([versionsKey(county), ['policy', county]], () => message.success('办好了'));
  const path = `POST /counties/${county}/policy/drafts/${view.draft}` as const;
  const { version } = view;
  if (view.state === 'approved' || view.state === 'withdrawn') return null;
  const isWaiting = view.state === 'submitted';
  const decide = (outcome: 'approve' | 'return') =>
    act.mutate(commandOf(`${path}/decision`, { version, outcome, reason: reason.trim() }));
  const hasReason = reason.trim() !== '';
  return (
    <Section title="办理" note={isWaiting ? '批准的不能是起草的人' : '交出以前先试算'}>
      {view.kind === 'version' && (
        <p className={styles.note}>
          <Link to={{ search: `part=preview&draft=${view.draft}` }}>试算：在一户上、在全县试这份草稿</Link>
        </p>
      )}
      {!isWaiting && view.mine && (
        <Button
          type="primary"
          disabled={view.faults.length > 0 || view.differences.length === 0}
          loading={act.isPending}
          onClick={() => act.mutate(commandOf(`${path}/submission`, { version }))}
        >
          交出，等另一人批准
        </Button>
      )}
      <FormField label={isWaiting && !view.mine ? '意见' : '撤回的理由'} required>
        {({ id }) => (
          <Input.TextArea
            id={id}
            className={styles.choice ?? ''}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormField>
      <div className={styles.acts}>
        {isWaiting && !view.mine && (
          <>
            <Button type="primary" disabled={!hasReason} loading={act.isPending} onClick={() => decide('approve')}>
              批准
            </Button>
            <Button disabled={!hasReason} onClick={() => decide('return')}>
              退回修改
            </Button>
          </>
        )}
        <Button
          danger
          disabled={!hasReason}
          onClick={() => act.mutate(commandOf(`${path}/withdrawal`, { version, reason: reason.trim() }))}
        >
          撤回草稿
        </Button>
      </div>
      {act.error !== null && <ProblemAlert problem={act.error} />}
    </Section>
  );
}
