import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  ageOn,
  dayNumber,
  daysBetween,
  isPlainDate,
  lastDayOfMonth,
  plainDateOfDayNumber,
} from './plain-date.ts';

test('只有真实存在、写法为四位年两位月两位日的才是日期', () => {
  expect(isPlainDate('2022-02-28')).toBe(true);
  expect(isPlainDate('2022-02-29')).toBe(false);
  expect(isPlainDate('2020-02-29')).toBe(true);
  expect(isPlainDate('1900-02-29')).toBe(false);
  expect(isPlainDate('2022-13-40')).toBe(false);
  expect(isPlainDate('2022-5-1')).toBe(false);
});

test('首日不计:1日加五天是6日,跨月跨年照数', () => {
  expect(addDays('2022-05-01', 5)).toBe('2022-05-06');
  expect(addDays('2022-04-30', 1)).toBe('2022-05-01');
  expect(addDays('2021-12-31', 1)).toBe('2022-01-01');
  expect(addDays('2020-03-01', -1)).toBe('2020-02-29');
  expect(daysBetween('2022-05-01', '2022-05-06')).toBe(5);
});

test('1970年1月1日是第0天,2000年3月1日是第11017天', () => {
  // 30 years of 365 days, 7 leap days (1972–1996), then January 31 and February 29.
  expect(dayNumber('2000-03-01')).toBe(30 * 365 + 7 + 31 + 29);
  expect(dayNumber('1970-01-01')).toBe(0);
});

test('天数与日期可以互相换算', () => {
  fc.assert(fc.property(fc.integer({ min: -700000, max: 2900000 }), (n) => dayNumber(plainDateOfDayNumber(n)) === n));
});

test('周岁在生日当天增加', () => {
  expect(ageOn('2006-09-01', '2022-08-31')).toBe(15);
  expect(ageOn('2006-09-01', '2022-09-01')).toBe(16);
  expect(ageOn('2006-09-01', '2022-09-02')).toBe(16);
  expect(ageOn('2004-02-29', '2022-02-28')).toBe(17);
});

test('月末日按月份和闰年', () => {
  expect(lastDayOfMonth('2020-02-01')).toBe('2020-02-29');
  expect(lastDayOfMonth('2022-04-15')).toBe('2022-04-30');
});
