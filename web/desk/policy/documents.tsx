import { Input } from 'antd';
import { useId, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { SourceClause, SourceRow } from '../../../contract/policy.ts';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { ClauseList } from './clause-list.tsx';
import styles from './policy.module.css';
import { useSource, useSources } from './policy-data.ts';

function SourceLinks({ sources, chosen }: { sources: readonly SourceRow[]; chosen: string }) {
  return (
    <nav aria-label="文件" className={styles.sources}>
      <ul>
        {sources.map(({ code, title, documentNo, issuedOn }) => (
          <li key={code}>
            <Link
              className={styles.source ?? ''}
              to={{ search: `source=${code}` }}
              aria-current={code === chosen ? 'page' : undefined}
            >
              <span className={styles.code}>{code}</span>
              {title}
              <span className={styles.quiet}>
                {documentNo}
                {issuedOn !== null && ` · ${issuedOn}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function wordsFound(clauses: readonly SourceClause[], words: string): readonly SourceClause[] {
  return words === '' ? clauses : clauses.filter(({ path, text }) => text.includes(words) || path.includes(words));
}

function SourceText({ code, clause }: { code: string; clause: string }) {
  const id = useId();
  const source = useSource(code);
  const [typed, setTyped] = useState('');
  const words = typed.trim();
  const found = useMemo(() => wordsFound(source.data?.parts ?? [], words), [source.data, words]);
  if (source.error !== null) return <ErrorFace problem={source.error} onRetry={source.refetch} />;
  if (source.data === undefined) return <LoadingFace label="文件" />;
  return (
    <article className={styles.text} aria-label={source.data.title}>
      <h2 className={styles.title}>{source.data.title}</h2>
      <p className={styles.number}>{source.data.documentNo}</p>
      <div className={styles.search} data-screen-only>
        <label htmlFor={id}>在这份文件里找</label>
        <Input
          id={id}
          value={typed}
          allowClear
          placeholder="例如：公示、6900、授权书"
          onChange={(event) => setTyped(event.target.value)}
        />
        <output className={styles.quiet}>
          {words === '' ? `共 ${source.data.clauses} 条` : `${found.length} 条里有“${words}”`}
        </output>
      </div>
      {found.length === 0 ? (
        <EmptyFace title={`没有哪一条写到“${words}”`} whatToDo="换个说法再找，或清除后通读。" />
      ) : (
        <ClauseList code={code} clauses={found} words={words} clause={clause} />
      )}
    </article>
  );
}

/** The documents: which there are, and one of them clause by clause, with search. */
export function Documents({ source, clause }: { source: string; clause: string }) {
  const sources = useSources();
  if (sources.error !== null) return <ErrorFace problem={sources.error} onRetry={sources.refetch} />;
  if (sources.data === undefined) return <LoadingFace label="文件" />;
  const known = sources.data.sources;
  const chosen = known.some(({ code }) => code === source) ? source : (known[0]?.code ?? '');
  return (
    <div className={styles.documents}>
      <SourceLinks sources={known} chosen={chosen} />
      <SourceText key={chosen} code={chosen} clause={clause} />
    </div>
  );
}
