import { Alert, type GetRef } from 'antd';
import type { ReactNode } from 'react';
import styles from './problem-alert.module.css';

/** A problem as it is told to a person: what happened, and what to do next. */
export interface ShownProblem {
  /** The whole Chinese sentence from the catalogue. */
  message: string;
  /** What to do next, when the sentence does not say it. */
  whatToDo?: string;
  /** What is missing or wrong, one thing a line. */
  lines?: readonly string[];
}

interface ProblemAlertProps {
  problem: ShownProblem;
  /** `refused`: an act was not accepted. `warning`: it can go on, but mind this. */
  tone?: 'refused' | 'warning';
  action?: ReactNode;
}

function bringIntoView(alert: GetRef<typeof Alert> | null): void {
  alert?.nativeElement.scrollIntoView({ block: 'nearest' });
}

/** A problem in words, announced to a screen reader when it appears. */
export function ProblemAlert({ problem, tone = 'refused', action }: ProblemAlertProps) {
  const lines = problem.lines ?? [];
  // The button that was pressed may be far from it.
  const isAnswerToAct = tone === 'refused' && action === undefined;
  const more = (problem.whatToDo !== undefined || lines.length > 0) && (
    <>
      {problem.whatToDo !== undefined && <p>{problem.whatToDo}</p>}
      {lines.length > 0 && (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
  return (
    <Alert
      ref={isAnswerToAct ? bringIntoView : undefined}
      className={styles.alert}
      type={tone === 'refused' ? 'error' : 'warning'}
      role="alert"
      showIcon
      title={problem.message}
      description={more || undefined}
      action={action}
    />
  );
}
