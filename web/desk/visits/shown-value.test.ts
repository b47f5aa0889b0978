import { expect, test } from 'vitest';
import { shownValue } from './shown-value.ts';

test('是否写成字，几项用顿号，没有填的说没有填', () => {
  expect([true, false, 0, 12.5, '一组', ['残疾', '长期慢性病']].map(shownValue)).toEqual([
    ...['是', '否', '0', '12.5', '一组', '残疾、长期慢性病'],
  ]);
  expect([null, undefined, '', []].map(shownValue)).toEqual(['未填', '未填', '未填', '未填']);
});
