import { expect, test } from 'vitest';
import { NO_FILTER, passes } from './item-filter.ts';

const official = { layer: 'lz-2022', cites: 'LZ 一(一)1', use: 'warning' };
const own = { layer: 'own', cites: null, use: 'quality' };

test('按层、按有没有条款、按用处、按字找；不选就是全部', () => {
  expect([official, own].map((item) => passes(NO_FILTER, item, []))).toEqual([true, true]);
  expect([official, own].map((item) => passes({ ...NO_FILTER, standing: 'own' }, item, []))).toEqual([false, true]);
  expect([official, own].map((item) => passes({ ...NO_FILTER, layer: 'lz-2022' }, item, []))).toEqual([true, false]);
  expect([official, own].map((item) => passes({ ...NO_FILTER, use: 'quality' }, item, []))).toEqual([false, true]);
  expect(passes({ ...NO_FILTER, words: '一(一)1' }, official, ['监测线'])).toBe(true);
  expect(passes({ ...NO_FILTER, words: '公示' }, official, ['监测线'])).toBe(false);
});
