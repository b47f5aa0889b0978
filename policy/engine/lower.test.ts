import { expect, test } from 'vitest';
import { judge } from './judge.ts';
import { lowerCondition } from './lower.ts';
import { rationalFromText } from './rational.ts';
import { conditionSql, factColumn } from './sql.ts';
import type { Answer, FactRow, FactShape, FactShapes, ParameterValue } from './tree.ts';

function fact(id: string, unit: FactShape['unit'], more: Partial<FactShape> = {}): [string, FactShape] {
  return [id, { id, label: id, unit, bound: 10n ** 12n, needs: [], ...more }];
}

const facts: FactShapes = new Map([
  fact('income', 'fen'),
  fact('spent', 'fen'),
  fact('members', 'count', { bound: 1000n }),
  fact('perHead', 'fen', { ratio: { of: 'income', per: 'members' } }),
  fact('ill', 'count', { interval: true, bound: 1000n }),
  fact('secured', 'boolean'),
]);

const parameters: ReadonlyMap<string, ParameterValue> = new Map([
  ['line', { name: 'line', label: '线', money: true, value: { numerator: 690_000n, denominator: 1n } }],
  ['share', { name: 'share', label: '比例', money: false, value: { numerator: 3n, denominator: 10n } }],
]);

function answer(text: string, row: FactRow): Answer {
  return judge(lowerCondition(text, facts, parameters), row, facts);
}

function sqlOf(text: string): string {
  return conditionSql(lowerCondition(text, facts, parameters), factColumn, facts);
}

test('小数按写的那样，是十进制分数', () => {
  expect(rationalFromText('0.70')).toEqual({ numerator: 7n, denominator: 10n });
  expect(rationalFromText('6900')).toEqual({ numerator: 6900n, denominator: 1n });
  expect(rationalFromText('12345678901234567890.1')).toEqual({ numerator: 123456789012345678901n, denominator: 10n });
  expect(rationalFromText('6,900')).toBeUndefined();
  expect(rationalFromText('-1')).toBeUndefined();
});

test('人均比线，化成总额比线乘人数', () => {
  expect(sqlOf('perHead < line')).toBe('income::bigint < (690000::bigint * nullif(members::bigint, 0))');
});

test('有缺的：不等于、不在其中都不是“是”', () => {
  expect(answer('income != 3 * line', { income: null })).toBe('unknown');
  expect(answer('!(members in [1, 2])', { members: null })).toBe('unknown');
  expect(answer('!(members in [1, 2])', { members: 3n })).toBe('yes');
  expect(answer('members in [1, 2]', { members: 2n })).toBe('yes');
});

test('否与不知道是否，是或不知道是是，其余不知道', () => {
  const row: FactRow = { secured: null, members: 1n };
  expect(answer('secured && members > 1', row)).toBe('no');
  expect(answer('secured || members == 1', row)).toBe('yes');
  expect(answer('secured && members == 1', row)).toBe('unknown');
  expect(answer('!secured', row)).toBe('unknown');
  expect(answer('secured == false', { secured: false })).toBe('yes');
});

test('除以零是不知道；除以负数不会把大小弄反', () => {
  expect(answer('income / spent > 1', { income: 5n, spent: 0n })).toBe('unknown');
  expect(answer('income / spent > 1', { income: -5n, spent: -2n })).toBe('yes');
  expect(answer('income / spent > 1', { income: 5n, spent: -2n })).toBe('no');
  expect(answer('perHead > 0', { income: 5n, members: 0n })).toBe('unknown');
});

test('除法是精确的，不是整数除法', () => {
  expect(answer('income / 2 * 2 == income', { income: 3n })).toBe('yes');
  expect(answer('-income < 0', { income: 3n })).toBe('yes');
});

test('部分知道的人数：够了就是，够不到就否，之间不知道', () => {
  const ill = (known: bigint, more: bigint): FactRow => ({ ill: known, ill_unknown: more });
  expect(answer('ill >= 2', ill(2n, 1n))).toBe('yes');
  expect(answer('ill >= 2', ill(1n, 1n))).toBe('unknown');
  expect(answer('ill >= 2', ill(0n, 1n))).toBe('no');
  expect(answer('2 <= ill', ill(2n, 0n))).toBe('yes');
  expect(answer('ill == 1', ill(1n, 0n))).toBe('yes');
  expect(answer('ill == 1', ill(2n, 5n))).toBe('no');
  expect(answer('ill != 1', ill(0n, 1n))).toBe('unknown');
});

test('乘出来可能超过 bigint 的，SQL 改用 numeric', () => {
  expect(sqlOf('income * members < spent')).toContain('::bigint');
  expect(sqlOf('income * members * members * members < spent')).toContain('::numeric');
});

test.each([
  ['income < 6900', '普通的数'],
  ['income + members > 0', '普通的数'],
  ['income * spent > 0', '金额乘金额'],
  ['share / income > 1', '除以金额'],
  ['ill + members > 2', '只知道一部分'],
  ['ill > ill', '只知道一部分'],
  ['nobody > 2', 'nobody'],
  ['income', '是或否'],
  ['secured > false', ''],
  ['secured == secured', 'true、false'],
  ['size("x") > 1', ''],
  ['members > 1 ? true : false', '?:'],
  ['members % 2 == 0', ''],
  ['members > 1e3', '十进制'],
  ['members in []', ''],
  ['members <', '没有写完'],
])('不认的写法当场拒绝：%s', (text, why) => {
  const refusal = { name: 'RuleTextError', message: expect.stringContaining(why) };
  expect(() => lowerCondition(text, facts, parameters)).toThrow(expect.objectContaining(refusal));
});
