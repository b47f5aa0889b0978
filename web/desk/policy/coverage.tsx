import { Link } from 'react-router';
import type { SourceView } from '../../../contract/policy.ts';
import { ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { Section } from '../../ui/section.tsx';
import { ClauseList } from './clause-list.tsx';
import { STANDINGS } from './clause-standing.ts';
import styles from './policy.module.css';
import { useAllSources } from './policy-data.ts';

function CoverageRow({ source: { code, title, clauses, coverage } }: { source: SourceView }) {
  return (
    <tr>
      <th scope="row">
        <span className={styles.code}>{code}</span>
        <Link to={{ search: `source=${code}` }}>{title}</Link>
      </th>
      <td className={styles.figure}>{clauses}</td>
      {STANDINGS.map(({ value }) => (
        <td key={value} className={styles.figure}>
          {coverage[value] === 0 ? '0' : <Link to={{ search: `source=${code}&show=${value}` }}>{coverage[value]}</Link>}
        </td>
      ))}
    </tr>
  );
}

function CoverageTable({ sources }: { sources: readonly SourceView[] }) {
  return (
    <ScrollPane className={styles.pane} label="各份文件的条款">
      <table className={`${styles.table} ${styles.coverage}`}>
        <caption className="visually-hidden">各份文件的条款落在哪里</caption>
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col" className={styles.figure}>
              条款（条）
            </th>
            {STANDINGS.map(({ value, label }) => (
              <th key={value} scope="col" className={styles.figure}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <CoverageRow key={source.code} source={source} />
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

/** 落实情况: of each document how many clauses something rests on, and which nothing does. */
export function Coverage() {
  const { sources, error, refetch } = useAllSources();
  if (error !== null) return <ErrorFace problem={error} onRetry={refetch} />;
  if (sources === undefined) return <LoadingFace label="各份文件" />;
  const open = sources.filter(({ coverage }) => coverage.open > 0);
  return (
    <>
      <Section title="条款落在哪里" note="“已有”是有规则、表、页面等由这一条而来，不等于这一条已全部做到">
        <CoverageTable sources={sources} />
      </Section>
      {open.map(({ code, title, parts, coverage }) => (
        <Section key={code} title={title} note={`还没有由此而来的 ${coverage.open} 条`}>
          <ClauseList code={code} clauses={parts.filter(({ standing }) => standing === 'open')} words="" clause="" />
        </Section>
      ))}
    </>
  );
}
