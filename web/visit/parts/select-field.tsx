import { useId } from 'react';

interface SelectFieldProps {
  label: string;
  options: readonly string[];
  value: string | null;
  onChange: (value: string | null) => void;
  /** What nothing chosen means. */
  blank?: string;
}

/** One of many: the phone's own list. */
export function SelectField({ label, options, value, onChange, blank = '未登记' }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="question">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{blank}</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </div>
  );
}
