import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dayInShanghai, fixedClock, instantText } from './clock.ts';
import { allowTestClock, clockFor, instantFromText, isTestClockAllowed } from './test-clock.ts';
import { uuidv7 } from './uuidv7.ts';

const at = (text: string) => instantFromText(text) ?? Number.NaN;

test('北京时间零点换日，与世界时无关', () => {
  expect(dayInShanghai(at('2022-05-29T15:59:59.999Z'))).toBe('2022-05-29');
  expect(dayInShanghai(at('2022-05-29T16:00:00Z'))).toBe('2022-05-30');
  expect(fixedClock(at('2022-05-30T00:00:01+08:00')).today()).toBe('2022-05-30');
});

test('时刻写成世界时，供数据库和接口使用', () => {
  expect(instantText(at('2022-05-30T09:00:00+08:00'))).toBe('2022-05-30T01:00:00.000Z');
});

test('没有时区、日期不存在、不是时刻的文字，都不认', () => {
  for (const text of [
    '2022-05-30T09:00:00',
    '2022-02-30T09:00:00+08:00',
    '2022-05-30',
    '2022-05-30T24:00:00Z',
    '昨天',
  ]) {
    expect(instantFromText(text), text).toBeUndefined();
  }
});

test('不准设定时钟的地方，SHOUWANG_NOW 不起作用', () => {
  const env = { SHOUWANG_NOW: '2022-05-30T09:00:00+08:00' };
  expect(clockFor({ testClockAllowed: false, env }).today()).not.toBe('2022-05-30');
  expect(clockFor({ testClockAllowed: true, env: {} }).today()).not.toBe('2022-05-30');
});

test('准许设定的地方，时钟从 SHOUWANG_NOW 起走', async () => {
  const clock = clockFor({ testClockAllowed: true, env: { SHOUWANG_NOW: '2022-05-30T09:00:00+08:00' } });
  const first = clock.now();
  expect(clock.today()).toBe('2022-05-30');
  expect(first - at('2022-05-30T09:00:00+08:00')).toBeLessThan(5000);
  await new Promise((done) => setTimeout(done, 20));
  expect(clock.now()).toBeGreaterThan(first);
});

test('写错的 SHOUWANG_NOW 用一句话拒绝', () => {
  expect(() => clockFor({ testClockAllowed: true, env: { SHOUWANG_NOW: '2022年' } })).toThrow(
    'SHOUWANG_NOW 的值“2022年”',
  );
});

test('数据目录有标记，才准设定时钟', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clock-'));
  expect(await isTestClockAllowed(folder)).toBe(false);
  await allowTestClock(join(folder, 'data'));
  expect(await isTestClockAllowed(join(folder, 'data'))).toBe(true);
  await rm(folder, { recursive: true });
});

test('编号的形状是 UUIDv7，前 48 位是时钟的毫秒数', () => {
  const instant = at('2022-05-30T09:00:00+08:00');
  const id = uuidv7(fixedClock(instant));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(instant);
});

test('时钟不动，一万个编号也各不相同，并按生成的先后排序', () => {
  const clock = fixedClock(at('2022-05-30T09:00:00+08:00'));
  const ids = Array.from({ length: 10_000 }, () => uuidv7(clock));
  expect(new Set(ids).size).toBe(10_000);
  expect([...ids].sort()).toEqual(ids);
});

test('时钟倒退，后生成的编号仍排在后面', () => {
  const instants = [at('2022-05-30T09:00:01Z'), at('2022-05-30T09:00:00Z')];
  const clock = { now: () => instants.shift() ?? 0, today: () => '2022-05-30' };
  const first = uuidv7(clock);
  expect(uuidv7(clock) > first).toBe(true);
});
