import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import styles from './faces.module.css';
import { ProblemAlert, type ShownProblem } from './problem-alert.tsx';

/** What an empty page says: that there is nothing, and what to do first. */
export interface EmptyWords {
  title: string;
  whatToDo: string;
  action?: ReactNode;
}

/** The empty face. */
export function EmptyFace({ title, whatToDo, action }: EmptyWords) {
  return (
    <div className={styles.face}>
      <p className={styles.title}>{title}</p>
      <p className={styles.words}>{whatToDo}</p>
      {action}
    </div>
  );
}

/** The loading face: lines where the rows will stand. */
export function LoadingFace({ label, lines = 8 }: { label: string; lines?: number }) {
  return (
    <div className={styles.loading} role="status" aria-label={`正在读取${label}`}>
      <Skeleton active title={false} paragraph={{ rows: lines, width: '100%' }} />
    </div>
  );
}

/** The error face: what happened, what to do, and a way to try again. */
export function ErrorFace({ problem, onRetry }: { problem: ShownProblem; onRetry: () => void }) {
  return (
    <div className={styles.error}>
      <ProblemAlert problem={problem} action={<Button onClick={onRetry}>重试</Button>} />
    </div>
  );
}
