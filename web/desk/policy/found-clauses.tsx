import type { SourceView } from '../../../contract/policy.ts';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { ClauseList } from './clause-list.tsx';
import styles from './policy.module.css';
import { useAllSources } from './policy-data.ts';

function foundIn(source: SourceView, words: string) {
  return { source, clauses: source.parts.filter(({ path, text }) => text.includes(words) || path.includes(words)) };
}

/** Every clause of every document in which the words stand. */
export function FoundClauses({ words }: { words: string }) {
  const { sources, error, refetch } = useAllSources();
  if (error !== null) return <ErrorFace problem={error} onRetry={refetch} />;
  if (sources === undefined) return <LoadingFace label="各份文件" />;
  const found = sources.map((source) => foundIn(source, words)).filter(({ clauses }) => clauses.length > 0);
  const count = found.reduce((sum, { clauses }) => sum + clauses.length, 0);
  if (count === 0) return <EmptyFace title={`没有哪一条写到“${words}”`} whatToDo="换个说法再找，或清除后通读。" />;
  return (
    <div className={styles.text}>
      <output className={styles.quiet}>{`${found.length} 份文件、${count} 条里有“${words}”`}</output>
      {found.map(({ source, clauses }) => (
        <section key={source.code} aria-label={source.title}>
          <h2 className={styles.foundTitle}>
            {source.title}
            <span className={styles.quiet}>{clauses.length} 条</span>
          </h2>
          <ClauseList code={source.code} clauses={clauses} words={words} clause="" />
        </section>
      ))}
    </div>
  );
}
