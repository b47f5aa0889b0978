import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeWords } from './change-words.ts';
import { judge } from './judge.ts';
import { lowerCondition } from './lower.ts';
import type { Condition, FactRow, FactShape, FactShapes, ParameterValue } from './tree.ts';
import { changesOf } from './what-would-change.ts';

function fact(id: string, unit: FactShape['unit'], more: Partial<FactShape> = {}): [string, FactShape] {
  return [id, { id, label: id, unit, bound: 10n ** 12n, needs: [], ...more }];
}

const facts: FactShapes = new Map([
  fact('A37', 'fen', { needs: ['A28'] }),
  fact('A33', 'fen', { needs: ['A28'] }),
  fact('A36', 'fen'),
  fact('members', 'count', { bound: 1000n }),
  fact('A38', 'fen', { label: '人均收入参考范围', ratio: { of: 'A37', per: 'members' } }),
  fact('ill', 'count', { label: '患有大病人数', interval: true, bound: 1000n }),
  fact('secured', 'boolean', { label: '住房有保障' }),
]);
const yuan = (name: string, value: bigint): [string, ParameterValue] => [
  name,
  { name, label: name, money: true, value: { numerator: value, denominator: 1n } },
];
const parameters: ReadonlyMap<string, ParameterValue> = new Map([
  yuan('line', 690_000n),
  yuan('small', 7n),
  ['share', { name: 'share', label: '比例', money: false, value: { numerator: 3n, denominator: 10n } }],
]);

function lowered(text: string): Condition {
  return lowerCondition(text, facts, parameters);
}

function changes(text: string, row: FactRow) {
  return changesOf(lowered(text), row, facts).map(({ column, to, answer }) => ({ column, to, answer }));
}

function words(text: string, row: FactRow): string[] {
  return changesOf(lowered(text), row, facts).map((change) => changeWords(change, row));
}

test('人均低于线：全户差到线的那一分，正好不再符合', () => {
  // 4 人 × 6,900.00 = 27,600.00 元；现有 26,352.00 元，差 1,248.00 元，人均 312.00 元。
  const row = { A37: 2_635_200n, members: 4n };
  expect(changes('A38 < line', row)).toEqual([{ column: 'A37', to: 2_760_000n, answer: 'no' }]);
  expect(words('A38 < line', row)).toEqual(['人均收入参考范围再多 312.00 元（全户合计 1,248.00 元），就不符合']);
});

test('正好在线上，少一分就符合；人均的差向上取到分', () => {
  const row = { A37: 2_070_000n, members: 3n };
  expect(changes('A38 < line', row)).toEqual([{ column: 'A37', to: 2_069_999n, answer: 'yes' }]);
  expect(words('A38 < line', row)).toEqual(['人均收入参考范围再少 0.01 元（全户合计 0.01 元），就符合']);
});

test('除不尽的人均，也按全户的分算', () => {
  // 3 人，全户 20,699.99 元：人均 6,899.9966… 元，差一分。
  expect(changes('A38 < line', { A37: 2_069_999n, members: 3n })).toEqual([
    { column: 'A37', to: 2_070_000n, answer: 'no' },
  ]);
});

test('人数、是非；资料不全的不答', () => {
  expect(words('ill > 0', { ill: 1n, ill_unknown: 0n })).toEqual(['患有大病人数再少 1 人，就不符合']);
  expect(words('!secured', { secured: false })).toEqual(['“住房有保障”改为“是”，就不符合']);
  expect(changes('A38 < line', { A37: null, members: 3n })).toEqual([]);
});

test('录入的金额、人数不会少到零以下', () => {
  // A36 − A35 那样的规则里，理赔要少到负数才翻的，不列。
  expect(changes('A33 - A36 > small', { A33: 0n, A36: 0n })).toEqual([{ column: 'A33', to: 8n, answer: 'yes' }]);
});

test('几项之中，单独一项改变就够的才列出', () => {
  // 两个条件都不成立：哪一项单独改变都不够。
  expect(changes('A38 < line && !secured', { A37: 9_000_000n, members: 3n, secured: true })).toEqual([]);
  expect(changes('A38 < line && !secured', { A37: 9_000_000n, members: 3n, secured: false })).toEqual([
    { column: 'A37', to: 2_069_999n, answer: 'yes' },
  ]);
});

const texts = [
  'A38 < small',
  'A38 >= small && A38 < share * small',
  'A33 > 0 && A36 >= share * A33 || A33 <= 0 && A36 > small',
  'A33 - A36 == small',
  'A33 != A36',
  'ill > 1 || A37 < small',
  'ill == 2 && A33 <= A36',
];

test('改到那个值答案就翻，差一点都不翻：逐个数试过，与判断一致', () => {
  const amount = fc.bigInt(-30n, 30n);
  const rows = fc.record({
    ...{ A37: amount, A33: amount, A36: fc.bigInt(0n, 30n), members: fc.bigInt(1n, 4n) },
    ...{ ill: fc.bigInt(0n, 3n), ill_unknown: fc.bigInt(0n, 2n) },
  });
  fc.assert(
    fc.property(fc.constantFrom(...texts), rows, (text, row) => {
      const condition = lowered(text);
      const now = judge(condition, row, facts);
      if (now === 'unknown') return;
      const found = new Map(changesOf(condition, row, facts).map((change) => [change.column, change]));
      const isTurned = (column: string, to: bigint): boolean => {
        const answer = judge(condition, { ...row, [column]: to }, facts);
        return answer !== 'unknown' && answer !== now;
      };
      for (const column of ['A37', 'A33', 'A36', 'ill'] as const) {
        if (!new RegExp(column === 'A37' ? 'A37|A38' : column).test(text)) continue;
        const least = column === 'A37' || column === 'A33' ? -300n : 0n;
        const nearest = nearestTurn(row[column], least, (to) => isTurned(column, to));
        const to = found.get(column)?.to;
        expect(typeof to === 'bigint' ? distance(to, row[column]) : undefined).toEqual(nearest);
      }
    }),
    { numRuns: 120 },
  );
});

function distance(one: bigint, other: bigint): bigint {
  return one < other ? other - one : one - other;
}

function nearestTurn(from: bigint, least: bigint, isTurned: (to: bigint) => boolean): bigint | undefined {
  for (let step = 1n; step <= 150n; step += 1n) {
    if (isTurned(from + step) || (from - step >= least && isTurned(from - step))) return step;
  }
  return undefined;
}
