import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { MayAct } from '../../../contract/identification.ts';
import { ProblemAlert, type ShownProblem } from '../../ui/problem-alert.tsx';
import styles from './identification.module.css';
import { type Draft, type FieldSchema, faultsOf, fieldsOf, inputOf } from './input-schema.ts';
import { SchemaField } from './schema-field.tsx';

interface ActFormProps {
  act: MayAct;
  household: string;
  /** What is known already: nobody types it again. */
  known: Draft;
  /** Fields that are not asked, because somebody else fills them in. */
  unasked?: readonly string[];
  problem: ShownProblem | null;
  sending: boolean;
  onSend: (input: Record<string, unknown>) => void;
}

/** The form of one act, drawn from the JSON Schema that the server offers with it. */
export function ActForm({ act, household, known, unasked = [], problem, sending, onSend }: ActFormProps) {
  const schema = act.input as FieldSchema;
  const fields = fieldsOf(schema).filter(({ name }) => !unasked.includes(name));
  const [draft, setDraft] = useState<Draft>(known);
  const [tried, setTried] = useState(false);
  const faults = faultsOf(fields, draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0) onSend(inputOf(draft));
  };
  return (
    <form onSubmit={submit} aria-label={act.title}>
      {schema.description !== undefined && <p className={styles.description}>{schema.description}。</p>}
      {fields.map((field) => (
        <SchemaField
          key={field.name}
          field={field}
          household={household}
          draft={draft}
          wrong={tried ? faults[field.name] : undefined}
          onChange={(value) => setDraft((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      {problem !== null && <ProblemAlert problem={problem} />}
      <Button type="primary" htmlType="submit" danger={act.act === 'sendBack'} loading={sending}>
        {act.title}
      </Button>
    </form>
  );
}
