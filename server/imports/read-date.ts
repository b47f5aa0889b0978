import { lastDayOfMonth, type PlainDate, plainDateOf } from '../../domain/plain-date.ts';
import { dayOfSerial } from '../spreadsheets/serial-day.ts';

/** A day as it was written: `monthOnly` when the text names a month. The day is then the first of it. */
interface WrittenDay {
  readonly day: PlainDate;
  readonly monthOnly: boolean;
}

// 1954-10-03 to 2119-01-10: serial numbers of days that these tables can mean, and below any 六位 month such as 202105.
const firstSerial = 20_000;
const lastSerial = 80_000;

const fullDay = /^(\d{4})([-/.年])(\d{1,2})[-/.月](\d{1,2})日?(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const monthDay = /^(\d{4})([-/.年])(\d{1,2})月?$/;

function monthFrom(year: string | undefined, month: string | undefined): WrittenDay | undefined {
  const day = plainDateOf(Number(year), Number(month), 1);
  return day === undefined ? undefined : { day, monthOnly: true };
}

function dayFrom(year: string | undefined, month: string | undefined, day: string | undefined): WrittenDay | undefined {
  const date = plainDateOf(Number(year), Number(month), Number(day));
  return date === undefined ? undefined : { day: date, monthOnly: false };
}

function bareDigits(text: string): WrittenDay | undefined {
  const long = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (long !== null) return dayFrom(long[1], long[2], long[3]);
  const month = /^(\d{4})(\d{2})$/.exec(text);
  if (month !== null) return monthFrom(month[1], month[2]);
  const serial = Number(text);
  const day = serial >= firstSerial && serial <= lastSerial ? dayOfSerial(serial) : undefined;
  return day === undefined ? undefined : { day, monthOnly: false };
}

function writtenDay(text: string, isNumber: boolean): WrittenDay | undefined {
  const bare = text.normalize('NFKC').replace(/[\s\p{Cf}'’]/gu, '');
  if (/^\d+(?:\.0*)?$/.test(bare)) return bareDigits(bare.replace(/\.0*$/, ''));
  // As a number 2021.1 may be January or October: Excel drops the last zero.
  if (isNumber) return /^\d{5}\.\d+$/.test(bare) ? bareDigits(bare) : undefined;
  const full = fullDay.exec(bare);
  if (full !== null) return dayFrom(full[1], full[3], full[4]);
  const month = monthDay.exec(bare);
  return month === null ? undefined : monthFrom(month[1], month[3]);
}

/**
 * The day of a cell in any of the usual spellings: 2021-05-01, 2021/5/1, 2021.5.1, 2021年5月1日, 20210501, 202105,
 * 2021年5月, a serial number. A month alone is its first day, or its last with `endOfMonth`. Undefined when unreadable
 * or no such day exists.
 */
export function readDate(text: string, isNumber: boolean, endOfMonth = false): PlainDate | undefined {
  const written = writtenDay(text, isNumber);
  if (written === undefined) return undefined;
  return written.monthOnly && endOfMonth ? lastDayOfMonth(written.day) : written.day;
}

/** The year of `2016`, `2016年`, `2016年度` or of a day; undefined outside 1900–2100. */
export function readYear(text: string, isNumber: boolean): number | undefined {
  const bare = text.normalize('NFKC').replace(/\s/g, '');
  const plain = /^(\d{4})(?:\.0*)?(?:年度?)?$/.exec(bare)?.[1] ?? readDate(text, isNumber)?.slice(0, 4);
  const year = Number(plain);
  return year >= 1900 && year <= 2100 ? year : undefined;
}
