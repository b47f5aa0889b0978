import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { ProblemAlert, type ShownProblem } from './problem-alert.tsx';
import styles from './progress-panel.module.css';
import { colour } from './tokens.ts';

type WorkState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** The state of long work, in a word. */
export const WORK_STATE_LABELS: Readonly<Record<WorkState, string>> = {
  waiting: '排队中',
  running: '进行中',
  done: '已办完',
  failed: '没有办成',
  cancelled: '已取消',
};

interface ProgressPanelProps {
  /** What is being done: `导入 county-small.xlsx`. */
  title: string;
  state: WorkState;
  /** 0 to 100. */
  percent: number;
  /** Where it stands: `正在核对身份证号，第 3,200 行，共 12,000 行`. */
  stage?: string;
  /** Where it is found again: `系统 › 正在运行`. */
  foundAt: string;
  problem?: ShownProblem;
  /** The report's links and what to do next, once it is done. */
  outcome?: ReactNode;
}

/** Long work: how far it is, that one may leave, where to find it again, and what came of it. */
export function ProgressPanel(props: ProgressPanelProps) {
  const { title, state, percent, stage, foundAt, problem, outcome } = props;
  const going = state === 'waiting' || state === 'running';
  const stopped = state === 'failed' || state === 'cancelled';
  return (
    <section className={styles.panel} aria-label={title}>
      <div className={styles.head}>
        <span className={styles.title}>{title}</span>
        <span className={styles.state}>{WORK_STATE_LABELS[state]}</span>
      </div>
      <Progress
        percent={Math.floor(percent)}
        status={stopped ? 'exception' : 'normal'}
        strokeColor={stopped ? colour.red : colour.accent}
        aria-label={`${title}的进度`}
      />
      <output className={styles.stage}>{stage}</output>
      {going && <p className={styles.hint}>可以离开本页，不影响进行；回到「{foundAt}」能再看到。</p>}
      {problem !== undefined && <ProblemAlert problem={problem} />}
      {outcome !== undefined && <div>{outcome}</div>}
    </section>
  );
}
