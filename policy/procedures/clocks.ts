import { addDays, dayNumber, type PlainDate } from '../../domain/plain-date.ts';
import type { CaseState } from './case-state.ts';
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
  readonly cites: string;
}

/** Whether a day is worked, by the legal calendar of the place and year. */
export type WorkingCalendar = (day: PlainDate) => boolean;

/** Monday to Friday, for want of a legal calendar. No clause of the sources in force counts working days in a case. */
function mondayToFriday(day: PlainDate): boolean {
  const fromThursday = ((dayNumber(day) % 7) + 7) % 7;
  return fromThursday !== 2 && fromThursday !== 3;
}

/** The day a clock of so many days ends, the first not counted: five days from the 1st end on the 6th. */
export function dueOn(
  rule: Pick<ClockRule, 'days' | 'unit'>,
  startedOn: PlainDate,
  isWorkingDay: WorkingCalendar = mondayToFriday,
): PlainDate {
  if (rule.unit === 'calendarDay') return addDays(startedOn, rule.days);
  let day = startedOn;
  for (let worked = 0; worked < rule.days; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) worked += 1;
  }
  return day;
}

/** The clocks that have been started in this case, in the order of the table. */
export function clocksOf(
  procedure: Procedure,
  state: CaseState,
  today: PlainDate,
  isWorkingDay?: WorkingCalendar,
): ClockReading[] {
  return procedure.clocks.flatMap((rule) => {
    const running = state.clocks[rule.clock];
    if (running === undefined) return [];
    const due = dueOn(rule, running.startedOn, isWorkingDay);
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
        cites: rule.cites,
      },
    ];
  });
}
