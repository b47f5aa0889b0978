import { expect, test } from 'vitest';
import { birthDateOf, checkIdNumber, sexOf } from '../domain/id-number.ts';
import { ageOn } from '../domain/plain-date.ts';
import { dayOfAges } from './county/days.ts';
import { identityOf, phoneOf } from './county/identity.ts';
import { isBelowLine } from './county/income.ts';
import type { CountyPlan } from './county/places.ts';
import { madeUpCounty } from './county.ts';

const plan: CountyPlan = {
  ...{ seed: 7, county: '990188', name: '青禾县', today: '2026-03-01', households: 3000, towns: 5 },
  villagesOfTown: [6, 8],
};
const households = [...madeUpCounty(plan).households()];
const members = households.flatMap((household) => household.members);

function allRows(given: CountyPlan): string {
  return JSON.stringify(
    madeUpCounty(given)
      .sheets()
      .map((sheet) => [sheet.name, sheet.header, ...sheet.rows()]),
  );
}

test('同一个种子每次编出同一个县，换一个种子就不同', () => {
  const small = { ...plan, households: 60 };
  expect(allRows(small)).toBe(allRows({ ...small }));
  expect(allRows(small)).not.toBe(allRows({ ...small, seed: 8 }));
});

test('农户数正好是要的数，分在五个镇、每镇六到八个村', () => {
  const { towns } = madeUpCounty(plan);
  expect(households).toHaveLength(3000);
  expect(new Set(households.map(({ householdNo }) => householdNo)).size).toBe(3000);
  expect(towns).toHaveLength(5);
  for (const { villages } of towns) expect([6, 7, 8]).toContain(villages.length);
  const villages = towns.flatMap((town) => town.villages.map((village) => village.name));
  expect(new Set(villages).size).toBe(villages.length);
});

test('证件号码都是有效的 18 位，与性别、年龄相符，没有重复，区划不在用，谁都不在登记以后出生', () => {
  for (const { idNumber, sex, age } of members) {
    expect(checkIdNumber(idNumber, dayOfAges(plan.today)), idNumber).toBe('ok');
    expect(sexOf(idNumber)).toBe(sex);
    expect(ageOn(birthDateOf(idNumber) ?? '', dayOfAges(plan.today))).toBe(age);
    expect(idNumber).toMatch(/^9901(?!00)/);
  }
  expect(new Set(members.map(({ idNumber }) => idNumber)).size).toBe(members.length);
});

test('隔了 49,500 人、同一天满岁的两个人，号码仍不同', () => {
  const numbers = Array.from({ length: 300 }, (_, nth) => identityOf(nth * 49_500, '女', 40, plan.today).idNumber);
  expect(new Set(numbers).size).toBe(300);
});

test('电话都以 199 开头，十一位，一百万个里没有重复', () => {
  const phones = Array.from({ length: 1_000_000 }, (_, nth) => phoneOf(nth));
  expect(new Set(phones).size).toBe(1_000_000);
  expect(phones.every((phone) => /^199\d{8}$/.test(phone))).toBe(true);
});

test('每户有一个户主，夫妻一男一女，子女比父母小十六岁以上', () => {
  for (const { householdNo, members } of households) {
    const head = members.find(({ relation }) => relation === '户主');
    const spouse = members.find(({ relation }) => relation === '配偶');
    expect(
      members.filter(({ relation }) => relation === '户主'),
      householdNo,
    ).toHaveLength(1);
    if (spouse) expect(spouse.sex).not.toBe(head?.sex);
    for (const child of members.filter(({ relation }) => ['之子', '之女'].includes(relation))) {
      expect((head?.age ?? 0) - child.age, householdNo).toBeGreaterThanOrEqual(16);
    }
    for (const parent of members.filter(({ relation }) => ['之父', '之母'].includes(relation))) {
      expect(parent.age - (head?.age ?? 0), householdNo).toBeGreaterThanOrEqual(16);
    }
    expect(new Set(members.map(({ name }) => name)).size, householdNo).toBe(members.length);
  }
});

test('文化程度和在校生状况只填一项；学生和孩子没有务工', () => {
  for (const { education, school, age, workRegion, labour } of members) {
    expect([education, school].filter((value) => value !== null)).toHaveLength(1);
    if (school !== null || age < 16) expect([workRegion, labour]).toEqual([null, '无劳动力']);
  }
});

test('多数家庭远高于监测线，低于或接近的占百分之四到八；监测对象约占百分之二', () => {
  const share = (some: number) => (100 * some) / households.length;
  const near = households.filter(({ income, members }) =>
    isBelowLine(income, Math.round(members.length * 1.2 * 100) / 100),
  );
  expect(share(near.length)).toBeGreaterThan(4);
  expect(share(near.length)).toBeLessThan(8);
  const monitored = households.filter((household) => household.monitored !== null);
  expect(share(monitored.length)).toBeGreaterThan(1);
  expect(share(monitored.length)).toBeLessThan(4);
  expect(monitored.some((household) => household.monitored?.removed !== null)).toBe(true);
});
