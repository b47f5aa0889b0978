import { expect, test } from 'vitest';
import { marksOf, removalPercentOf, type VillageIndicators } from './findings.ts';

const VILLAGE: VillageIndicators = {
  ...{ area: '1', name: '村', households: 300, ruralPeople: 1000, populationEntered: true, monitored: 10, removed: 5 },
  ...{ standingPeople: 20, ill: 0, housing: 0, water: 0, disaster: 0, project: 0, shortWork: 0 },
};

test('未消除占比：正好 2% 不算，多一人就算；没有农村人口数的也按登记的算', () => {
  expect(marksOf(VILLAGE, 50)).toEqual([]);
  expect(marksOf({ ...VILLAGE, standingPeople: 21 }, 50)).toEqual(['heavy']);
  expect(marksOf({ ...VILLAGE, standingPeople: 0, ruralPeople: 0 }, 50)).toEqual([]);
});

test('空白村：有农户而没有监测对象', () => {
  expect(marksOf({ ...VILLAGE, monitored: 0, removed: 0, standingPeople: 0 }, 50)).toEqual(['blank']);
  expect(marksOf({ ...VILLAGE, households: 0, monitored: 0, removed: 0, standingPeople: 0 }, 50)).toEqual([]);
});

test('消除率偏高：比各村合计高出 20 个百分点以上，五户起算', () => {
  expect(marksOf({ ...VILLAGE, removed: 7 }, 50)).toEqual([]);
  expect(marksOf({ ...VILLAGE, removed: 8 }, 50)).toEqual(['inflated']);
  expect(marksOf({ ...VILLAGE, monitored: 4, removed: 4 }, 50)).toEqual([]);
  expect(removalPercentOf([VILLAGE, { ...VILLAGE, removed: 10 }])).toBe(75);
  expect(removalPercentOf([])).toBe(0);
});
