import { Link } from 'react-router';
import { useCounty } from '../area-tree.ts';
import styles from './cite.module.css';

/** A clause that can be read: leads to its words. Without a clause it says that the figure is our own default. */
export function Cite({ cites }: { cites: string | null }) {
  const county = useCounty();
  if (cites === null || cites === 'own default') {
    return (
      <span className={styles.own} title="没有文件条款，是本系统自定的缺省值，可由县里改定">
        自定缺省
      </span>
    );
  }
  const [source = '', ...path] = cites.split(' ');
  const address = new URLSearchParams({ source, clause: path.join('') });
  return (
    <Link className={styles.cite ?? ''} to={`/${county}/policy?${address}`} title={`看 ${cites} 的原文`}>
      {cites}
    </Link>
  );
}
