import { labelsOf } from '../../../domain/code-lists/code-list.ts';
import type { Attachment1Question } from '../../../domain/forms/lz-attachment-1.ts';
import { Choice, Choices } from './choice.tsx';
import { NumberField, TextField } from './text-field.tsx';

export type QuestionValue = string | number | boolean | readonly string[] | null;

interface QuestionProps {
  question: Pick<Attachment1Question, 'type' | 'list'>;
  label: string;
  value: QuestionValue;
  onChange: (value: QuestionValue) => void;
  hint?: string | undefined;
  wrong?: string | undefined;
}

const YES_NO = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

/** One question of the form, by its type. */
export function Question({ question, value, onChange, ...words }: QuestionProps) {
  const { type, list } = question;
  const labels = list ? labelsOf(list) : [];
  if (type === 'yesNo')
    return <Choice {...words} options={YES_NO} value={value as boolean | null} onChange={onChange} />;
  if (type === 'choice') {
    const options = labels.map((label) => ({ value: label, label }));
    return <Choice {...words} options={options} value={value as string | null} onChange={onChange} />;
  }
  if (type === 'choices') {
    return <Choices {...words} options={labels} value={(value as string[] | null) ?? []} onChange={onChange} />;
  }
  if (type === 'count' || type === 'money') {
    const unit = type === 'count' ? '人' : '元';
    return (
      <NumberField
        {...words}
        value={value as number | null}
        unit={unit}
        isWhole={type === 'count'}
        onChange={onChange}
      />
    );
  }
  const text = (value as string | null) ?? '';
  return (
    <TextField
      {...words}
      value={text}
      onChange={(typed) => onChange(typed === '' ? null : typed)}
      isLong={type === 'text'}
      type={type === 'month' ? 'month' : 'text'}
      maxLength={500}
    />
  );
}
