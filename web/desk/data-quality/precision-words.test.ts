import { expect, test } from 'vitest';
import { precisionWords } from './precision-words.ts';

test('准确率说明答复了几条；没有答复不说百分比', () => {
  expect(precisionWords({ right: 0, answered: 0 })).toBe('还没有答复');
  expect(precisionWords({ right: 2, answered: 3 })).toBe('答复 3 条，对的 2 条（67%）');
  expect(precisionWords({ right: 0, answered: 1 })).toBe('答复 1 条，对的 0 条（0%）');
});
