import type { ReactNode } from 'react';
import { shortDay } from './instant.ts';
import styles from './timeline.module.css';

export interface TimelineEntry {
  id: string;
  /** The day it happened, `YYYY-MM-DD`. */
  on: string;
  /** What kind of thing: 收支, 线索, 识别, 帮扶. */
  kind: string;
  title: string;
  detail?: ReactNode;
  /** Who, and by which means: `张文 · 导入`. */
  by?: string;
  /** Refused, sent back, struck off. */
  tone?: 'plain' | 'done' | 'refused';
  onOpen?: () => void;
}

function yearsOf(entries: readonly TimelineEntry[]): [string, TimelineEntry[]][] {
  const years = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const year = entry.on.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), entry]);
  }
  return [...years];
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { tone = 'plain', onOpen } = entry;
  return (
    <li className={`${styles.entry} ${styles[tone]}`}>
      <time className={styles.day} dateTime={entry.on}>
        {shortDay(entry.on)}
      </time>
      <div className={styles.body}>
        <div>
          <span className={styles.kind}>{entry.kind}</span>
          {onOpen === undefined ? (
            entry.title
          ) : (
            <button type="button" className={styles.open} onClick={onOpen}>
              {entry.title}
            </button>
          )}
        </div>
        {entry.detail !== undefined && <div className={styles.detail}>{entry.detail}</div>}
        {entry.by !== undefined && <div className={styles.by}>{entry.by}</div>}
      </div>
    </li>
  );
}

/** Everything that happened, newest first as given, under its year. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <div>
      {yearsOf(entries).map(([year, ofYear]) => (
        <section key={year} aria-label={`${year}年`}>
          <h3 className={styles.year}>{year}年</h3>
          <ol className={styles.entries}>
            {ofYear.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
