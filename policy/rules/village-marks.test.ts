import { expect, test } from 'vitest';
import { compilePack } from '../packs/compile.ts';
import { resolveOn } from '../packs/resolve.ts';
import { LZ_PACK } from '../packs/shipped.ts';
import { marksOf, removalPercentOf, villageLimitsOf } from './village-marks.ts';

const VILLAGE = { households: 300, ruralPeople: 1000, monitored: 10, removed: 5, standingPeople: 20 };
const LIMITS = villageLimitsOf(undefined);

test('未消除占比：正好 2% 不算，多一人就算；没有农村人口数的也按登记的算', () => {
  expect(marksOf(VILLAGE, 50, LIMITS)).toEqual([]);
  expect(marksOf({ ...VILLAGE, standingPeople: 21 }, 50, LIMITS)).toEqual(['heavy']);
  expect(marksOf({ ...VILLAGE, standingPeople: 0, ruralPeople: 0 }, 50, LIMITS)).toEqual([]);
});

test('空白村：有农户而没有监测对象', () => {
  expect(marksOf({ ...VILLAGE, monitored: 0, removed: 0, standingPeople: 0 }, 50, LIMITS)).toEqual(['blank']);
  expect(marksOf({ ...VILLAGE, households: 0, monitored: 0, removed: 0, standingPeople: 0 }, 50, LIMITS)).toEqual([]);
});

test('消除率偏高：比各村合计高出 20 个百分点以上，五户起算', () => {
  expect(marksOf({ ...VILLAGE, removed: 7 }, 50, LIMITS)).toEqual([]);
  expect(marksOf({ ...VILLAGE, removed: 8 }, 50, LIMITS)).toEqual(['inflated']);
  expect(marksOf({ ...VILLAGE, monitored: 4, removed: 4 }, 50, LIMITS)).toEqual([]);
  expect(removalPercentOf([VILLAGE, { ...VILLAGE, removed: 10 }])).toBe(75);
  expect(removalPercentOf([])).toBe(0);
});

test('界线是政策包里的数：2.1% 正好不算，没有政策包的用自定缺省', () => {
  const limits = { ...LIMITS, heavyPercent: '2.1' };
  expect(marksOf({ ...VILLAGE, standingPeople: 21 }, 50, limits)).toEqual([]);
  expect(marksOf({ ...VILLAGE, standingPeople: 22 }, 50, limits)).toEqual(['heavy']);
  expect(LIMITS).toEqual({ heavyPercent: '2', inflatedPoints: '20', inflatedLeast: '5' });
  const pack = compilePack(resolveOn(LZ_PACK, '2022-05-30'), 'test');
  expect(villageLimitsOf(pack)).toEqual(LIMITS);
});
