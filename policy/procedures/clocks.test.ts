import { expect, test } from 'vitest';
import { dueOn } from './clocks.ts';

test('自然日不算第一天：1日起5天，到6日', () => {
  expect(dueOn({ days: 5, unit: 'calendarDay' }, '2022-05-01')).toBe('2022-05-06');
});

test('工作日跳过周末：2022年5月13日是星期五，起5个工作日，到20日星期五', () => {
  expect(dueOn({ days: 5, unit: 'workingDay' }, '2022-05-13')).toBe('2022-05-20');
});

test('工作日按当地法定日历：周末补班算一天', () => {
  const worked = (day: string) => day === '2022-05-14' || (day !== '2022-05-15' && day !== '2022-05-16');
  expect(dueOn({ days: 2, unit: 'workingDay' }, '2022-05-13', worked)).toBe('2022-05-17');
});

test('没有天数的期限当天到期', () => {
  expect(dueOn({ days: 0, unit: 'workingDay' }, '2022-05-14')).toBe('2022-05-14');
});
