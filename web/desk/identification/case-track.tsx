import { type CaseView, OUTCOME_LABELS } from '../../../contract/identification.ts';
import { daysBetween, type PlainDate } from '../../../domain/plain-date.ts';
import { DeadlineTag } from '../../ui/deadline-tag.tsx';
import { shortDay } from '../../ui/instant.ts';
import { ProcedureTrack, type TrackStep } from '../../ui/procedure-track.tsx';
import { Cite } from '../policy/cite.tsx';
import { deskLabels } from './act-panel.tsx';
import styles from './identification.module.css';

/** How far the notice that hangs now has come: a clock that cannot be hurried. */
function noticeClock({ notices, objections }: CaseView, today: PlainDate): string | undefined {
  const running = notices.find(({ endedOn }) => endedOn === null);
  if (running === undefined) return undefined;
  const day = Math.max(daysBetween(running.startedOn, today), 0);
  if (objections.some(({ finding }) => finding === 'pending')) return `公示第 ${day} 天，有异议待核实`;
  return today < running.mayEndOn
    ? `公示第 ${day} 天，${shortDay(running.mayEndOn)}起方可结束`
    : `公示第 ${day} 天，可以结束`;
}

/** The case as a track with dates under each step. */
export function CaseTrack({ of, today }: { of: CaseView; today: PlainDate }) {
  const clock = noticeClock(of, today);
  const steps: TrackStep[] = of.track.map(({ step, title, desk, state, on, by, outcome, dueOn }) => ({
    ...{ id: step, title, state, desk: deskLabels[desk] },
    ...(on !== null && { on }),
    ...(by !== null && { by }),
    ...(outcome !== null && { outcome: OUTCOME_LABELS[outcome] ?? outcome }),
    ...(dueOn !== null && { dueOn }),
    ...(step === 'publicNotice' && state === 'current' && clock !== undefined && { clock }),
  }));
  const sendBacks = of.sendBacks.map(({ id, from, to, on, reason }) => ({
    id,
    from,
    to,
    on,
    reason: reason ?? '理由已抹去',
  }));
  const overall = of.clocks.find(({ name, stoppedOn }) => name === 'identification' && stoppedOn === null);
  return (
    <ProcedureTrack
      name={of.procedure.title}
      steps={steps}
      sendBacks={sendBacks}
      today={today}
      {...(overall && of.closedOn === null && { overall: { label: overall.title, dueOn: overall.dueOn } })}
    />
  );
}

const dayUnits = { calendarDay: '按自然日数', workingDay: '按工作日数' } as const;

/** The clocks: which may not be hurried, which remind. */
export function CaseClocks({ of, today }: { of: CaseView; today: PlainDate }) {
  if (of.clocks.length === 0) return <p className={styles.quiet}>入户核查后开始计识别认定的期限。</p>;
  return (
    <ul className={styles.clocks}>
      {of.clocks.map((clock) => (
        <li key={`${clock.name}-${clock.startedOn}`}>
          <div>
            {clock.title} <Cite cites={clock.cites} />
          </div>
          <div className={styles.quiet}>
            {clock.startedOn} 起，第一天不计，{dayUnits[clock.unit]}，{clock.dueOn} {clock.hard ? '满' : '到期'}
            {clock.hard ? '；不满不能结束' : '；超过的要写明原因'}
          </div>
          {clock.unknownYears.length > 0 && (
            <div className={styles.quiet}>{clock.unknownYears.join('、')} 年的放假安排没有录入，其中按周一至周五数</div>
          )}
          {clock.stoppedOn === null && !clock.hard && <DeadlineTag dueOn={clock.dueOn} today={today} />}
          {clock.stoppedOn !== null && (
            <div className={clock.overdue ? styles.late : styles.quiet}>
              {clock.stoppedOn} 停{clock.overdue && '，已超期'}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
