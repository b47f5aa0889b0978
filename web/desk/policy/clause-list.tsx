import { type CSSProperties, useEffect, useRef } from 'react';
import type { SourceClause } from '../../../contract/policy.ts';
import { BuiltFrom } from './built-from.tsx';
import { Marked } from './marked.tsx';
import styles from './policy.module.css';

/** A first line by itself under a first number is a heading; letterheads are not. */
function Words({ clause: { path, depth, text }, words }: { clause: SourceClause; words: string }) {
  const [first = '', ...others] = text.split('\n');
  const isHeading = depth === 0 && path !== '文首' && first.length <= 30;
  return (
    <>
      <p className={isHeading ? styles.heading : styles.clauseWords}>
        <Marked text={isHeading ? first : text} words={words} />
      </p>
      {isHeading && others.length > 0 && (
        <p className={styles.clauseWords}>
          <Marked text={others.join('\n')} words={words} />
        </p>
      )}
    </>
  );
}

interface ClauseListProps {
  code: string;
  clauses: readonly SourceClause[];
  words: string;
  /** The clause that a citation led to. */
  clause: string;
}

/** The clauses of a document, indented as they are numbered, each with its citation and with what was built from it. */
export function ClauseList({ code, clauses, words, clause }: ClauseListProps) {
  const cited = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (clause === '') return;
    cited.current?.scrollIntoView({ block: 'center' });
    cited.current?.focus({ preventScroll: true });
  }, [clause]);
  return (
    <ol className={styles.clauses}>
      {clauses.map((each) => (
        <li
          key={each.path}
          ref={each.path === clause ? cited : undefined}
          tabIndex={each.path === clause ? -1 : undefined}
          className={each.path === clause ? styles.cited : undefined}
          style={{ '--depth': each.depth } as CSSProperties}
        >
          <span className={styles.path}>
            {code} {each.path}
          </span>
          <Words clause={each} words={words} />
          <BuiltFrom clause={each} />
        </li>
      ))}
    </ol>
  );
}
