import { addDays, type PlainDate } from '../../domain/plain-date.ts';
import { addWorkingDays, type LegalCalendar, unknownYears } from '../legal-days/calendar.ts';
import type { CaseState, Circumstances } from './case-state.ts';
import type { ClockRule, Procedure } from './vocabulary.ts';

/** A clock of a case. A stopped one is overdue when it was stopped too late. */
export interface ClockReading {
  readonly name: string;
  readonly title: string;
  readonly startedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly stoppedOn?: PlainDate;
  readonly days: number;
  readonly unit: ClockRule['unit'];
  readonly hard: boolean;
  readonly overdue: boolean;
  /** Years whose days off nobody has entered: there the clock counts Monday to Friday. Empty for calendar days. */
  readonly unknownYears: readonly number[];
  readonly cites: string;
}

/** The day a clock of so many days ends, the first not counted: five days from the 1st end on the 6th. */
export function dueOn(
  rule: Pick<ClockRule, 'days' | 'unit'>,
  startedOn: PlainDate,
  calendar: LegalCalendar,
): PlainDate {
  if (rule.unit === 'calendarDay') return addDays(startedOn, rule.days);
  return addWorkingDays(calendar, startedOn, rule.days);
}

/** The clocks that have been started in this case, in the order of the table. */
export function clocksOf(
  procedure: Procedure,
  state: CaseState,
  { today, calendar }: Pick<Circumstances, 'today' | 'calendar'>,
): ClockReading[] {
  return procedure.clocks.flatMap((rule) => {
    const running = state.clocks[rule.clock];
    if (running === undefined) return [];
    const due = dueOn(rule, running.startedOn, calendar);
    return [
      {
        name: rule.clock,
        title: rule.title,
        ...running,
        dueOn: due,
        days: rule.days,
        unit: rule.unit,
        hard: rule.hard,
        overdue: rule.sense === 'atMost' && (running.stoppedOn ?? today) > due,
        unknownYears: rule.unit === 'workingDay' ? unknownYears(calendar, running.startedOn, due) : [],
        cites: rule.cites,
      },
    ];
  });
}
