import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface FactLine {
  label: string;
  /** Undefined or null is shown as 未填. */
  value: ReactNode;
  /** Takes the whole width. */
  wide?: boolean;
}

/** Label and value pairs in columns, as the head of a file has them. */
export function Facts({ lines }: { lines: readonly FactLine[] }) {
  return (
    <dl className={styles.facts}>
      {lines.map((line) => (
        <div key={line.label} className={line.wide ? styles.wide : styles.line}>
          <dt className={styles.label}>{line.label}</dt>
          <dd className={styles.value}>{line.value ?? <span className={styles.missing}>未填</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
