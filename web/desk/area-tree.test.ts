import { expect, test } from 'vitest';
import { areaTree } from './area-tree.ts';

const county = '420704000000';

test('上级不在可见范围内的区划成为根', () => {
  const rows = [
    { code: '420704101000', parent: county, county, level: 'township' as const, name: '甲镇' },
    { code: '420704101201', parent: '420704101000', county, level: 'village' as const, name: '乙村' },
  ];
  expect(areaTree(rows)).toEqual([
    {
      code: '420704101000',
      name: '甲镇',
      level: 'township',
      children: [{ code: '420704101201', name: '乙村', level: 'village', children: [] }],
    },
  ]);
});

test('没有区划就是空树', () => {
  expect(areaTree([])).toEqual([]);
});
