import { App, Button } from 'antd';
import { useState } from 'react';
import { type CaseObjection, type CaseView, OUTCOME_LABELS } from '../../../contract/identification.ts';
import { Section } from '../../ui/section.tsx';
import { ActForm } from './act-form.tsx';
import { useAct } from './case-data.ts';
import styles from './identification.module.css';

function Answer({ of, number, onDone }: { of: CaseView; number: number; onDone: () => void }) {
  const { message } = App.useApp();
  const { send, isPending, error } = useAct(of.household, of.version, () => {
    message.success(`第 ${number} 条异议已有结论`);
    onDone();
  });
  const act = of.may.find((each) => each.act === 'recordObjection');
  if (act === undefined) return null;
  const properties = act.input.properties as Record<string, { enum?: string[] }>;
  const { content: _content, raisedBy: _raisedBy, ...asked } = properties;
  const finding = { ...asked.finding, enum: (asked.finding?.enum ?? []).filter((each) => each !== 'pending') };
  const input = { ...act.input, properties: { ...asked, finding }, required: ['finding', 'reason'] };
  return (
    <ActForm
      act={{ ...act, title: `给第 ${number} 条异议下结论`, input }}
      household={of.household}
      known={{ objection: number }}
      unasked={['objection']}
      problem={error}
      sending={isPending}
      onSend={(filled) => send('recordObjection', filled)}
    />
  );
}

function Objection({ of, objection }: { of: CaseView; objection: CaseObjection }) {
  const [answering, setAnswering] = useState(false);
  const mayAnswer = objection.finding === 'pending' && of.may.some(({ act }) => act === 'recordObjection');
  return (
    <li className={styles.paper}>
      <div className={styles.paperHead}>
        <strong>第 {objection.number} 条</strong>
        <span className={objection.finding === 'pending' ? styles.soon : styles.quiet}>
          {OUTCOME_LABELS[objection.finding]}
        </span>
        <span className={styles.quiet}>{[objection.raisedBy, objection.raisedOn].filter(Boolean).join(' · ')}</span>
        {mayAnswer && !answering && (
          <Button size="small" onClick={() => setAnswering(true)}>
            核实后下结论
          </Button>
        )}
      </div>
      <p>{objection.content ?? '内容不在您的查看范围内，或已按规定抹去。'}</p>
      {objection.reason !== null && (
        <p className={styles.quiet}>
          {objection.answeredOn} 结论：{objection.reason}
        </p>
      )}
      {answering && <Answer of={of} number={objection.number} onDone={() => setAnswering(false)} />}
    </li>
  );
}

/** 异议: what was raised against the notice, and what was found. */
export function CaseObjections({ of }: { of: CaseView }) {
  if (of.objections.length === 0) return null;
  return (
    <Section title="异议" note="全部有结论以后，公示才能结束">
      <ol className={styles.papers}>
        {of.objections.map((objection) => (
          <Objection key={objection.number} of={of} objection={objection} />
        ))}
      </ol>
    </Section>
  );
}
