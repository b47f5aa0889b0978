import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input } from 'antd';
import { useId } from 'react';
import styles from './identification.module.css';
import { type Draft, exampleOf, type FieldSchema, fieldsOf, type NamedField, usualValues } from './input-schema.ts';

interface CellProps {
  field: NamedField;
  place: number;
  value: string;
  onChange: (value: string) => void;
}

function Cell({ field: { schema, required }, place, value, onChange }: CellProps) {
  const id = useId();
  const usual = usualValues(schema);
  const label = `第 ${place + 1} 项的${schema.title}`;
  return (
    <div className={styles.cell}>
      <label htmlFor={id}>
        {schema.title}
        {!required && <span className={styles.quiet}>（可不填）</span>}
      </label>
      {usual.length > 0 ? (
        <AutoComplete
          id={id}
          aria-label={label}
          value={value}
          options={usual.map((each) => ({ value: each }))}
          onChange={onChange}
        />
      ) : (
        <Input
          id={id}
          aria-label={label}
          type={schema.format === 'date' ? 'date' : 'text'}
          value={value}
          placeholder={exampleOf(schema)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}

/** Rows have no names of their own; their places are their names. */
function placed(rows: readonly Draft[]): [number, Draft][] {
  return rows.map((row, place) => [place, row]);
}

interface MeasureRowsProps {
  items: FieldSchema;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** Measures row by row; as many as are needed. */
export function MeasureRows({ items, value, onChange }: MeasureRowsProps) {
  const rows = (value as Draft[] | undefined) ?? [];
  const fields = fieldsOf(items);
  const replaced = (place: number, row: Draft) => onChange(rows.map((each, i) => (i === place ? row : each)));
  return (
    <div>
      {placed(rows).map(([place, row]) => (
        <fieldset key={place} className={styles.measure}>
          <legend className="visually-hidden">第 {place + 1} 项</legend>
          {fields.map((field) => (
            <Cell
              key={field.name}
              field={field}
              place={place}
              value={String(row[field.name] ?? '')}
              onChange={(text) => replaced(place, { ...row, [field.name]: text })}
            />
          ))}
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`删去第 ${place + 1} 项`}
            onClick={() => onChange(rows.filter((_, i) => i !== place))}
          >
            删去
          </Button>
        </fieldset>
      ))}
      <Button icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...rows, {}])}>
        加一项措施
      </Button>
    </div>
  );
}
