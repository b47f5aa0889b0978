import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { FormField } from '../../ui/form-field.tsx';
import styles from './identification.module.css';
import { choiceWords, type Draft, exampleOf, hintOf, type NamedField, usualValues } from './input-schema.ts';
import { MeasureRows } from './measure-rows.tsx';
import { ScanField } from './scan-field.tsx';

interface InputProps {
  field: NamedField;
  id: string;
  describedBy: string | undefined;
  labelledBy: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

const mostRadios = 6;

function ChoiceInput({ field: { schema }, id, describedBy, labelledBy, value, onChange }: InputProps) {
  const options = (schema.enum ?? []).map((each) => ({ value: each, label: choiceWords(each, schema.description) }));
  if (options.length > mostRadios) {
    return (
      <Select
        id={id}
        className={styles.wide}
        value={value as string | undefined}
        options={options}
        onChange={onChange}
      />
    );
  }
  return (
    <Radio.Group
      id={id}
      className={styles.choices}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      value={value}
      options={options}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Several of the usual values, and others in words. */
function SeveralInput({ field: { schema }, id, labelledBy, value, onChange }: InputProps) {
  const usual = usualValues(schema);
  const chosen = (value as string[] | undefined) ?? [];
  if (usual.length === 0) {
    return (
      <Input.TextArea
        id={id}
        value={chosen.join('\n')}
        placeholder="一行写一个"
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => onChange(event.target.value.split('\n'))}
      />
    );
  }
  const others = chosen.filter((each) => !usual.includes(each));
  const ticked = chosen.filter((each) => usual.includes(each));
  return (
    <>
      <Checkbox.Group
        className={styles.choices}
        aria-labelledby={labelledBy}
        value={ticked}
        options={[...usual]}
        onChange={(values) => onChange([...values, ...others])}
      />
      <Input
        id={id}
        className={styles.others}
        aria-label={`${schema.title}：上面没有的`}
        placeholder="上面没有的写在这里，用顿号隔开"
        value={others.join('、')}
        onChange={(event) => onChange([...ticked, ...event.target.value.split('、').filter((each) => each !== '')])}
      />
    </>
  );
}

function TextInput({ field: { schema }, id, describedBy, value, onChange }: InputProps) {
  const text = (value as string | undefined) ?? '';
  const shared = { id, value: text, 'aria-describedby': describedBy, placeholder: exampleOf(schema) };
  if (schema.format === 'date') {
    return <Input {...shared} className={styles.day} type="date" onChange={(event) => onChange(event.target.value)} />;
  }
  if ((schema.maxLength ?? 0) <= 200) {
    return <Input {...shared} maxLength={schema.maxLength} onChange={(event) => onChange(event.target.value)} />;
  }
  return (
    <Input.TextArea
      {...shared}
      maxLength={schema.maxLength}
      autoSize={{ minRows: 2, maxRows: 10 }}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function FieldInput(props: InputProps) {
  const { schema } = props.field;
  if (schema.enum !== undefined) return <ChoiceInput {...props} />;
  if (schema.type === 'array' && schema.items?.type === 'object')
    return <MeasureRows {...props} items={schema.items} />;
  if (schema.type === 'array') return <SeveralInput {...props} />;
  if (schema.type === 'integer') {
    return (
      <InputNumber
        id={props.id}
        aria-describedby={props.describedBy}
        min={schema.minimum ?? 0}
        max={schema.maximum ?? Number.MAX_SAFE_INTEGER}
        precision={0}
        value={(props.value as number | undefined) ?? null}
        onChange={(value) => props.onChange(value ?? undefined)}
      />
    );
  }
  return <TextInput {...props} />;
}

interface SchemaFieldProps {
  field: NamedField;
  household: string;
  draft: Draft;
  wrong: string | undefined;
  onChange: (value: unknown) => void;
}

/** The main one of the risks that were ticked; asked only when there is something to choose. */
function choicesAmong({ name, schema }: NamedField, draft: Draft): NamedField['schema'] | undefined {
  if (name !== 'mainRisk') return schema;
  const risks = ((draft.riskTypes as string[] | undefined) ?? []).filter((risk) => risk !== '');
  return risks.length < 2 ? undefined : { ...schema, enum: risks };
}

/** One field of an act, drawn from its schema: choices as buttons, days as days, counts as numbers, long words as a box. */
export function SchemaField({ field, household, draft, wrong, onChange }: SchemaFieldProps) {
  const schema = choicesAmong(field, draft);
  if (schema === undefined) return null;
  const label = schema.title ?? field.name;
  if (schema.format === 'uuid') {
    return field.name === 'document' ? (
      <ScanField label={label} household={household} value={draft[field.name]} onChange={onChange} />
    ) : null;
  }
  return (
    <FormField label={label} required={field.required} hint={hintOf(schema)} wrong={wrong}>
      {(ids) => <FieldInput {...ids} field={{ ...field, schema }} value={draft[field.name]} onChange={onChange} />}
    </FormField>
  );
}
