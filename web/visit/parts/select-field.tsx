import { useId } from 'react';

interface SelectFieldProps {
  label: string;
  options: readonly string[];
  value: string | null;
  onChange: (value: string | null) => void;
}

/** One of many: the phone's own list. */
export function SelectField({ label, options, value, onChange }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="question">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">未登记</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </div>
  );
}
