import { AutoComplete, Input, InputNumber, Radio, Select } from 'antd';
import type { FieldLabel } from '../../../contract/household-fields.ts';
import { labelsOf } from '../../../domain/code-lists/code-list.ts';
import type { FieldValue } from './correction-subjects.ts';

interface FieldInputProps {
  id: string;
  field: FieldLabel;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  /** What stands there now, masked. */
  placeholder?: string | undefined;
}

function YesNo({ id, field, value, onChange }: FieldInputProps) {
  const chosen = typeof value === 'boolean' ? String(value) : 'unknown';
  const options = [
    { value: 'true', label: '是' },
    { value: 'false', label: '否' },
    { value: 'unknown', label: '不清楚' },
  ];
  const words = { true: true, false: false, unknown: null } as const;
  return (
    <Radio.Group
      id={id}
      aria-label={field.label}
      options={options}
      value={chosen}
      onChange={(event) => onChange(words[event.target.value as keyof typeof words])}
    />
  );
}

function Choice({ id, field, value, onChange }: FieldInputProps) {
  const options = field.list ? labelsOf(field.list).map((label) => ({ value: label, label })) : [];
  if (field.type === 'choices') {
    return (
      <Select
        id={id}
        mode="multiple"
        options={options}
        value={Array.isArray(value) ? [...value] : []}
        placeholder="未填"
        onChange={(labels: string[]) => onChange(labels.length === 0 ? null : labels)}
      />
    );
  }
  const text = typeof value === 'string' ? value : undefined;
  if (field.list?.closed !== true) {
    return <AutoComplete id={id} options={options} value={text} onChange={(typed) => onChange(typed || null)} />;
  }
  return (
    <Select
      id={id}
      options={options}
      value={text}
      placeholder="未填"
      allowClear
      onChange={(label: string | undefined) => onChange(label ?? null)}
    />
  );
}

/** What a field is typed or chosen with, by its type. Emptied means not known. */
export function FieldInput(props: FieldInputProps) {
  const { id, field, value, onChange, placeholder } = props;
  if (field.type === 'yesNo') return <YesNo {...props} />;
  if (field.type === 'choice' || field.type === 'choices') return <Choice {...props} />;
  if (field.type === 'number' || field.type === 'money') {
    return (
      <InputNumber
        id={id}
        value={typeof value === 'number' ? value : null}
        precision={field.type === 'money' ? 2 : 0}
        suffix={field.type === 'money' ? '元' : undefined}
        controls={false}
        style={{ width: '100%' }}
        onChange={(number) => onChange(number)}
      />
    );
  }
  return (
    <Input
      id={id}
      type={field.type === 'day' ? 'date' : 'text'}
      value={typeof value === 'string' ? value : ''}
      placeholder={placeholder}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}
