import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ParameterView } from '../../../contract/policy.ts';
import type { DraftView, OwnChange } from '../../../contract/policy-drafts.ts';
import { CHOICES } from '../../../policy/packs/choices.ts';
import { FormField } from '../../ui/form-field.tsx';
import styles from './policy.module.css';
import { usePolicy } from './policy-data.ts';

interface DraftParameterProps {
  view: DraftView;
  onSet: (change: OwnChange) => void;
}

/** Another value for a parameter of the pack: a figure, one of the choices, a day. */
export function DraftParameter({ view, onSet }: DraftParameterProps) {
  const inForce = usePolicy(view.from).data?.pack;
  const parameters = (view.pack ?? inForce)?.parameters ?? [];
  const [name, setName] = useState<string>();
  const [value, setValue] = useState('');
  const chosen = parameters.find((each) => each.name === name);
  const choose = (next: string) => {
    setName(next);
    setValue(parameters.find((each) => each.name === next)?.value ?? '');
  };
  return (
    <>
      <FormField label="参数" required>
        {({ id, labelledBy }) => (
          <Select
            id={id}
            aria-labelledby={labelledBy}
            className={styles.choice ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="选一个参数，可以打字找"
            value={name}
            options={parameters.map((each) => ({ value: each.name, label: `${each.label}（现为 ${each.said}）` }))}
            onChange={choose}
          />
        )}
      </FormField>
      {chosen && (
        <FormField
          label={chosen.unit === 'yuan' ? '改成（元）' : '改成'}
          required
          hint={chosen.reading ?? chosen.standing}
        >
          {({ id, labelledBy }) => (
            <ValueInput id={id} labelledBy={labelledBy} parameter={chosen} value={value} onChange={setValue} />
          )}
        </FormField>
      )}
      <Button disabled={!chosen || value.trim() === ''} onClick={() => chosen && onSet(changeOf(chosen, value.trim()))}>
        写进草稿
      </Button>
    </>
  );
}

function changeOf({ name, label, unit }: ParameterView, value: string): OwnChange {
  return { parameter: { name, label, unit, value } };
}

interface ValueInputProps {
  id: string;
  labelledBy: string;
  parameter: ParameterView;
  value: string;
  onChange: (value: string) => void;
}

function ValueInput({ id, labelledBy, parameter: { name, unit }, value, onChange }: ValueInputProps) {
  if (unit === 'choice') {
    const options = Object.entries(CHOICES[name]?.options ?? {}).map(([key, label]) => ({ value: key, label }));
    return (
      <Select
        id={id}
        aria-labelledby={labelledBy}
        className={styles.choice ?? ''}
        value={value}
        options={options}
        onChange={onChange}
      />
    );
  }
  return (
    <Input
      id={id}
      className={styles.choice ?? ''}
      {...(unit === 'date' ? { type: 'date' } : { inputMode: 'decimal' as const })}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
