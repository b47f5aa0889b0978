import { CheckOutlined, RollbackOutlined } from '@ant-design/icons';
import type { CSSProperties } from 'react';
import type { PlainDate } from '../../domain/plain-date.ts';
import { DeadlineTag } from './deadline-tag.tsx';
import { shortDay } from './instant.ts';
import styles from './procedure-track.module.css';

/** One step of a case as the procedure table knows it. */
export interface TrackStep {
  id: string;
  title: string;
  /** The desk that acts: 村, 镇, 县. */
  desk: string;
  /** `refused`: the case ended here without being accepted. */
  state: 'done' | 'current' | 'waiting' | 'refused';
  /** When the step was done; for the current one, when it began. */
  on?: PlainDate;
  by?: string;
  /** 同意, 符合, 无异议. */
  outcome?: string;
  /** The day its clock ends; shown while it is current. */
  dueOn?: PlainDate;
  /** A clock that cannot be hurried, in words: `公示第 3 天，满 5 天方可结束`. */
  clock?: string;
}

/** One sending back, from a step to an earlier one. */
export interface SendBack {
  id: string;
  from: string;
  to: string;
  on: PlainDate;
  reason: string;
}

interface ProcedureTrackProps {
  /** 识别认定, 风险消除. */
  name: string;
  steps: readonly TrackStep[];
  sendBacks?: readonly SendBack[];
  /** The clock over the whole procedure: its name and last day. */
  overall?: { label: string; dueOn: PlainDate };
  /** The server's day. */
  today: PlainDate;
}

const stateWords: Record<TrackStep['state'], string> = {
  done: '已办',
  current: '待办',
  waiting: '未到',
  refused: '未通过',
};

function Node({ step, number }: { step: TrackStep; number: number }) {
  return (
    <span className={styles.node} aria-hidden="true">
      {step.state === 'done' ? <CheckOutlined /> : number}
    </span>
  );
}

function Step({ step, number, today }: { step: TrackStep; number: number; today: PlainDate }) {
  const current = step.state === 'current';
  const day = step.on === undefined ? undefined : `${shortDay(step.on)}${current ? ' 起' : ''}`;
  return (
    <li className={`${styles.step} ${styles[step.state]}`} aria-current={current ? 'step' : undefined}>
      <Node step={step} number={number} />
      <div className={styles.words}>
        <div className={styles.title}>
          {step.title}
          <span className="visually-hidden">（{stateWords[step.state]}）</span>
        </div>
        <div className={styles.day}>
          {step.on === undefined ? stateWords[step.state] : <time dateTime={step.on}>{day}</time>}
          {step.outcome !== undefined && <span> · {step.outcome}</span>}
        </div>
        <div className={styles.quiet}>{[step.desk, step.by].filter(Boolean).join(' · ')}</div>
        {step.clock !== undefined && <div className={styles.clock}>{step.clock}</div>}
        {current && step.dueOn !== undefined && <DeadlineTag dueOn={step.dueOn} today={today} />}
      </div>
    </li>
  );
}

function Return({ back, steps }: { back: SendBack; steps: readonly TrackStep[] }) {
  const from = steps.findIndex((step) => step.id === back.from);
  const to = steps.findIndex((step) => step.id === back.to);
  const words = `${shortDay(back.on)} 由${steps[from]?.title ?? '后一步'}退回${steps[to]?.title ?? '前一步'}：${back.reason}`;
  const span = { '--from': Math.max(to, 0) + 1, '--span': Math.max(from - to + 1, 1) } as CSSProperties;
  return (
    <li className={styles.return} style={span}>
      <span className={styles.bracket} aria-hidden="true" />
      <span className={styles.reason} title={words}>
        <RollbackOutlined aria-hidden /> {words}
      </span>
    </li>
  );
}

/**
 * A case drawn as a track: its steps in order with dates beneath, the current one with its clock, and every sending
 * back as a bracket from the step that sent to the step that received. Stands upright on a phone.
 */
export function ProcedureTrack({ name, steps, sendBacks = [], overall, today }: ProcedureTrackProps) {
  const columns = { '--steps': steps.length } as CSSProperties;
  return (
    <div className={styles.track} style={columns}>
      {overall !== undefined && (
        <div className={styles.overall}>
          {overall.label} <DeadlineTag dueOn={overall.dueOn} today={today} />
        </div>
      )}
      <ol className={styles.steps} aria-label={`${name}的步骤`}>
        {steps.map((step, i) => (
          <Step key={step.id} step={step} number={i + 1} today={today} />
        ))}
      </ol>
      {sendBacks.length > 0 && (
        <ul className={styles.returns} aria-label="退回记录">
          {sendBacks.map((back) => (
            <Return key={back.id} back={back} steps={steps} />
          ))}
        </ul>
      )}
    </div>
  );
}
