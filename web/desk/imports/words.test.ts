import { expect, test } from 'vitest';
import { outcomeWords, percentOf, progressWords } from './words.ts';

test('进度说到哪一步、读了多少行', () => {
  expect(progressWords({ step: 'reading', rows: 3200 })).toBe('正在逐行读取和检查，已读 3,200 行');
  expect(progressWords({ step: 'waiting', rows: 0 })).toBe('等前面的导入结束');
  expect(progressWords({ step: 'done', rows: 12000 })).toBe('已结束');
});

test('进度只往前走', () => {
  const steps = ['waiting', 'reading', 'merging', 'screening', 'done'] as const;
  const percents = steps.map((step) => percentOf({ step, rows: 1 }));
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  expect(percents.at(-1)).toBe(100);
});

test('先检查的和正式导入的，结果不混', () => {
  expect(outcomeWords({ state: 'done', dryRun: true })).toBe('检查过，没有导入');
  expect(outcomeWords({ state: 'done', dryRun: false })).toBe('已导入');
  expect(outcomeWords({ state: 'refused', dryRun: false })).toBe('有错误，没有导入');
});
