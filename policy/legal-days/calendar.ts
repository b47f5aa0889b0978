import { addDays, type PlainDate } from '../../domain/plain-date.ts';
import { isWeekend, type LegalYear } from './legal-year.ts';

/** Which days are worked. A year without an arrangement counts Monday to Friday, and says so. */
export interface LegalCalendar {
  isWorkingDay(day: PlainDate): boolean;
  isKnown(year: number): boolean;
}

/** The calendar that these years make; of two for one year the later in the list counts. */
export function legalCalendar(years: readonly LegalYear[]): LegalCalendar {
  const byYear = new Map(years.map((one) => [one.year, one]));
  const works = new Map([...byYear.values()].flatMap(({ days }) => days.map((each) => [each.day, each.works])));
  return {
    isKnown: (year) => byYear.has(year),
    isWorkingDay: (day) => works.get(day) ?? !isWeekend(day),
  };
}

/** The working day so many after `from`, which is not counted; `from` itself for none. `count` is a whole number ≥ 0. */
export function addWorkingDays(calendar: LegalCalendar, from: PlainDate, count: number): PlainDate {
  let day = from;
  for (let worked = 0; worked < count; ) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) worked += 1;
  }
  return day;
}

/** Years from `from` to `to` of which nobody knows the days off. */
export function unknownYears(calendar: LegalCalendar, from: PlainDate, to: PlainDate): number[] {
  const years: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!calendar.isKnown(year)) years.push(year);
  return years;
}

/** The next year's arrangement is out by December (国务院办公厅 tells it in October or November). */
const EXPECTED_FROM = '12-01';

/** The years that somebody should enter now: this one, and from December on the next. */
export function missingYears(calendar: LegalCalendar, today: PlainDate): number[] {
  const year = yearOf(today);
  const expected = today.slice(5) >= EXPECTED_FROM ? [year, year + 1] : [year];
  return expected.filter((each) => !calendar.isKnown(each));
}

function yearOf(day: PlainDate): number {
  return Number(day.slice(0, 4));
}
