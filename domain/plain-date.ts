/** A day in Asia/Shanghai written `YYYY-MM-DD`. Texts of this form sort as days do. */
export type PlainDate = string;

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** How many days a month has; 0 for a month that does not exist. `month` counts from 1. */
function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return daysOfMonth[month - 1] ?? 0;
}

/** The day of these numbers, or undefined when no such day exists (`2022-13-40`). Years 1–9999. */
export function plainDateOf(year: number, month: number, day: number): PlainDate | undefined {
  if (![year, month, day].every(Number.isInteger) || year < 1 || year > 9999) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function partsOf(date: PlainDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** True for an existing day written exactly `YYYY-MM-DD`. */
export function isPlainDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && plainDateOf(...partsOf(text)) !== undefined;
}

/**
 * Days since 1970-01-01, negative before it. The proleptic Gregorian count over 400-year eras (Hinnant's
 * `days_from_civil`): the language's own date type would bring time zones into days that have none.
 */
export function dayNumber(date: PlainDate): number {
  const [year, month, day] = partsOf(date);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The day that `dayNumber` counted. Throws a RangeError outside the years 1–9999. */
export function plainDateOfDayNumber(days: number): PlainDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const date = plainDateOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
  if (date === undefined) throw new RangeError(`day ${days} lies outside the years 1–9999`);
  return date;
}

/** The day `n` days later (earlier when negative). The first is not counted: the 1st plus 5 is the 6th. */
export function addDays(date: PlainDate, n: number): PlainDate {
  return plainDateOfDayNumber(dayNumber(date) + n);
}

/** Days from `from` to `to`, negative when `to` is earlier; 0 on the same day. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The last day of the month that `date` lies in. */
export function lastDayOfMonth(date: PlainDate): PlainDate {
  const [year, month] = partsOf(date);
  return `${date.slice(0, 8)}${daysInMonth(year, month)}`;
}

/** Whole years of life on the day `on` (周岁): a birthday counts on its day. Somebody born on 29 February turns a year older on 1 March. */
export function ageOn(birth: PlainDate, on: PlainDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}
