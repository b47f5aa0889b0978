import { FilterOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { type AreaChoice, AreaPicker } from './area-picker.tsx';
import styles from './query-area.module.css';

interface FieldBase {
  key: string;
  label: string;
}

/** One field of a query. `personal` text (names, numbers, phones) is kept out of the address. */
export type QueryField =
  | (FieldBase & { kind: 'text'; placeholder?: string; personal?: boolean })
  | (FieldBase & { kind: 'choice'; options: readonly { value: string; label: string }[] })
  | (FieldBase & { kind: 'area'; areas: readonly AreaChoice[] })
  | (FieldBase & { kind: 'day' });

type Values = Readonly<Record<string, string>>;

interface QueryAreaProps {
  fields: readonly QueryField[];
  values: Values;
  onQuery: (values: Values) => void;
}

interface FieldInputProps {
  id: string;
  field: QueryField;
  value: string;
  /** Typed, not yet asked. */
  onType: (value: string) => void;
  /** Chosen: asked at once. */
  onChoose: (value: string) => void;
}

function FieldInput({ id, field, value, onType, onChoose }: FieldInputProps) {
  if (field.kind === 'text') {
    return (
      <Input
        id={id}
        value={value}
        placeholder={field.placeholder}
        allowClear
        onChange={(event) => onType(event.target.value)}
      />
    );
  }
  if (field.kind === 'day') {
    return <Input id={id} type="date" value={value} onChange={(event) => onChoose(event.target.value)} />;
  }
  if (field.kind === 'area') {
    return <AreaPicker id={id} areas={field.areas} value={value} onChange={(code) => onChoose(code ?? '')} />;
  }
  return (
    <Select
      id={id}
      value={value === '' ? undefined : value}
      placeholder="全部"
      allowClear
      options={[...field.options]}
      onChange={(chosen: string | undefined) => onChoose(chosen ?? '')}
    />
  );
}

/** The query area of a list. A choice asks at once, typed text on Enter or 查询; on a phone it folds behind one button. */
export function QueryArea({ fields, values, onQuery }: QueryAreaProps) {
  const id = useId();
  const [draft, setDraft] = useState<Values>(values);
  const [open, setOpen] = useState(false);
  useEffect(() => setDraft(values), [values]);
  const set = Object.values(values).filter((value) => value !== '').length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onQuery(draft);
  };
  return (
    <search data-screen-only>
      <Button
        className={styles.fold}
        icon={<FilterOutlined aria-hidden />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {set > 0 ? `查询条件（${set}）` : '查询条件'}
      </Button>
      <form className={`${styles.area} ${open ? styles.open : ''}`} onSubmit={submit}>
        {fields.map((field) => (
          <div key={field.key} className={styles.field}>
            <label htmlFor={`${id}-${field.key}`}>{field.label}</label>
            <FieldInput
              id={`${id}-${field.key}`}
              field={field}
              value={draft[field.key] ?? ''}
              onType={(value) => setDraft({ ...draft, [field.key]: value })}
              onChoose={(value) => onQuery({ ...draft, [field.key]: value })}
            />
          </div>
        ))}
        <div className={styles.buttons}>
          <Button htmlType="submit">查询</Button>
          <Button type="text" disabled={set === 0} onClick={() => onQuery({})}>
            清除
          </Button>
        </div>
      </form>
    </search>
  );
}
