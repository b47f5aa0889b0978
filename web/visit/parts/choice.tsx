import { useId } from 'react';

interface ChoiceProps<Value> {
  label: string;
  options: readonly { readonly value: Value; readonly label: string }[];
  value: Value | null;
  onChange: (value: Value) => void;
  hint?: string | undefined;
  wrong?: string | undefined;
}

/** One of a few, each a button as wide as a thumb needs. */
export function Choice<Value extends string | boolean>({
  label,
  options,
  value,
  onChange,
  hint,
  wrong,
}: ChoiceProps<Value>) {
  const name = useId();
  const isLong = options.some((option) => option.label.length > 5);
  return (
    <fieldset className="question" aria-describedby={wrong ? `${name}-wrong` : undefined}>
      <legend>{label}</legend>
      {hint && <p className="hint">{hint}</p>}
      <div className={isLong ? 'choices choices-long' : 'choices'}>
        {options.map((option) => (
          <label key={String(option.value)} className="choice">
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <Wrong id={`${name}-wrong`} sentence={wrong} />
    </fieldset>
  );
}

/** What is wrong, in words; told to a screen reader when it appears. */
export function Wrong({ id, sentence }: { id: string; sentence: string | undefined }) {
  return (
    <p className="wrong" id={id} role="alert">
      {sentence}
    </p>
  );
}

interface ChoicesProps {
  label: string;
  options: readonly string[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  wrong?: string | undefined;
}

/** Several of a few. */
export function Choices({ label, options, value, onChange, wrong }: ChoicesProps) {
  const name = useId();
  const toggle = (option: string) =>
    onChange(options.filter((each) => (each === option ? !value.includes(each) : value.includes(each))));
  return (
    <fieldset className="question" aria-describedby={wrong ? `${name}-wrong` : undefined}>
      <legend>{label}（可多选）</legend>
      <div className="choices choices-long">
        {options.map((option) => (
          <label key={option} className="choice">
            <input type="checkbox" checked={value.includes(option)} onChange={() => toggle(option)} />
            <span>{option}</span>
          </label>
        ))}
      </div>
      <Wrong id={`${name}-wrong`} sentence={wrong} />
    </fieldset>
  );
}
