import { daysBetween, type PlainDate } from '../../../domain/plain-date.ts';

/** The phone's own clock: the one place that reads it. Milliseconds since 1970; its owner can set it. */
export function wallClock(): number {
  return Date.now();
}

/** The milliseconds of an ISO instant that the server wrote. */
export function millisecondsOf(instant: string): number {
  return Date.parse(instant);
}

/** The day in Asia/Shanghai, which has had one offset since 1991. */
function dayInShanghai(milliseconds: number): PlainDate {
  return instantOf(milliseconds + 8 * 3_600_000).slice(0, 10);
}

/** Households are held for three days: a clock that says more is wrong. */
const MOST_DAYS = 3;

/** The day on the phone's clock, unless that is before the day which the server `told` last or too long after it. */
export function todayOf(now: number, told: PlainDate): PlainDate {
  const own = dayInShanghai(now);
  const days = daysBetween(told, own);
  return days >= 0 && days <= MOST_DAYS ? own : told;
}

/** Milliseconds as an ISO instant in UTC. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
