import type { ReactNode } from 'react';
import styles from './page-head.module.css';

interface PageHeadProps {
  title: string;
  /** One line: what this page is for, or which area and day it shows. */
  note?: ReactNode;
  /** Left out on paper: the page prints an official table or form that has its own title. */
  screenOnly?: boolean;
  /** The page's one primary button, with quieter ones before it. */
  actions?: ReactNode;
}

/** The head of a page. */
export function PageHead({ title, note, screenOnly, actions }: PageHeadProps) {
  return (
    <div className={styles.head} data-screen-only={screenOnly || undefined}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        {note !== undefined && <p className={styles.note}>{note}</p>}
      </div>
      {actions !== undefined && (
        <div className={styles.actions} data-screen-only>
          {actions}
        </div>
      )}
    </div>
  );
}
