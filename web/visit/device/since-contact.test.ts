import { expect, test } from 'vitest';
import { contactAt, countOn, isOver } from './since-contact.ts';

const HOUR = 3_600_000;
const TERM = 72 * HOUR;
const begun = contactAt(1000 * HOUR);

test('离最后一次联系不满 72 小时可以用，满 72 小时就不能用', () => {
  expect(isOver(countOn(begun, 1072 * HOUR - 1), TERM)).toBe(false);
  expect(isOver(countOn(begun, 1072 * HOUR), TERM)).toBe(true);
  expect(isOver(countOn(begun, 1072 * HOUR + 1), TERM)).toBe(true);
});

test('把钟往回拨不能多用：拨回的时间也算过去的时间', () => {
  // 40 hours gone, then set back by 20, then 13 more: 40 + 20 + 13 = 73.
  const used = [1040, 1020, 1033].reduce((since, hour) => countOn(since, hour * HOUR), begun);
  expect(used.elapsed).toBe(73 * HOUR);
  expect(isOver(used, TERM)).toBe(true);
});

test('往前拨十年再联系再拨回来，不会从此永不过期', () => {
  const ahead = contactAt(90_000 * HOUR);
  expect(isOver(countOn(ahead, 1000 * HOUR), TERM)).toBe(true);
});
