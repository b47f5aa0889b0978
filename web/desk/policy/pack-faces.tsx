import type { ReactNode } from 'react';
import type { PolicyView } from '../../../contract/policy.ts';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { useReader } from '../session.ts';
import styles from './policy.module.css';
import { usePolicy } from './policy-data.ts';

type Pack = NonNullable<PolicyView['pack']>;

/** The pack in force, or why there is none to show. */
export function PackInForce({ children }: { children: (pack: Pack) => ReactNode }) {
  const policy = usePolicy();
  const { may } = useReader();
  if (policy.error !== null) return <ErrorFace problem={policy.error} onRetry={policy.refetch} />;
  if (policy.data === undefined) return <LoadingFace label="政策包" />;
  const { pack, on } = policy.data;
  if (pack === null) {
    return (
      <EmptyFace
        title="这个县还没有采用政策包"
        whatToDo={
          may.includes('import.run')
            ? '第一次导入农户资料时会一并采用。请先到“农户”导入工作簿。'
            : '县级人员第一次导入农户资料时会一并采用，之后才能筛查。'
        }
      />
    );
  }
  return (
    <>
      <p className={styles.pack}>
        {pack.title}（{pack.id}），从 {pack.from} 起执行，{on} 有效。
        <span className={styles.quiet}>版本 {pack.version.slice(0, 12)}，每个决定都记着它依据的版本。</span>
      </p>
      {children(pack)}
    </>
  );
}
