import type { ReactNode } from 'react';
import type { PolicyView } from '../../../contract/policy.ts';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReader } from '../session.ts';
import { PackDay, usePackDay } from './pack-day.tsx';
import styles from './policy.module.css';
import { usePolicy } from './policy-data.ts';

export type Pack = NonNullable<PolicyView['pack']>;

/** The pack in force on the day of the address, its layers, and what it lacks; or why there is none to show. */
export function PackInForce({ children }: { children: (pack: Pack) => ReactNode }) {
  const day = usePackDay();
  const policy = usePolicy(day);
  const { may } = useReader();
  if (policy.error !== null) return <ErrorFace problem={policy.error} onRetry={policy.refetch} />;
  if (policy.data === undefined) return <LoadingFace label="政策包" />;
  const { pack, on } = policy.data;
  if (pack === null) {
    return (
      <>
        <PackDay />
        <EmptyFace
          title={`${on} 这一天没有生效的政策包`}
          whatToDo={
            may.includes('import.run')
              ? '还没有采用过的，第一次导入农户资料时会一并采用：请先到“农户”导入工作簿。看以前的，请换一天。'
              : '县级人员第一次导入农户资料时会一并采用，之后才能筛查。看以前的，请换一天。'
          }
        />
      </>
    );
  }
  return (
    <>
      <div className={styles.pack}>
        <p>
          {pack.title}（{pack.id}），从 {pack.from} 起执行。
          <span className={styles.quiet}>版本 {pack.version.slice(0, 12)}，每个决定都记着它依据的版本。</span>
        </p>
        <PackDay />
      </div>
      <Layers pack={pack} />
      {pack.missing.length > 0 && <Missing pack={pack} />}
      {children(pack)}
    </>
  );
}

function Layers({ pack: { layers } }: { pack: Pack }) {
  return (
    <ol className={styles.layers} aria-label="由哪几层合成，下面的压过上面的">
      {layers.map(({ id, title, area, documentNo, from }) => (
        <li key={id}>
          {title}
          <span className={styles.quiet}>{[documentNo, area, `从 ${from} 起`].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ol>
  );
}

function Missing({ pack: { missing } }: { pack: Pack }) {
  const problem = {
    message: '有的数还没有人录，用到它的规则都答“不能判断”',
    whatToDo: '在“版本”里起草一版，录入公布的数或定下这个参数，批准后就能判断。',
    lines: missing.map(({ label, what }) => `${label}：缺${what}`),
  };
  return <ProblemAlert tone="warning" problem={problem} />;
}
