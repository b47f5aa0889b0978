import { expect, test } from 'vitest';
import { rowHeight } from './row-height.ts';

test('一格装得下是一行高；多一个字就两行；最高的一格定整行', () => {
  // 列宽 10 容 9 个单位：五个汉字 5 × 1.8 = 9，正好一行；六个是 10.8，两行。
  expect(rowHeight(['一二三四五'], [10], 9)).toBe(14.5);
  expect(rowHeight(['一二三四五六'], [10], 9)).toBe(27);
  expect(rowHeight([1, '一二三四五六', '1234567890'], [10, 10, 10], 9)).toBe(27);
  // 字大了，同样五个字就要两行。
  expect(rowHeight(['一二三四五'], [10], 11)).toBe(31);
  expect(rowHeight([], [], 9)).toBe(14.5);
});
