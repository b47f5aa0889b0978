import { type CSSProperties, useEffect, useRef } from 'react';
import type { SourceClause } from '../../../contract/policy.ts';
import styles from './policy.module.css';

/** The text with every place of the searched words marked. */
function Marked({ text, words }: { text: string; words: string }) {
  if (words === '') return text;
  const parts = text.split(words);
  let place = 0;
  return parts.map((part, i) => {
    place += part.length + words.length;
    return (
      <span key={place}>
        {part}
        {i < parts.length - 1 && <mark className={styles.mark}>{words}</mark>}
      </span>
    );
  });
}

interface ClauseListProps {
  code: string;
  clauses: readonly SourceClause[];
  words: string;
  /** The clause that a citation led to. */
  clause: string;
}

/** The clauses of a document, indented as they are numbered, each with the citation by which rules name it. */
export function ClauseList({ code, clauses, words, clause }: ClauseListProps) {
  const cited = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (clause === '') return;
    cited.current?.scrollIntoView({ block: 'center' });
    cited.current?.focus({ preventScroll: true });
  }, [clause]);
  return (
    <ol className={styles.clauses}>
      {clauses.map(({ path, depth, text }) => (
        <li
          key={path}
          ref={path === clause ? cited : undefined}
          tabIndex={path === clause ? -1 : undefined}
          className={path === clause ? styles.cited : undefined}
          style={{ '--depth': depth } as CSSProperties}
        >
          <span className={styles.path}>
            {code} {path}
          </span>
          <p className={depth === 0 ? styles.heading : undefined}>
            <Marked text={text} words={words} />
          </p>
        </li>
      ))}
    </ol>
  );
}
