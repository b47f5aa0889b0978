import { expect, test } from 'vitest';
import { chineseDay, formatInstant, shortDay } from './instant.ts';

test('时刻按东八区显示，跨日的进到第二天', () => {
  expect(formatInstant('2022-04-18T15:59:59.999Z')).toBe('2022-04-18 23:59');
  expect(formatInstant('2022-04-18T16:00:00Z')).toBe('2022-04-19 00:00');
  expect(formatInstant('2022-12-31T16:05Z')).toBe('2023-01-01 00:05');
});

test('读不懂的时刻照原样显示', () => {
  expect(formatInstant('2022-04-18')).toBe('2022-04-18');
});

test('短日期不带前导零', () => {
  expect(shortDay('2022-04-08')).toBe('4月8日');
});

test('文书上的日期不补零', () => {
  expect(chineseDay('2022-05-08')).toBe('2022年5月8日');
});
