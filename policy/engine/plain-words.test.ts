import { expect, test } from 'vitest';
import { FACT_SHAPES } from '../facts/catalogue.ts';
import { lowerCondition } from './lower.ts';
import { plainWords } from './plain-words.ts';
import type { ParameterValue } from './tree.ts';

const parameters = new Map<string, ParameterValue>([
  ['line', { name: 'line', label: '监测线', money: true, value: { numerator: 690000n, denominator: 1n } }],
  ['factor', { name: 'factor', label: '倍数', money: false, value: { numerator: 6n, denominator: 5n } }],
  ['stable', { name: 'stable', label: '稳定的时间', money: false, value: { numerator: 6n, denominator: 1n } }],
  ['unsaid', { name: 'unsaid', label: '没写的时间', money: false }],
]);

const said = (text: string) => plainWords(lowerCondition(text, FACT_SHAPES, parameters));

test('比较说成话，参数带着数值', () => {
  expect(said('A38 < line')).toBe('人均收入参考范围 低于 监测线（6,900.00 元）');
});

test('两个条件都要，用“并且”；满足一个就行，用“或者”', () => {
  expect(said('A38 >= line && A38 < factor * line')).toBe(
    '人均收入参考范围 不低于 监测线（6,900.00 元），并且人均收入参考范围 低于 倍数（1.2） × 监测线（6,900.00 元）',
  );
  expect(said('lifted || uninsured > 0')).toContain('脱贫户：是；或者');
});

test('“不是”的指标说成否', () => {
  expect(said('!housingSecured')).toBe('住房有保障：否');
});

test('光是一个数，带上和它相比的那一项的单位', () => {
  expect(said('awayMonths >= stable')).toBe('县外务工月数合计 不低于 稳定的时间（6 个月）');
  expect(said('stable <= members')).toBe('稳定的时间（6 人） 不高于 家庭人口数');
  expect(said('uninsured > 0')).toContain('高于 0 人');
  expect(said('A33 > 0')).toContain('高于 0 元');
  expect(said('awayMonths >= unsaid')).toBe('县外务工月数合计 不低于 没写的时间（没有数）');
});

test('倍数不带单位，金额只带一次', () => {
  expect(said('A33 > factor * A34')).toContain('倍数（1.2） ×');
  expect(said('A33 > line')).toBe('家庭纯收入 高于 监测线（6,900.00 元）');
});
