import { expect, test } from 'vitest';
import { BASE } from './base.ts';
import { compilePack } from './compile.ts';
import { LZ_2022 } from './lz-2022.ts';
import { type PackLayer, resolvePack } from './pack.ts';
import { ruleSql } from './screening.ts';

const line = LZ_2022.parameters[0]!;
const town: PackLayer = {
  ...LZ_2022,
  id: 'town-2023',
  title: '某镇',
  from: '2023-01-01',
  parameters: [{ ...line, value: '7300', from: '2023-01-01' }],
  rules: [],
  categories: [],
};

test('下一层只写不同的，每个值都说得出是哪一层给的', () => {
  const resolved = resolvePack(BASE, LZ_2022, town);
  expect(resolved).toMatchObject({ id: 'town-2023', from: '2023-01-01' });
  const layers = resolved.parameters.map(({ name, value, layer }) => [name, value, layer]);
  expect(layers).toContainEqual(['line', '7300', 'town-2023']);
  expect(layers).toContainEqual(['beyondCompulsoryMembers', '2', 'lz-2022']);
  expect(layers).toContainEqual(['nearLineFactor', '1.2', 'base']);
  expect(resolved.rules).toHaveLength(12);
});

test('标准换了，SQL 里的比较也换了，按分算', () => {
  const compiled = compilePack(resolvePack(BASE, LZ_2022, town), 'v');
  expect(ruleSql(compiled, 'income.belowLine', 'f')).toBe(
    'f.a37::bigint < (730000::bigint * nullif(f.members::bigint, 0))',
  );
});

test('包里的数不是十进制数，或句子用了规则里没有的名字，当场报错', () => {
  const withLine = (value: string): PackLayer => ({ ...town, parameters: [{ ...line, value }] });
  expect(() => compilePack(resolvePack(BASE, LZ_2022, withLine('6,900')), 'v')).toThrow('line');
  const [rule] = LZ_2022.rules;
  const misspelt: PackLayer = { ...town, rules: [{ ...rule!, sentence: '{A34}' }] };
  expect(() => compilePack(resolvePack(BASE, LZ_2022, misspelt), 'v')).toThrow('A34');
});
