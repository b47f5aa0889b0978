import { expect, test } from 'vitest';
import { newCommandId } from './command-id.ts';

test('提交编号是 UUIDv7', () => {
  expect(newCommandId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('一千个编号各不相同', () => {
  expect(new Set(Array.from({ length: 1000 }, newCommandId)).size).toBe(1000);
});

test('编号开头是毫秒时刻', () => {
  const milliseconds = Number.parseInt(newCommandId().replace('-', '').slice(0, 12), 16);
  expect(Math.abs(milliseconds - (performance.timeOrigin + performance.now()))).toBeLessThan(1000);
});
