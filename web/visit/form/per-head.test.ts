import { expect, test } from 'vitest';
import { perHeadOf } from './per-head.ts';

const amounts = { A28: 20000, A29: 3000, A30: 0, A31: 1200.5, A32: 1000 };

test('人均纯收入是四项收入减经营支出再除以人数，四舍五入到分', () => {
  // (20000 + 3000 + 0 + 1200.50 − 1000) / 3 = 23200.50 / 3 = 7733.50; by 7: 3314.357… = 3314.36
  expect(perHeadOf(amounts, 3)).toBe(7733.5);
  expect(perHeadOf(amounts, 7)).toBe(3314.36);
});

test('有一项不知道，或没有人口数，就算不出来', () => {
  expect(perHeadOf({ ...amounts, A30: null }, 3)).toBeNull();
  expect(perHeadOf(amounts, 0)).toBeNull();
  expect(perHeadOf(amounts, null)).toBeNull();
});
