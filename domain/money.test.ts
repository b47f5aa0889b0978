import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideHalfUp, fenFromYuanText, formatYuan, yuanNumber } from './money.ts';

test('金额的各种写法读成分', () => {
  const readings: [string, bigint][] = [
    ['23653', 2365300n],
    ['3020.33', 302033n],
    ['1,234.5元', 123450n],
    ['¥1,234,567', 123456700n],
    ['２３００.５', 230050n],
    ['-12.30', -1230n],
    ['1.5E4', 1500000n],
    ['2.5E-2', 3n],
    ['7548.400000000001', 754840n],
    ['.5', 50n],
    [' 100 ', 10000n],
  ];
  for (const [text, fen] of readings) expect(fenFromYuanText(text), text).toBe(fen);
});

test('半分进一,不足半分舍去', () => {
  expect(fenFromYuanText('0.004')).toBe(0n);
  expect(fenFromYuanText('0.005')).toBe(1n);
  expect(fenFromYuanText('-0.005')).toBe(-1n);
});

test('读不出的金额不猜', () => {
  for (const text of ['三万元', '3万', '', '元', '1.2.3', '3,5', '12e999', '--5', '约3000', 'NaN']) {
    expect(fenFromYuanText(text), text).toBeUndefined();
  }
});

test('显示带千分位和两位小数', () => {
  expect(formatYuan(2716000n)).toBe('27,160.00');
  expect(formatYuan(-5n)).toBe('-0.05');
  expect(formatYuan(123456789012n)).toBe('1,234,567,890.12');
  expect(yuanNumber(302033n)).toBe(3020.33);
});

test('除不尽时四舍五入,负数对称', () => {
  expect(divideHalfUp(906100n, 3n)).toBe(302033n);
  expect(divideHalfUp(5n, 2n)).toBe(3n);
  expect(divideHalfUp(-5n, 2n)).toBe(-3n);
  expect(divideHalfUp(5n, -2n)).toBe(-3n);
  expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError);
});

test('显示出去的金额读回来不变', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), (fen) => fenFromYuanText(formatYuan(fen)) === fen),
  );
});
