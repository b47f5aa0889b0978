import { useId, useState } from 'react';
import { Wrong } from './choice.tsx';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  wrong?: string | undefined;
  isLong?: boolean;
  type?: 'text' | 'password' | 'tel' | 'date' | 'month' | 'search';
  inputMode?: 'text' | 'decimal' | 'numeric';
  autoComplete?: string;
  maxLength?: number;
}

/** One line, or a few when `isLong`. */
export function TextField({ label, value, onChange, hint, wrong, isLong = false, ...input }: TextFieldProps) {
  const id = useId();
  const shared = {
    ...{ id, value, maxLength: input.maxLength ?? 200, 'aria-invalid': Boolean(wrong) },
    'aria-describedby': [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined,
  };
  return (
    <div className="question">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {isLong ? (
        <textarea {...shared} rows={3} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input type="text" {...input} {...shared} onChange={(event) => onChange(event.target.value)} />
      )}
      <Wrong id={`${id}-wrong`} sentence={wrong} />
    </div>
  );
}

interface NumberFieldProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  unit: string;
  /** What else is to be said of a number that can be read. */
  wrong?: string | undefined;
  isWhole?: boolean;
}

/** A number with at most two decimals; what cannot be read stays as typed and says so. */
export function NumberField({ label, value, onChange, unit, wrong, isWhole = false }: NumberFieldProps) {
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const readable = isWhole ? /^\d{0,3}$/ : /^-?\d{0,8}(\.\d{0,2})?$/;
  const isReadable = readable.test(typed);
  const type = (text: string) => {
    const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
    setTyped(plain);
    if (readable.test(plain)) onChange(/\d/.test(plain) ? Number(plain) : null);
  };
  return (
    <TextField
      label={`${label}（${unit}）`}
      value={typed}
      onChange={type}
      inputMode={isWhole ? 'numeric' : 'decimal'}
      maxLength={14}
      wrong={isReadable ? wrong : `请只填数字${isWhole ? '，不带小数' : '，最多两位小数'}。`}
    />
  );
}
