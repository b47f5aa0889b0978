import { expect, test } from 'vitest';
import { type AreaNode, areaLevels } from './areas.ts';

function area(code: string, parent: string | null, hasHouseholds = false): AreaNode {
  return { code, parent, hasHouseholds };
}

function levelOf(nodes: readonly AreaNode[], code: string) {
  return areaLevels(nodes).levels.get(code);
}

const ordinary = [
  area('990000000000', null),
  area('990100000000', '990000000000'),
  area('990101000000', '990100000000'),
  area('990101100000', '990101000000'),
  area('990101100201', '990101100000', true),
];

test('有农户的是村,往上依次是镇、县、市、省', () => {
  expect([...areaLevels(ordinary).levels.values()].sort()).toEqual([
    'city',
    'county',
    'province',
    'township',
    'village',
  ]);
  expect(levelOf(ordinary, '990101000000')).toBe('county');
});

test('没有农户的村和没有村的镇随最高的兄弟', () => {
  const tree = [...ordinary, area('990101100202', '990101100000'), area('990101101000', '990101000000')];
  expect(levelOf(tree, '990101100202')).toBe('village');
  expect(levelOf(tree, '990101101000')).toBe('township');
});

test('没有一户的整个兄弟市,其县镇从上往下定级', () => {
  const tree = [...ordinary, area('990200000000', '990000000000'), area('990201000000', '990200000000')];
  expect(levelOf(tree, '990200000000')).toBe('city');
  expect(levelOf(tree, '990201000000')).toBe('county');
});

test('省直辖县仍是县,编码不嵌套的新区仍是镇级', () => {
  const tree = [
    ...ordinary,
    area('999001000000', '990000000000'),
    area('420799400000', '999001000000'),
    area('880000000001', '420799400000', true),
  ];
  expect(levelOf(tree, '999001000000')).toBe('county');
  expect(levelOf(tree, '420799400000')).toBe('township');
  expect(levelOf(tree, '880000000001')).toBe('village');
  expect(levelOf(tree, '990000000000')).toBe('province');
});

test('镇上直接挂了农户,有村在下面就仍是镇', () => {
  const tree = ordinary.map((node) => (node.code === '990101100000' ? { ...node, hasHouseholds: true } : node));
  expect(levelOf(tree, '990101100000')).toBe('township');
});

test('已知的上级给下级定级', () => {
  const tree: AreaNode[] = [{ ...area('990101000000', null), level: 'county' }, area('990101105000', '990101000000')];
  expect(levelOf(tree, '990101105000')).toBe('township');
});

test('整棵树没有农户时,最深的是村', () => {
  const tree = ordinary.map((node) => ({ ...node, hasHouseholds: false }));
  expect(levelOf(tree, '990101100201')).toBe('village');
  expect(levelOf(tree, '990000000000')).toBe('province');
});

test('上级绕成一圈、编码重复、超过五级都指出来', () => {
  const circle = [...ordinary, area('1', '2'), area('2', '1')];
  expect(areaLevels(circle).findings).toEqual([
    { code: '1', problem: 'circle' },
    { code: '2', problem: 'circle' },
  ]);
  expect(areaLevels([...ordinary, area('990101100201', '990101100000', true)]).findings).toEqual([
    { code: '990101100201', problem: 'repeated' },
  ]);
  expect(areaLevels([...ordinary, area('990101100201001', '990101100201', true)]).findings).toEqual([
    { code: '990000000000', problem: 'tooDeep' },
  ]);
});
