import { Link } from 'react-router';
import { useCounty } from '../area-tree.ts';
import { useExports } from '../exports/export-data.ts';
import { useVersions } from '../policy/versions-data.ts';
import { useReader } from '../session.ts';
import styles from './workbench.module.css';

/** For those who approve what somebody else asked for: a line each for exports and versions of the policy, while some wait. */
export function WaitingApprovals() {
  const { may } = useReader();
  return (
    <>
      {may.includes('export.decide') && <WaitingExports />}
      {may.includes('policy.approve') && <WaitingDrafts />}
    </>
  );
}

function WaitingExports() {
  const waiting = useExports().data?.exports.filter(({ may }) => may.includes('decide')) ?? [];
  return <Waiting what="导出" titles={waiting.map(({ by, purpose }) => `${by}，${purpose}`)} page="reports/exports" />;
}

function WaitingDrafts() {
  const drafts = useVersions().data?.drafts.filter(({ state, mine }) => state === 'submitted' && !mine) ?? [];
  return <Waiting what="政策版本" titles={drafts.map(({ title }) => title)} page="policy?part=versions" />;
}

function Waiting({ what, titles, page }: { what: string; titles: readonly string[]; page: string }) {
  const county = useCounty();
  if (titles.length === 0) return null;
  return (
    <p className={styles.waiting}>
      <Link to={`/${county}/${page}`}>
        等您批准的{what} {titles.length} 件
      </Link>
      ：{titles.slice(0, 3).join('；')}
    </p>
  );
}
