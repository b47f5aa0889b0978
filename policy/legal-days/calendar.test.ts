import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, type PlainDate, plainDateOfDayNumber } from '../../domain/plain-date.ts';
import { addWorkingDays, legalCalendar, missingYears, unknownYears } from './calendar.ts';
import type { LegalYear } from './legal-year.ts';
import { SHIPPED_CALENDAR, SHIPPED_YEARS } from './shipped.ts';

const none = legalCalendar([]);

test('2022年春节：1月28日星期五起，29、30日补班，31日放假到2月6日', () => {
  expect(addWorkingDays(SHIPPED_CALENDAR, '2022-01-28', 1)).toBe('2022-01-29');
  expect(addWorkingDays(SHIPPED_CALENDAR, '2022-01-28', 2)).toBe('2022-01-30');
  expect(addWorkingDays(SHIPPED_CALENDAR, '2022-01-28', 3)).toBe('2022-02-07');
});

test('2022年国庆节：9月30日起五个工作日，7日放完假，8、9日补班，到12日', () => {
  expect(addWorkingDays(SHIPPED_CALENDAR, '2022-09-30', 5)).toBe('2022-10-12');
});

test('跨年：2021年12月31日星期五起，元旦到1月3日，第一个工作日是4日', () => {
  expect(addWorkingDays(SHIPPED_CALENDAR, '2021-12-31', 1)).toBe('2022-01-04');
});

test('闰日是工作日就算一天：2024年2月28日星期三起，第一天是29日，第二天是3月1日', () => {
  expect(addWorkingDays(SHIPPED_CALENDAR, '2024-02-28', 1)).toBe('2024-02-29');
  expect(addWorkingDays(SHIPPED_CALENDAR, '2024-02-28', 2)).toBe('2024-03-01');
});

test('没有安排的年份按周一至周五数，并且说得出是哪一年', () => {
  expect(addWorkingDays(none, '2022-09-30', 5)).toBe('2022-10-07');
  expect(unknownYears(SHIPPED_CALENDAR, '2026-12-20', '2027-01-05')).toEqual([2027]);
  expect(unknownYears(SHIPPED_CALENDAR, '2026-12-20', '2026-12-31')).toEqual([]);
});

test('下一年的安排：11月30日还不催，12月1日起催；当年的没有，天天催', () => {
  expect(missingYears(SHIPPED_CALENDAR, '2026-11-30')).toEqual([]);
  expect(missingYears(SHIPPED_CALENDAR, '2026-12-01')).toEqual([2027]);
  expect(missingYears(SHIPPED_CALENDAR, '2027-01-01')).toEqual([2027]);
  expect(missingYears(SHIPPED_CALENDAR, '2025-12-31')).toEqual([]);
});

test('同一年有两份安排，后一份算数', () => {
  const days = [{ day: '2022-05-16', works: false, name: '放假' }];
  const own: LegalYear = { year: 2022, document: '县自定', text: '', days };
  const calendar = legalCalendar([...SHIPPED_YEARS, own]);
  expect(calendar.isWorkingDay('2022-05-16')).toBe(false);
  expect(calendar.isWorkingDay('2022-10-03')).toBe(true);
  expect(calendar.isWorkingDay('2021-10-04')).toBe(false);
});

const anyDay = fc.integer({ min: 18_000, max: 21_500 }).map(plainDateOfDayNumber);

test('任意一天起任意个工作日：到期那天上班，其间上班的天数正好这么多，一天一天数也一样', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const due = addWorkingDays(SHIPPED_CALENDAR, from, count);
      expect(SHIPPED_CALENDAR.isWorkingDay(due)).toBe(true);
      expect(workedBetween(from, due)).toBe(count);
      expect(addWorkingDays(SHIPPED_CALENDAR, addWorkingDays(SHIPPED_CALENDAR, from, count - 1), 1)).toBe(due);
    }),
  );
});

test('晚一天开始不会早到期；工作日的期限不短于同样天数的自然日', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (from, count) => {
      const due = addWorkingDays(SHIPPED_CALENDAR, from, count);
      expect(addWorkingDays(SHIPPED_CALENDAR, addDays(from, 1), count) >= due).toBe(true);
      expect(due >= addDays(from, count)).toBe(true);
    }),
  );
});

function workedBetween(from: PlainDate, to: PlainDate): number {
  const days = Array.from({ length: daysBetween(from, to) }, (_, n) => addDays(from, n + 1));
  return days.filter((day) => SHIPPED_CALENDAR.isWorkingDay(day)).length;
}
