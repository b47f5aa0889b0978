import { type ReactNode, useId } from 'react';
import styles from './form-field.module.css';

interface FormFieldProps {
  label: string;
  required?: boolean;
  /** What to mind, under the label. */
  hint?: ReactNode;
  /** What is wrong, in words; told to a screen reader when it appears. */
  wrong?: string | undefined;
  /** Gets the id of the label's input, and of the words that describe it. */
  children: (ids: { id: string; describedBy: string | undefined; labelledBy: string }) => ReactNode;
}

/** One field of a form: its label above, a hint, the input, and what is wrong with it. */
export function FormField({ label, required = false, hint, wrong, children }: FormFieldProps) {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id} id={`${id}-label`}>
        {label}
        <span className={required ? styles.needed : styles.optional}>{required ? '（必填）' : '（可不填）'}</span>
      </label>
      {hint ? (
        <div className={styles.hint} id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {children({ id, describedBy, labelledBy: `${id}-label` })}
      <div className={styles.wrong} id={`${id}-wrong`} role="alert">
        {wrong}
      </div>
    </div>
  );
}
