import { Link } from 'react-router';
import type { SourceClause } from '../../../contract/policy.ts';
import { useCounty } from '../area-tree.ts';
import { STANDINGS } from './clause-standing.ts';
import styles from './policy.module.css';

/** So many stand open under a clause; the rest unfolds. */
const SHOWN = 6;

function Links({ of }: { of: SourceClause['builtFrom'] }) {
  const county = useCounty();
  return of.map(({ kind, id, title, link }) => (
    <li key={`${kind} ${id} ${title}`}>
      <span className={styles.kind}>{kind}</span>
      <Link to={`/${county}/${link}`}>{title}</Link>
    </li>
  ));
}

/** 由此而来: what was built from a clause, each with its page; or in words that nothing was. */
export function BuiltFrom({ clause }: { clause: SourceClause }) {
  const { builtFrom, standing, reason } = clause;
  const { says = '' } = STANDINGS.find(({ value }) => value === standing) ?? {};
  // A heading says by itself that it is one.
  if (reason?.startsWith('标题')) return null;
  if (builtFrom.length === 0) {
    const words = reason === null ? says : `${says}：${reason}`;
    return <p className={standing === 'open' ? styles.open : styles.notCarried}>{words}</p>;
  }
  return (
    <div className={styles.built}>
      <span className={styles.builtLabel}>由此而来</span>
      <ul>
        <Links of={builtFrom.slice(0, SHOWN)} />
      </ul>
      {builtFrom.length > SHOWN && (
        <details>
          <summary>还有 {builtFrom.length - SHOWN} 项</summary>
          <ul>
            <Links of={builtFrom.slice(SHOWN)} />
          </ul>
        </details>
      )}
      {standing === 'figure' && <p className={styles.notCarried}>{says}</p>}
    </div>
  );
}
