import { expect, test } from 'vitest';
import { deadlineWords, urgencyOf } from './deadline.ts';

// 2022-04-18 is a Monday, 2022-04-24 its Sunday.
test('到期日的前一天、当天、后一天', () => {
  expect(urgencyOf('2022-04-18', '2022-04-17')).toBe('later');
  expect(urgencyOf('2022-04-18', '2022-04-18')).toBe('today');
  expect(urgencyOf('2022-04-18', '2022-04-19')).toBe('overdue');
});

test('一周到星期日为止', () => {
  expect(urgencyOf('2022-04-24', '2022-04-18')).toBe('thisWeek');
  expect(urgencyOf('2022-04-25', '2022-04-18')).toBe('later');
  expect(urgencyOf('2022-04-25', '2022-04-24')).toBe('later');
});

test('期限用话说出来', () => {
  expect(deadlineWords('2022-04-15', '2022-04-18')).toBe('逾期 3 天');
  expect(deadlineWords('2022-04-18', '2022-04-18')).toBe('今天到期');
  expect(deadlineWords('2022-04-22', '2022-04-18')).toBe('本周五到期');
  expect(deadlineWords('2022-04-30', '2022-04-18')).toBe('4月30日到期');
  expect(deadlineWords('2023-01-05', '2022-12-18')).toBe('2023-01-05 到期');
});
