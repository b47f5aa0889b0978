import { Input } from 'antd';
import { useId, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ClauseStanding, SourceRow, SourceView } from '../../../contract/policy.ts';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { ClauseList } from './clause-list.tsx';
import { STANDINGS } from './clause-standing.ts';
import { FoundClauses } from './found-clauses.tsx';
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

interface ShowChoiceProps {
  source: SourceView;
  show: string;
}

/** Which clauses of the document: all, or those of one standing. */
function ShowChoice({ source: { code, clauses, coverage }, show }: ShowChoiceProps) {
  const navigate = useNavigate();
  const choices = STANDINGS.map(({ value, label }) => ({ value, label, count: coverage[value] }));
  return (
    <ChoiceBar
      label="看哪些条款"
      choices={[{ value: '', label: '全部', count: clauses }, ...choices.filter(({ count }) => count > 0)]}
      value={show}
      onChoose={(value) => navigate({ search: `source=${code}${value && `&show=${value}`}` }, { replace: true })}
    />
  );
}

function SourceText({ code, clause, show }: { code: string; clause: string; show: ClauseStanding | '' }) {
  const source = useSource(code);
  if (source.error !== null) return <ErrorFace problem={source.error} onRetry={source.refetch} />;
  if (source.data === undefined) return <LoadingFace label="文件" />;
  const { title, documentNo, parts } = source.data;
  const shown = show === '' ? parts : parts.filter(({ standing }) => standing === show);
  return (
    <article className={styles.text} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.number}>{documentNo}</p>
      <ShowChoice source={source.data} show={show} />
      {shown.length === 0 ? (
        <EmptyFace title="没有这样的条款" whatToDo="选“全部”通读。" />
      ) : (
        <ClauseList code={code} clauses={shown} words="" clause={clause} />
      )}
    </article>
  );
}

function SearchBox({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  const id = useId();
  return (
    <div className={styles.search} data-screen-only>
      <label htmlFor={id}>在五份文件里找</label>
      <Input
        id={id}
        type="search"
        value={typed}
        placeholder="例如：公示、6900、授权书"
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  );
}

interface DocumentsProps {
  source: string;
  clause: string;
  show: string;
}

/** The documents: which there are, one of them clause by clause; or the clauses of all in which some words stand. */
export function Documents({ source, clause, show }: DocumentsProps) {
  const sources = useSources();
  const [typed, setTyped] = useState('');
  if (sources.error !== null) return <ErrorFace problem={sources.error} onRetry={sources.refetch} />;
  if (sources.data === undefined) return <LoadingFace label="文件" />;
  const known = sources.data.sources;
  const chosen = known.some(({ code }) => code === source) ? source : (known[0]?.code ?? '');
  const standing = STANDINGS.find(({ value }) => value === show)?.value ?? '';
  const words = typed.trim();
  return (
    <>
      <SearchBox typed={typed} onType={setTyped} />
      <div className={styles.documents}>
        <SourceLinks sources={known} chosen={words === '' ? chosen : ''} />
        {words === '' ? (
          <SourceText key={chosen} code={chosen} clause={clause} show={standing} />
        ) : (
          <FoundClauses words={words} />
        )}
      </div>
    </>
  );
}
