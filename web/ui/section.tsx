import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

interface SectionProps {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One part of a page that reads top to bottom like a file: a heading, a hairline, its content. */
export function Section({ title, note, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {actions !== undefined && (
          <span className={styles.actions} data-screen-only>
            {actions}
          </span>
        )}
      </div>
      {children}
    </section>
  );
}
