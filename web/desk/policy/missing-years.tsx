import type { ReactNode } from 'react';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import styles from './policy.module.css';

/** That the arrangement of a year is due and nobody has entered it; nothing when none is. */
export function MissingYears({ years, action }: { years: readonly number[]; action?: ReactNode }) {
  if (years.length === 0) return null;
  const problem = {
    message: `${years.join('、')} 年的放假安排还没有录入。`,
    whatToDo: '在那以前，工作日的期限按周一至周五数，可能不准。通知发布后，请县级人员在“政策 → 法定日历”录入。',
  };
  return (
    <div className={styles.warning}>
      <ProblemAlert problem={problem} tone="warning" action={action} />
    </div>
  );
}
