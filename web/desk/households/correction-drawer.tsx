import { Button, Input } from 'antd';
import { lazy, Suspense, useId, useState } from 'react';
import type { Corrected } from '../../../contract/corrections.ts';
import type { HouseholdView } from '../../../contract/households.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { TwoVersions } from '../../ui/two-versions.tsx';
import { commandOf } from '../api.ts';
import { useReader } from '../session.ts';
import { useCommand } from '../use-command.ts';
import { changedFields, type Draft, differences, draftOf } from './changed-fields.ts';
import styles from './correction-drawer.module.css';
import type { Correction } from './correction-subjects.ts';
import { FieldInput } from './field-input.tsx';
import { useHouseholdKey, useHouseholdPath } from './household-data.ts';

/** The rules and facts come with the first correction, not with the page. */
const EntryJudgement = lazy(() => import('./entry-judgement.tsx').then((part) => ({ default: part.EntryJudgement })));

interface FieldsProps {
  correction: Correction;
  draft: Draft;
  changed: Draft;
  onChange: (draft: Draft) => void;
}

function Fields({ correction, draft, changed, onChange }: FieldsProps) {
  const id = useId();
  const { fields, current, sealed } = correction;
  return (
    <div className={styles.fields}>
      {Object.entries(fields).map(([name, field]) => {
        const now = current[name];
        const masked = sealed.includes(name) && typeof now === 'string' ? `${now}，不填就不改` : undefined;
        return (
          <div key={name} className={name in changed ? styles.changed : styles.field}>
            <label htmlFor={`${id}-${name}`}>
              {field.code !== undefined && <span className={styles.code}>{field.code} </span>}
              {field.label}
            </label>
            <FieldInput
              id={`${id}-${name}`}
              field={field}
              value={draft[name] ?? null}
              placeholder={masked}
              onChange={(value) => onChange({ ...draft, [name]: value })}
            />
          </div>
        );
      })}
    </div>
  );
}

interface WhenAndWhyProps {
  from: string;
  reason: string;
  today: string;
  onFrom: (day: string) => void;
  onReason: (words: string) => void;
}

function WhenAndWhy({ from, reason, today, onFrom, onReason }: WhenAndWhyProps) {
  const id = useId();
  return (
    <div className={styles.why}>
      <div className={styles.field}>
        <label htmlFor={`${id}-from`}>从哪天起</label>
        <Input
          id={`${id}-from`}
          type="date"
          max={today}
          value={from}
          onChange={(event) => onFrom(event.target.value)}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-reason`}>更正理由</label>
        <Input.TextArea
          id={`${id}-reason`}
          rows={2}
          maxLength={500}
          value={reason}
          placeholder="例：入户核实，原登记有误"
          onChange={(event) => onReason(event.target.value)}
        />
      </div>
      <p className={styles.note}>原来的值保留在经过里；更正后当场按规则重新判断。</p>
    </div>
  );
}

interface CorrectionDrawerProps {
  /** The newest version of the household that the page has. */
  view: HouseholdView;
  ofView: (now: HouseholdView) => Correction;
  onClose: () => void;
}

function useCorrection({ view, ofView, onClose }: CorrectionDrawerProps) {
  const path = useHouseholdPath();
  const key = useHouseholdKey();
  const [first] = useState(() => draftOf(ofView(view)));
  const [draft, setDraft] = useState(first);
  const [from, setFrom] = useState(view.on);
  const [reason, setReason] = useState('');
  const command = useCommand<Corrected>([key, ['households']], onClose);
  const correction = ofView(view);
  const changed = changedFields(first, draft);
  /** What was read and answered for was another entry. */
  const change = (next: Draft) => {
    setDraft(next);
    if (command.error?.code === 'entryDoubtful') command.reset();
  };
  /** First with a question; who has read the doubts saves all the same. */
  const save = (askFirst: boolean) => {
    const input = { from, reason: reason.trim(), version: view.version, changes: changed, askFirst };
    command.mutate(commandOf(`POST ${path}${correction.path}` as `POST /${string}`, input));
  };
  return { correction, changed, draft, change, from, setFrom, reason, setReason, command, save };
}

/** Corrects what is registered: only changed fields, from a day, with a reason. What somebody else saved meanwhile is shown beside it. */
export function CorrectionDrawer(props: CorrectionDrawerProps) {
  const { today } = useReader();
  const { correction, changed, draft, command, save, ...form } = useCorrection(props);
  const count = Object.keys(changed).length;
  const ready = count > 0 && form.reason.trim().length >= 2 && form.from !== '';
  const stale = command.error?.code === 'stale';
  const doubtful = command.error?.code === 'entryDoubtful';
  return (
    <DetailDrawer
      open
      title={correction.title}
      note={count > 0 ? `改了 ${count} 项` : '只改有误的'}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>取消</Button>
          <Button type="primary" disabled={!ready} loading={command.isPending} onClick={() => save(!doubtful)}>
            {doubtful ? '核对过，仍要保存' : '保存更正'}
          </Button>
        </>
      }
    >
      {command.error !== null && !stale && (
        <ProblemAlert problem={command.error} tone={doubtful ? 'warning' : 'refused'} />
      )}
      <Fields correction={correction} draft={draft} changed={changed} onChange={form.change} />
      <WhenAndWhy from={form.from} reason={form.reason} today={today} onFrom={form.setFrom} onReason={form.setReason} />
      {stale && (
        <TwoVersions
          theirs={`这一户刚被改过，现在是第 ${props.view.version} 版`}
          differences={differences(changed, correction)}
          onTakeTheirs={props.onClose}
          onKeepMine={() => save(true)}
        />
      )}
      <Suspense>
        <EntryJudgement applied={correction.applied} changed={changed} from={form.from} />
      </Suspense>
    </DetailDrawer>
  );
}
