import { expect, test } from 'vitest';
import { columnWords } from '../../../domain/tables/column-words.ts';
import { columnsInWords, headerRows } from './attachment-2-header.ts';

/** How many columns each row of the header covers, those reaching down from above counted too. */
function widths(): number[] {
  const reach = headerRows.map(() => 0);
  headerRows.forEach((cells, row) => {
    for (const { rowSpan = 1, colSpan = 1 } of cells) {
      for (let below = row; below < row + rowSpan; below++) reach[below] = (reach[below] ?? 0) + colSpan;
    }
  });
  return reach;
}

test('表头三行，每行都盖满三十栏', () => {
  expect(widths()).toEqual([30, 30, 30]);
});

test('每一栏说得出数的是什么', () => {
  expect(columnsInWords).toHaveLength(29);
  expect(columnWords('newlyIdentified.total.persons')).toBe('新识别纳入监测户情况 · 合计 · 人数');
});
