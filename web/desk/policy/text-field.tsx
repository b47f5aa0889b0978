import { Input } from 'antd';
import { FormField } from '../../ui/form-field.tsx';
import styles from './policy.module.css';

interface TextFieldProps {
  label: string;
  hint?: string;
  wrong?: string | undefined;
  optional?: boolean;
  decimal?: boolean;
  maxLength: number;
  value: string;
  onChange: (value: string) => void;
}

/** One line of text or a figure of a draft, with what is wrong with it beneath. */
export function TextField({ label, hint, wrong, optional, decimal, maxLength, value, onChange }: TextFieldProps) {
  return (
    <FormField label={label} required={!optional} hint={hint} wrong={wrong}>
      {({ id, describedBy }) => (
        <Input
          id={id}
          aria-describedby={describedBy}
          aria-invalid={wrong !== undefined}
          className={styles.choice ?? ''}
          inputMode={decimal ? 'decimal' : 'text'}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  );
}
