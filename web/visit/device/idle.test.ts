import { expect, test } from 'vitest';
import { isLeftAlone } from './idle.ts';

const MINUTE = 60_000;

test.each([
  ['4 分 59 秒没有碰，还开着', 5 * MINUTE - 1000, false],
  ['满 5 分钟没有碰，锁上', 5 * MINUTE, true],
  ['5 分零 1 秒没有碰，锁上', 5 * MINUTE + 1000, true],
  ['把钟往回拨 5 分钟，也锁上', -5 * MINUTE, true],
])('%s', (_, passed, isOver) => {
  expect(isLeftAlone(1000 * MINUTE, 1000 * MINUTE + passed)).toBe(isOver);
});
