import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../engine/judge.ts';
import type { FactRow } from '../engine/tree.ts';
import { FACT_SHAPES } from '../facts/catalogue.ts';
import { lz2022Identification } from '../identification/lz-2022.ts';
import { CHOICES } from './choices.ts';
import { compilePack } from './compile.ts';
import { explainHousehold, proposedCategory } from './explain.ts';
import type { PackContent } from './pack.ts';
import { resolveOn } from './resolve.ts';
import { judgementColumnsSql } from './screening.ts';
import { LZ_PACK, QJ_PACK, SHIPPED_PACKS } from './shipped.ts';

const shipped = (id: string) => SHIPPED_PACKS.find((pack) => pack.id === id) as PackContent;
const on = (content: PackContent, day: string) => compilePack(resolveOn(content, day), 'v');
const valueOn = (content: PackContent, day: string, wanted: string) =>
  resolveOn(content, day).parameters.find(({ name }) => name === wanted);

/** 1 member, this much a head, in fen; nothing else known to be wrong. */
function earning(perHead: bigint, more: FactRow = {}): FactRow {
  return { members: 1n, A33: perHead, A37: perHead, A35: 0n, A36: 0n, lifted: false, ...more };
}

describe('曲江 2021：上一年四类地区农村低保标准的 1.5 倍，取整，不低于 9,060，以下', () => {
  const figure = (year: number, value: string) => ({
    ...{ name: 'classFourRuralAllowance', label: '四类地区农村低保标准（元/年）', year, value, document: '某号' },
  });
  const entered = (value: string): PackContent => ({
    ...QJ_PACK,
    layers: [
      ...QJ_PACK.layers,
      { ...QJ_PACK.layers[0]!, id: 'own', parameters: [], rules: [], categories: [], figures: [figure(2021, value)] },
    ],
  });
  const answer = (content: PackContent, day: string, fen: bigint) =>
    explainHousehold(on(content, day), earning(fen)).find(({ rule }) => rule === 'income.belowLine');

  test('2021 年是文件自己算好的 9,600：少一分、正好都在以下，多一分不在', () => {
    const answers = [959_999n, 960_000n, 960_001n].map((fen) => answer(QJ_PACK, '2021-12-31', fen)?.answer);
    expect(answers).toEqual(['yes', 'yes', 'no']);
    expect(answer(QJ_PACK, '2021-12-31', 960_000n)?.sentence).toContain('不高于监测线 9,600.00 元');
  });

  test('没有人录上一年的数，2022 年就不知道，并说缺什么，不拿别年的凑', () => {
    expect(valueOn(QJ_PACK, '2022-01-01', 'line')).toMatchObject({
      missing: '2021 年的四类地区农村低保标准（元/年）',
    });
    expect(answer(QJ_PACK, '2022-01-01', 1n)).toMatchObject({
      ...{ answer: 'unknown', missing: ['line'] },
      sentence: '不能判断“人均收入在监测线以下”：缺 监测线（依据：QJ 三）。',
    });
    expect(judgementColumnsSql(on(QJ_PACK, '2022-01-01'), 'f')).toContain('nullif(0::bigint, 0)');
  });

  test.each([
    ['6600', '9900'], // 1.5 × 6,600 = 9,900
    ['6766', '10100'], // 10,149 is nearer to 10,100
    ['6767', '10200'], // 10,150.5 is nearer to 10,200
    ['6000', '9060'], // 9,000 is below the floor
    ['6040', '9100'], // 9,060 is the floor itself and is rounded to 9,100
  ])('2021 年的数是 %s，2022 年的线是 %s；2023 年仍不知道', (allowance, line) => {
    expect(valueOn(entered(allowance), '2022-01-01', 'line')?.value).toBe(line);
    expect(valueOn(entered(allowance), '2021-12-31', 'line')?.value).toBe('9600');
    expect(valueOn(entered(allowance), '2023-01-01', 'line')?.value).toBeUndefined();
  });

  test('文件只写到 2025 年，之后没有线', () => {
    expect(valueOn(entered('6600'), '2026-01-01', 'line')).toMatchObject({ standing: '文件只写到 2025 年' });
  });

  test('省里的通知 12 月 6 日起压在下面：走访次数来自省，审定机关区里另有规定', () => {
    expect(valueOn(QJ_PACK, '2021-12-05', 'villageSecretaryVisits')).toBeUndefined();
    expect(valueOn(QJ_PACK, '2021-12-06', 'villageSecretaryVisits')).toMatchObject({ value: '2', layer: 'gd-2021' });
    expect(valueOn(QJ_PACK, '2021-12-06', 'approvingBody')).toMatchObject({
      ...{ value: 'countyOffice', layer: 'qj-2021' },
      overrides: [{ layer: 'base' }, { layer: 'gd-2021', said: '县级人民政府' }],
    });
  });
});

test('每个包在它的每一段日子里都能编译，规则里比监测线的写法和写明的“以下”一致', () => {
  for (const content of SHIPPED_PACKS) {
    for (const day of [content.from, '2022-05-30', '2023-08-01', '2026-01-01'].filter((each) => each >= content.from)) {
      const { pack, rules } = on(content, day);
      const operator = pack.parameters.find(({ name }) => name === 'lineOperator')?.value;
      expect(rules.find(({ id }) => id === 'income.belowLine')?.when).toBe(`A38 ${operator} line`);
    }
  }
});

test('每个选择都是认得的；由程序读的三个，每个包都有', () => {
  for (const content of SHIPPED_PACKS) {
    const choices = resolveOn(content, '2023-08-01').parameters.filter(({ unit }) => unit === 'choice');
    expect(choices.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['lineOperator', 'approvingBody', 'leadDesk']),
    );
    for (const { name, value } of choices) expect(Object.keys(CHOICES[name]!.options)).toContain(value);
  }
});

test('梁子湖的期限和识别程序里的期限是同一组数', () => {
  const days = (name: string) => Number(valueOn(LZ_PACK, '2022-05-30', name)?.value);
  const clocks = JSON.stringify(lz2022Identification);
  expect([days('publicityDays'), days('identificationDays'), days('contactPlanDays')]).toEqual([5, 15, 10]);
  for (const figure of [5, 15, 10]) expect(clocks).toContain(`"days":${figure}`);
});

describe('甘肃：按确定时间和风险类别分三类户', () => {
  const secured = { housingSecured: true, educationSecured: true, waterSecured: true };
  // 刚性支出 3,000 of 10,000 is exactly the share 0.3
  const rigid = earning(1_000_000n, { ...secured, A36: 300_000n, priorPerHead: 1_000_000n });
  const fallen = earning(1_000_000n, { ...secured, waterSecured: false, priorPerHead: 1_000_000n, lifted: true });
  const both = { ...rigid, waterSecured: false };
  const category = (row: FactRow, day: string) => proposedCategory(on(shipped('gs-2021'), day), row);

  test('支出陡增是突发严重困难户，三保障反弹按脱贫户分前两类，都没有就不分', () => {
    expect(category(rigid, '2021-09-10')).toBe('突发严重困难户');
    expect(category({ ...rigid, A36: 299_999n }, '2021-09-10')).toBeNull();
    expect(category(fallen, '2021-09-10')).toBe('脱贫不稳定户');
    expect(category({ ...fallen, lifted: false }, '2021-09-10')).toBe('边缘易致贫户');
  });

  test('两样都有的看时间：2020 年以前是前两类，2021 年起是突发', () => {
    expect(category(both, '2020-12-31')).toBe('边缘易致贫户');
    expect(category(both, '2021-01-01')).toBe('突发严重困难户');
  });

  test('缺数的是不能判断，不是不分', () => {
    expect(category({ ...rigid, A33: null, waterSecured: null }, '2021-09-10')).toBe('unknown');
  });
});

test('任意一户，一个包里最多有一类答“是”', () => {
  const amount = fc.option(fc.bigInt(-2_000_000n, 2_000_000n), { nil: null });
  const flag = fc.option(fc.boolean(), { nil: null });
  const row = fc.record({
    ...{ members: fc.option(fc.bigInt(0n, 4n), { nil: null }), A33: amount, A37: amount, A35: amount, A36: amount },
    ...{ priorPerHead: amount, lifted: flag, housingSecured: flag, educationSecured: flag, waterSecured: flag },
  });
  const packs = SHIPPED_PACKS.map((content) => on(content, '2021-12-31'));
  fc.assert(
    fc.property(row, (one) => {
      for (const { categories } of packs) {
        const yes = categories.filter(({ condition }) => judge(condition, one, FACT_SHAPES) === 'yes');
        expect(yes.length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 500 },
  );
});
