import { addDays, type PlainDate } from '../../domain/plain-date.ts';

const shanghaiHours = 8;

function shanghaiOf(instant: string): { day: PlainDate; time: string } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(instant);
  if (match === null) return undefined;
  const [, utcDay = '', hour = '', minute = ''] = match;
  const hours = Number(hour) + shanghaiHours;
  const day = hours >= 24 ? addDays(utcDay, 1) : utcDay;
  return { day, time: `${String(hours % 24).padStart(2, '0')}:${minute}` };
}

/** An ISO instant in UTC (`…Z`) as people in China read it: `2022-04-18 16:05`. What is no such instant is shown as it came. */
export function formatInstant(instant: string): string {
  const local = shanghaiOf(instant);
  return local === undefined ? instant : `${local.day} ${local.time}`;
}

/** A day in few characters beside its year: `4月18日`. */
export function shortDay(day: PlainDate): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** A day as papers print it: `2022年4月18日`. */
export function chineseDay(day: PlainDate): string {
  return `${Number(day.slice(0, 4))}年${shortDay(day)}`;
}
