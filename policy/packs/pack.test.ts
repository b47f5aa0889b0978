import { expect, test } from 'vitest';
import { compilePack } from './compile.ts';
import { LZ_2022 } from './lz-2022.ts';
import type { PackContent, PackLayer } from './pack.ts';
import { resolveOn, sameSince } from './resolve.ts';
import { ruleSql } from './screening.ts';
import { LZ_PACK } from './shipped.ts';

const line = LZ_2022.parameters[0]!;
const town: PackLayer = {
  ...LZ_2022,
  id: 'town-2023',
  title: '某镇',
  from: '2023-01-01',
  parameters: [
    { ...line, value: '7300', from: '2023-01-01' },
    { ...line, value: '7500', from: '2023-04-01' },
  ],
  rules: [],
  categories: [],
};
const withLayer = (layer: PackLayer): PackContent => ({ ...LZ_PACK, layers: [...LZ_PACK.layers, layer] });
const lineOn = (content: PackContent, on: string) =>
  resolveOn(content, on).parameters.find(({ name }) => name === 'line');

test('下一层只写不同的，每个值都说得出是哪一层给的、压过了哪一层的', () => {
  const content = withLayer(town);
  expect(lineOn(content, '2023-01-01')).toMatchObject({
    ...{ value: '7300', layer: 'town-2023' },
    overrides: [
      { layer: 'base', said: '没有写数' },
      { layer: 'lz-2022', cites: 'LZ 一(一)1', said: '6900 元' },
    ],
  });
  const resolved = resolveOn(content, '2023-01-01');
  expect(resolved.parameters).toContainEqual(expect.objectContaining({ name: 'nearLineFactor', layer: 'base' }));
  expect(resolved.rules.filter(({ use }) => use === undefined)).toHaveLength(12);
});

test('年中换了数：前一天还是旧的，当天起是新的；没有到日子的层不算', () => {
  const content = withLayer(town);
  const values = ['2022-12-31', '2023-01-01', '2023-03-31', '2023-04-01'].map((on) => lineOn(content, on)?.value);
  expect(values).toEqual(['6900', '7300', '7300', '7500']);
  expect(['2022-12-31', '2023-02-11', '2023-04-01'].map((on) => sameSince(content, on))).toEqual([
    '2022-05-08',
    '2023-01-01',
    '2023-04-01',
  ]);
});

test('下一层可以不用上一层的一条规则，看得见是谁不用的', () => {
  const [rule] = LZ_2022.rules;
  const content = withLayer({ ...town, rules: [{ ...rule!, from: '2023-02-01', off: true }] });
  const ids = (on: string) => resolveOn(content, on).rules.map(({ id }) => id);
  expect(ids('2023-01-31')).toContain(rule!.id);
  expect(ids('2023-02-01')).not.toContain(rule!.id);
  expect(resolveOn(content, '2023-02-01').off).toMatchObject([{ id: rule!.id, layer: 'town-2023' }]);
});

test('标准换了，SQL 里的比较也换了，按分算', () => {
  const compiled = compilePack(resolveOn(withLayer(town), '2023-01-01'), 'v');
  expect(ruleSql(compiled, 'income.belowLine', 'f')).toBe(
    'f.a37::bigint < (730000::bigint * nullif(f.members::bigint, 0))',
  );
});

test('包里的数不是十进制数，或句子用了规则里没有的名字，当场报错', () => {
  const compiled = (layer: PackLayer) => compilePack(resolveOn(withLayer(layer), '2023-01-01'), 'v');
  expect(() => compiled({ ...town, parameters: [{ ...line, value: '6,900' }] })).toThrow('line');
  const [rule] = LZ_2022.rules;
  expect(() => compiled({ ...town, rules: [{ ...rule!, sentence: '{A34}' }] })).toThrow('A34');
});
