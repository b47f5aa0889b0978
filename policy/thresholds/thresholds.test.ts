import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge } from '../engine/judge.ts';
import { fillIn } from '../engine/sentence.ts';
import { factsOfHousehold } from '../facts/facts-of-household.ts';
import { HOUSEHOLD_FACTS, HOUSEHOLD_SHAPES } from '../facts/further.ts';
import type { HouseholdOnDay } from '../facts/household-on-day.ts';
import { BASE_PARAMETERS } from '../packs/base-parameters.ts';
import { compilePack } from '../packs/compile.ts';
import { LZ_2022 } from '../packs/lz-2022.ts';
import { resolveOn } from '../packs/resolve.ts';
import { household, MEMBER, monitored } from '../rules/testing-judge.ts';
import { GROUPS } from './groups.ts';
import { MEASURES, REFERENCES } from './measures.ts';
import { TEMPLATES } from './templates.ts';
import { COMPARISONS, type Threshold, thresholdFaults } from './threshold.ts';
import { textOf, warningOf } from './warning-of.ts';

const DAY = '2022-05-30';

/** The one warning of a pack under the line of LZ, 6,900 yuan. */
function compiled(threshold: Threshold) {
  const { rule, parameter } = warningOf({ id: 'own.r1', title: '试', threshold });
  const line = LZ_2022.parameters.filter(({ name }) => name === 'line');
  const own = BASE_PARAMETERS.filter(({ name }) => name === 'nearLineFactor');
  const layer = { ...LZ_2022, categories: [], rules: [{ ...rule, from: DAY }] };
  const parameters = [...own, ...line, { ...parameter, from: DAY }];
  const pack = compilePack(resolveOn({ ...LZ_2022, layers: [{ ...layer, parameters }] }, DAY), 'v');
  const [warning] = pack.rules;
  if (!warning) throw new Error('no warning');
  return warning;
}

function answer(threshold: Threshold, one: HouseholdOnDay) {
  return judge(compiled(threshold).condition, factsOfHousehold(one, HOUSEHOLD_FACTS), HOUSEHOLD_SHAPES);
}

const of = (key: string) => TEMPLATES.find((each) => each.key === key)?.threshold as Threshold;
const income = (different: HouseholdOnDay['income']) => ({
  income: { A28: 2_000_000n, A29: 100_000n, A30: 0n, A31: 0n, A32: 0n, A35: 0n, A36: 0n, ...different },
});
const withMembers = (...members: HouseholdOnDay['members']) => ({ members });
const ill = { ...MEMBER, health: ['患有大病', '长期慢性病'] };
/** 13,800 a year for two: 6,900 a head, near the line of 1.2 × 6,900. */
const poor = income({ A28: 1_280_000n });
const sweep = { visitedOn: '2022-05-01', enteredOn: '2022-05-01' };

/** One below, at and above each line, and with missing data. The household has 10,000 yuan a head of last year. */
const CASES: readonly (readonly [key: string, answer: string, one: HouseholdOnDay])[] = [
  ['xianAtRisk', 'no', monitored(income({ A36: 999_999n }))],
  ['xianAtRisk', 'no', monitored(income({ A36: 1_000_000n }))],
  ['xianAtRisk', 'yes', monitored(income({ A36: 1_000_001n }))],
  ['xianAtRisk', 'no', household(income({ A36: 1_000_001n }))],
  ['xianAtRisk', 'unknown', monitored({ income: {} })],
  [
    'xianAllowance',
    'yes',
    household({ ...withMembers({ ...MEMBER, subsistenceAllowance: '农村低保' }), ...income({ A36: 1_000_001n }) }),
  ],
  ['xianAllowance', 'no', household(income({ A36: 1_000_001n }))],
  [
    'xianAllowance',
    'unknown',
    household({ ...withMembers({ ...MEMBER, subsistenceAllowance: undefined }), ...income({ A36: 1_000_001n }) }),
  ],
  ['xianOthers', 'no', household(income({ A36: 2_600_000n }))],
  ['xianOthers', 'yes', household(income({ A36: 2_600_001n }))],
  ['xianOthers', 'no', household(income({ A36: 2_600_001n, A35: 1n }))],
  ['yangyuanAtRisk', 'no', household({ lifted: true, ...income({ A36: 500_000n }) })],
  ['yangyuanAtRisk', 'yes', household({ lifted: true, ...income({ A36: 500_001n }) })],
  ['yangyuanAtRisk', 'unknown', household({ lifted: true, ...income({ A36: 500_001n }), priorPerHead: undefined })],
  ['yangyuanAtRisk', 'yes', household({ lifted: true, ...income({ A36: 1n }), priorPerHead: 0n })],
  ['yangyuanAtRisk', 'no', household({ lifted: true, ...income({ A36: 0n }), priorPerHead: 0n })],
  ['yangyuanOthers', 'no', household(income({ A36: 1_000_000n }))],
  ['yangyuanOthers', 'yes', household(income({ A36: 1_000_001n }))],
  ['civil60', 'no', household(income({ A36: 1_259_999n }))],
  ['civil60', 'yes', household(income({ A36: 1_260_000n }))],
  ['civil60', 'no', household(income({ A28: -100_000n }))],
  ['civil60', 'yes', household(income({ A28: -100_000n, A36: 1n }))],
  ['civil60', 'unknown', household(income({ A28: undefined }))],
  ['civil80', 'no', household(income({ A36: 1_679_999n }))],
  ['civil80', 'yes', household(income({ A36: 1_680_000n }))],
  ['falling', 'yes', household({ ...income({}), priorPerHead: 1_500_000n })],
  ['falling', 'no', household({ ...income({}), priorPerHead: 1_499_999n })],
  ['falling', 'no', household({ ...income({}), priorPerHead: 0n })],
  ['falling', 'unknown', household({ priorPerHead: undefined })],
  ['falling', 'yes', household({ ...income({}), priorPerHead: 1_500_000n, incomeFrom: '2020-05-30' })],
  ['falling', 'no', household({ ...income({}), priorPerHead: 1_500_000n, incomeFrom: '2020-04-30' })],
  ['wages', 'yes', household({ ...withMembers({ ...MEMBER, workRegion: '省外' }), ...income({ A28: 900_000n }) })],
  ['wages', 'no', household({ ...withMembers({ ...MEMBER, workRegion: '省外' }), ...income({ A28: 899_999n }) })],
  ['wages', 'no', household(income({ A28: 900_000n }))],
  ['transfers', 'yes', household(income({ A28: 0n, A31: 100_000n }))],
  ['transfers', 'no', household(income({ A28: 0n, A31: 99_999n }))],
  ['workMonths', 'yes', monitored(withMembers({ ...MEMBER, workMonths: 3 }, { ...MEMBER, workMonths: 2 }))],
  ['workMonths', 'no', monitored(withMembers({ ...MEMBER, workMonths: 3 }, { ...MEMBER, workMonths: 3 }))],
  ['workMonths', 'unknown', monitored(withMembers({ ...MEMBER, workMonths: undefined }))],
  ['together', 'no', household({ ...withMembers(ill, MEMBER), ...poor })],
  ['together', 'yes', household({ ...withMembers(ill, { ...MEMBER, medicalInsurance: '未参加' }), ...poor })],
  ['together', 'yes', household({ ...withMembers({ ...ill, labour: '丧失劳动力' }, MEMBER), ...poor })],
  ['together', 'unknown', household({ ...withMembers(ill, { ...MEMBER, labour: undefined }), ...poor })],
  ['together', 'unknown', household({ ...withMembers({ ...MEMBER, health: [] }, MEMBER), ...poor })],
  ['together', 'no', household(withMembers({ ...ill, labour: '丧失劳动力' }, MEMBER))],
  ['risksTold', 'no', household({ sweeps: [{ ...sweep, risks: 0 }] })],
  ['risksTold', 'yes', household({ sweeps: [sweep, { ...sweep, risks: 1 }] })],
  ['risksTold', 'no', monitored({ sweeps: [{ ...sweep, risks: 1 }] })],
];

test.each(CASES)('%s：%s', (key, expected, one) => {
  expect(answer(of(key), one)).toBe(expected);
});

test('每个模板都有例子，没有毛病，都写明是参考哪里的还是自拟', () => {
  for (const { key, seen, threshold } of TEMPLATES) {
    expect(CASES.map(([name]) => name)).toContain(key);
    expect(thresholdFaults(threshold)).toEqual([]);
    expect(seen).toMatch(/^(参考|自拟)/);
  }
});

test('写成的规则和一句话：金额是参数，占比按百分数写', () => {
  const threshold = of('civil60');
  expect(warningOf({ id: 'own.r7', title: '刚性支出', threshold }).parameter).toMatchObject({
    ...{ name: 'ownR7', label: '刚性支出的标准', unit: 'number', counted: '%', value: '60' },
  });
  expect(textOf('own.r7', threshold)).toBe('(A33 > 0 && A36 - A35 >= ownR7 / 100 * A33 || A33 <= 0 && A36 - A35 > 0)');
  const warning = compiled(threshold);
  const facts = factsOfHousehold(household(income({ A36: 1_300_000n })), HOUSEHOLD_FACTS);
  // 20,000 + 1,000 yuan; 13,000 of own cost.
  expect(fillIn(warning.sentence ?? '', warning.condition, facts, HOUSEHOLD_SHAPES)).toBe(
    '合规自付支出 13,000.00 元、理赔收入 0.00 元，相减，不低于家庭纯收入 21,000.00 元的 60%',
  );
});

test('不搭的说明白：没有的指标、不能比的、不是数的、过长的', () => {
  const right: Threshold = { group: 'everyone', measure: 'A38', comparison: '<', limit: { amount: '1' } };
  expect(thresholdFaults(right)).toEqual([]);
  expect(thresholdFaults({ ...right, group: 'x' })).toEqual(['没有“x”这个人群']);
  expect(thresholdFaults({ ...right, measure: 'x' })).toEqual(['没有“x”这个指标']);
  expect(thresholdFaults({ ...right, limit: { percent: '5', of: 'A33' } })).toEqual([
    '“人均收入参考范围”不能和“家庭纯收入”比',
  ]);
  expect(thresholdFaults({ ...right, limit: { amount: '-1' } })).toEqual(['“-1”不是普通的数']);
  expect(thresholdFaults({ ...right, limit: { amount: ' ' } })).toEqual(['还没有写多少']);
  expect(thresholdFaults({ ...right, window: 61 })).toEqual(['看多久要是 1 至 60 个月']);
  expect(thresholdFaults({ ...right, every: 0 })).toEqual(['多久提一次要是 1 至 366 天']);
});

test('凡是能选出来的，都写得成规则，句子里的数都在规则里', () => {
  const choice = fc
    .record({
      group: fc.constantFrom(...Object.keys(GROUPS)),
      measure: fc.constantFrom(...Object.keys(MEASURES)),
      comparison: fc.constantFrom(...COMPARISONS),
      limit: fc.oneof(
        fc.record({ amount: fc.constantFrom('0', '3', '6900.5') }),
        fc.record({ percent: fc.constantFrom('60', '12.5'), of: fc.constantFrom(...Object.keys(REFERENCES)) }),
      ),
      window: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    })
    .map(({ window, ...rest }): Threshold => ({ ...rest, ...(window !== undefined && { window }) }))
    .filter((each) => thresholdFaults(each).length === 0);
  fc.assert(
    fc.property(choice, (threshold) => {
      expect(() => compiled(threshold)).not.toThrow();
    }),
    { numRuns: 60 },
  );
});
