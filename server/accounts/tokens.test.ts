import { expect, test } from 'vitest';
import { digestToken, newReceiptNumber, newToken } from './tokens.ts';

test('令牌是 256 位随机数，写成 43 个可放进网址的字符', () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  expect(new Set(tokens).size).toBe(1000);
});

test('存下来的只是摘要：同一令牌相同，别的不同，看不出令牌', () => {
  const token = newToken();
  expect(digestToken(token)).toEqual(digestToken(token));
  expect(digestToken(token)).not.toEqual(digestToken(newToken()));
  expect(digestToken(token).length).toBe(32);
  expect(digestToken(token).includes(token)).toBe(false);
});

test('回执编号 16 个字符、每个 32 选 1，合 80 位；没有易混的 0 1 I O', () => {
  const numbers = Array.from({ length: 1000 }, newReceiptNumber);
  for (const number of numbers) expect(number).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
  expect(new Set(numbers.join('').replaceAll('-', '')).size).toBe(32);
  expect(new Set(numbers).size).toBe(1000);
});
