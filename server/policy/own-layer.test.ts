import { expect, test } from 'vitest';
import type { OwnChange } from '../../contract/policy-drafts.ts';
import { checkContent } from '../../policy/packs/check.ts';
import type { PackContent } from '../../policy/packs/pack.ts';
import { resolveOn } from '../../policy/packs/resolve.ts';
import { LZ_PACK, SHIPPED_PACKS } from '../../policy/packs/shipped.ts';
import { changedOwn, ownEntries, withOwnLayer } from './own-layer.ts';

const FROM = '2024-01-01';
const begun = (content: PackContent) => withOwnLayer(content, '某县', FROM, null);
const changed = (content: PackContent, ...changes: OwnChange[]) =>
  changes.reduce((pack, change) => changedOwn(pack, change, FROM), begun(content));
const faults = (content: PackContent) => checkContent(content, FROM).map(({ what }) => what);
const operator = (value: string): OwnChange => ({
  parameter: { name: 'lineOperator', label: '监测线本身算不算在内', unit: 'choice', value },
});
const texts = (content: PackContent) => {
  const { rules, categories } = resolveOn(content, FROM);
  return [rules.find(({ id }) => id === 'income.belowLine')?.when, ...categories.map(({ when }) => when)];
};

test('改了“监测线本身算不算在内”，两条预警和三个类别跟着改；收回来也一起收回', () => {
  const below = changed(LZ_PACK, operator('<='));
  expect(texts(below)).toEqual([
    'A38 <= line',
    'A38 <= line && A34 > line',
    'A38 <= line && A34 <= line && lifted',
    'A38 <= line && A34 <= line && !lifted',
  ]);
  expect(faults(below)).toEqual([]);
  const back = changedOwn(below, { drop: 'parameter', key: 'lineOperator' }, FROM);
  expect(texts(back)).toEqual(texts(LZ_PACK));
  expect(ownEntries(back, FROM)).toEqual([]);
});

test('类别不按监测线分的省，改了它，类别不动', () => {
  const gansu = SHIPPED_PACKS.find(({ id }) => id === 'gs-2021')!;
  expect(texts(changed(gansu, operator('<='))).slice(1)).toEqual(texts(gansu).slice(1));
});

test('规则写的和选的不是一回事，说得出来', () => {
  const rule = { id: 'income.belowLine', title: '人均收入低于监测线', when: 'A38 <= line' };
  expect(faults(changed(LZ_PACK, { rule }))).toEqual([expect.stringContaining('算不算在内')]);
});

test('类别的条件改得了、收得回；没有的类别不收', () => {
  const category = { category: '突发严重困难户', when: 'A38 < line && A34 >= line && members > 0' };
  const one = changed(LZ_PACK, { category });
  expect(texts(one)[1]).toBe(category.when);
  expect(ownEntries(one, FROM)).toEqual([{ drop: 'category', key: '突发严重困难户', title: '类别 突发严重困难户' }]);
  expect(texts(changedOwn(one, { drop: 'category', key: '突发严重困难户' }, FROM))).toEqual(texts(LZ_PACK));
  expect(() => changed(LZ_PACK, { category: { ...category, category: '第四类' } })).toThrow('没有“第四类”这一类');
});

test('文件写明、只作记载的，改了也不起作用，所以不收', () => {
  const looks = { name: 'incomeMeasure', label: '按哪种收入', unit: 'choice' as const, value: 'disposable' };
  expect(() => changed(LZ_PACK, { parameter: looks })).toThrow('只作记载');
});

test.each([
  ['0', '天', false],
  ['1', '天', true],
  ['5.5', '天', false],
  ['7', '个工作日', true],
  ['999', '天', true],
  ['1000', '天', false],
  ['7', '个月', false],
])('公示 %s %s：收不收 %s', (value, counted, isTaken) => {
  const parameter = { name: 'publicityDays', label: '公示天数（不少于）', unit: 'number' as const, counted, value };
  expect(faults(changed(LZ_PACK, { parameter })).length === 0).toBe(isTaken);
});

const formula = (parts: object): OwnChange => ({
  parameter: {
    ...{ name: 'line', label: '监测线', unit: 'yuan' },
    formula: { times: '1.5', figure: 'ruralAllowance', yearsBack: 1, ...parts },
  },
});
const published = (year: number): OwnChange => ({
  figure: { name: 'ruralAllowance', label: '农村低保标准（元/年）', year, value: '4801', document: '某民发1号' },
});
const lineOf = (content: PackContent) => resolveOn(content, FROM).parameters.find(({ name }) => name === 'line');

test('公布的数可以是任何一种；按它算的，去年的数没有录就说缺哪一年的', () => {
  // 1.5 × 4,801 = 7,201.5; to the hundred 7,200
  expect(lineOf(changed(LZ_PACK, published(2023), formula({})))?.value).toBe('7201.5');
  expect(lineOf(changed(LZ_PACK, published(2023), formula({ roundTo: '100' })))?.value).toBe('7200');
  expect(lineOf(changed(LZ_PACK, published(2022), formula({})))?.missing).toBe('2023 年的农村低保标准（元/年）');
  expect(faults(changed(LZ_PACK, formula({})))).toEqual(['没有“ruralAllowance”这个公布的数']);
});

test('“不低于”的参数要有，也不能是它自己', () => {
  const at = (atLeast: string) => faults(changed(LZ_PACK, published(2023), formula({ atLeast })));
  expect(at('noSuch')).toEqual(['“不低于”的参数“noSuch”没有']);
  expect(at('line')).toEqual(['“不低于”不能是它自己']);
});
