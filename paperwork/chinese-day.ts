import type { PlainDate } from '../domain/plain-date.ts';

/** A day as official papers write it, GB/T 9704 §7.3.5.4: `2022年5月8日`, in Arabic figures without leading zeros. */
export function chineseDay(day: PlainDate): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}
