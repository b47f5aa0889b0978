import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PolicyTrialInput } from '../../contract/policy.ts';
import { personFactsOn } from '../leads/facts-on.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform, type Work } from '../rights/work.ts';
import { COUNTY, HE, makeTestCounty, officer, SONG, screenTestCounty } from '../testing/county.ts';
import { addHousehold } from '../testing/household.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { previewChange } from './preview.ts';
import { getPackInForce } from './queries.ts';
import { tryOnHousehold } from './try-household.ts';

const DAY = '2022-05-30';
let program: TestProgram;

beforeAll(async () => {
  program = await testProgram(DAY);
  await makeTestCounty(program);
  for (const [no, area, a28] of [
    ['P1', SONG, '7299.99'],
    ['P2', SONG, '7300'],
    ['P3', HE, '6900'],
    ['P4', HE, '6899.99'],
  ] as const) {
    await act((work) =>
      addHousehold(work, COUNTY, { householdNo: no, area, members: [{ name: no }], income: { a28 } }),
    );
  }
  await screenTestCounty(program);
});
afterAll(() => program.close());

const act = <T>(work: (work: Work) => Promise<T>) => perform(program, operatorActor(), work);
type Change = PolicyTrialInput['changes'][number];
const tried = (trial: PolicyTrialInput, on = DAY) => act((work) => previewChange(work, COUNTY, trial, on));
const preview = (...changes: Change[]) => tried({ changes });
const belowLine = async (change: Change) => {
  const { households } = await preview(change);
  return households
    .filter(({ rule, householdNo }) => rule === 'income.belowLine' && householdNo?.startsWith('P'))
    .map(({ householdNo, way }) => `${householdNo} ${way}`);
};

test('监测线提到 7,300：6,900 的和 7,299.99 的进入，正好 7,300 的不进；原来就低的不算进入', async () => {
  expect(await belowLine({ parameter: 'line', value: '7300' })).toEqual(['P1 enter', 'P3 enter']);
});

test('监测线降一分：原来差一分的退出', async () => {
  expect(await belowLine({ parameter: 'line', value: '6899.99' })).toEqual(['P4 leave']);
});

test('改不动任何规则的参数和原样的值，什么也不变', async () => {
  const nothing = { on: DAY, rules: [], categories: [], villages: [], households: [] };
  expect(await preview({ parameter: 'quietDays', value: '30' })).toMatchObject(nothing);
  expect(await preview({ parameter: 'line', value: '6900.00' })).toMatchObject(nothing);
});

test('各村之和等于全县；留存的指标和现算的指标试出来一样', async () => {
  const change = { parameter: 'line', value: '9000' };
  const kept = await preview(change);
  for (const { rule, enter, leave } of kept.rules) {
    const villages = kept.villages.filter((village) => village.rule === rule);
    expect(villages.reduce((sum, village) => sum + village.enter, 0)).toBe(enter);
    expect(villages.reduce((sum, village) => sum + village.leave, 0)).toBe(leave);
  }
  const warnings = kept.rules.filter(({ use }) => use === 'warning');
  expect(warnings.map(({ rule }) => rule)).toEqual(['income.belowLine', 'income.nearLine']);
  expect(await act((work) => previewChange(work, COUNTY, { changes: [change] }, DAY, ['A37', 'members']))).toEqual(
    kept,
  );
});

test('只算可能符合的户，和把全县都算一遍，试出来一样', async () => {
  const rules = await act(async (work) => (await getPackInForce(work.tx, COUNTY, DAY)).further);
  const ofMonitored = rules
    .filter(({ of, when }) => of !== 'person' && when.startsWith('monitored &&'))
    .filter((_, at) => at % 4 === 0);
  expect(ofMonitored.length).toBeGreaterThan(5);
  let answered = 0;
  for (const { id, when } of ofMonitored) {
    const changes = [{ rule: id, when: when.replace('monitored &&', 'monitored && members > 0 &&') }];
    const some = await preview(...changes);
    expect(await act((work) => previewChange(work, COUNTY, { changes }, DAY, ['monitored'])), id).toEqual(some);
    answered += some.rules[0]?.hits ?? 0;
  }
  expect(answered).toBeGreaterThan(0);
});

test('逐人判断的规则按人数：户主改成不问，未满 16 周岁的都进入；点名时一户只点一次', async () => {
  const members = [
    { name: '户主', relation: '户主', birthDate: '1980-01-01' },
    { name: '刚满', relation: '之子', birthDate: '2006-05-30' },
    { name: '差一天', relation: '之子', birthDate: '2006-05-31' },
    { name: '小孩', relation: '之女', birthDate: '2015-01-01' },
    { name: '不知', relation: '之女' },
  ];
  await act((work) => addHousehold(work, COUNTY, { householdNo: 'P5', area: HE, members }));
  const changes = [{ rule: 'quality.person.youngHead', when: 'age < headAge' }];
  const found = await tried({ changes, area: HE });
  const minors = await act(({ tx }) =>
    sql`select p.person from person_version p where p.area = ${HE} and p.birth_date > '2006-05-30'`.execute(tx),
  );
  expect(minors.rows.length).toBeGreaterThanOrEqual(2);
  expect(found.rules).toMatchObject([{ of: 'person', hits: 0, enter: minors.rows.length, leave: 0 }]);
  expect(found.villages).toMatchObject([{ area: HE, enterPersons: minors.rows.length }]);
  expect(found.households.filter(({ householdNo }) => householdNo === 'P5')).toHaveLength(1);
  const told = await act((work) => tryOnHousehold(work, COUNTY, { trial: { changes }, householdNo: 'P5' }, DAY));
  expect(Object.fromEntries(told.rules.map(({ member, after }) => [member, after?.answer]))).toEqual({
    ...{ 户主: 'no', 刚满: 'no', 差一天: 'yes', 小孩: 'yes', 不知: 'unknown' },
  });
});

test('改一条规则的写法：患有大病改成两人以上，原来一人的退出', async () => {
  const { rules } = await preview({ rule: 'health.seriousIllness', when: 'seriouslyIll >= 2' });
  expect(rules).toHaveLength(1);
  expect(rules[0]?.leave).toBe(rules[0]?.hits);
  expect(rules[0]?.hits).toBeGreaterThan(0);
});

test.each([
  [{ parameter: 'lime', value: '1' }],
  [{ rule: 'income.belowLine', when: 'A38 < members' }],
  [{ rule: 'income.belowLine', when: 'rm(1)' }],
] as const)('没有的参数、单位不对的和读不懂的规则不算：%o', async (change) => {
  await expect(preview(change)).rejects.toMatchObject({ code: 'policyChangeInvalid' });
});

test('试算什么也不写；别县的人算出来是空的', async () => {
  const rowsOf = () =>
    act(async ({ tx }) => (await sql`select household, rule, values from rule_hit order by 1, 2`.execute(tx)).rows);
  const before = await rowsOf();
  await preview({ parameter: 'line', value: '20000' });
  expect(await rowsOf()).toEqual(before);
  const villager = await officer(program, 'village', SONG);
  const seen = await perform(program, villager, (work) =>
    previewChange(work, COUNTY, { changes: [{ parameter: 'line', value: '20000' }] }, DAY),
  );
  expect(new Set(seen.villages.map(({ area }) => area))).toEqual(new Set([SONG]));
});

test('几个数和一条规则一起改：每户只数一次，人数、拟定类别和入户工作量都数出来', async () => {
  const one = await preview({ parameter: 'line', value: '7300' });
  // P1, P3 and one of the test county (A38 = 7,000), of one person each, enter below the line and leave "near the line"
  const ofOurs = one.households.filter(
    ({ householdNo, rule }) => householdNo?.startsWith('P') && rule.startsWith('income.'),
  );
  expect(ofOurs.map(({ householdNo, rule, way }) => [householdNo, rule, way]).sort()).toEqual([
    ['P1', 'income.belowLine', 'enter'],
    ['P1', 'income.nearLine', 'leave'],
    ['P3', 'income.belowLine', 'enter'],
    ['P3', 'income.nearLine', 'leave'],
  ]);
  expect(one.total).toEqual({ enter: 3, leave: 3, enterPersons: 3, leavePersons: 3 });
  // two visits each, 90 minutes a visit, 360 minutes a day: 6 visits in 540 minutes, a day and a half
  expect(one.work).toEqual({ visits: 6, days: 2 });
  const enters = one.categories.filter(({ was }) => was === null);
  expect(enters.reduce((sum, { households }) => sum + households, 0)).toBe(3);
  const both = await preview({ parameter: 'line', value: '7300' }, { rule: 'income.nearLine', when: 'A38 < line' });
  const ofRule = (id: string) => both.rules.find(({ rule }) => rule === id);
  expect(ofRule('income.belowLine')).toEqual(one.rules.find(({ rule }) => rule === 'income.belowLine'));
  expect(ofRule('income.nearLine')?.after).toContain('低于');
  expect(both.total.enter).toBeGreaterThanOrEqual(3);
});

test('一个村、一个过去的日子也能试；别的村不在内', async () => {
  const inVillage = await tried({ changes: [{ parameter: 'line', value: '7300' }], area: SONG });
  expect(new Set(inVillage.villages.map(({ area }) => area))).toEqual(new Set([SONG]));
  const before = await tried({ changes: [{ parameter: 'line', value: '7300' }] }, '2022-05-20');
  expect(before.on).toBe('2022-05-20');
});

test('在一户上试：改前改后各怎么说，类别会是哪一类', async () => {
  const trial = { changes: [{ parameter: 'line', value: '7300' }] };
  const view = await act((work) => tryOnHousehold(work, COUNTY, { trial, householdNo: 'P1' }, DAY));
  expect(view.rules.find(({ rule }) => rule === 'income.belowLine')).toMatchObject({
    before: { answer: 'no' },
    after: { answer: 'yes', sentence: expect.stringContaining('监测线 7,300.00 元') },
  });
  expect(view.category).toEqual({ before: null, after: '边缘易致贫户' });
});

test('证件号码重复、一人在两户：逐户问和全县一次找，找出的是同样的人', async () => {
  const members = [{ name: '甲' }, { name: '乙', relation: '配偶' }];
  const add = (householdNo: string) => act((work) => addHousehold(work, COUNTY, { householdNo, area: HE, members }));
  const homes = [await add('P6'), await add('P7'), await add('P8')];
  const [one, two, three] = homes.map(({ persons }) => persons) as [string[], string[], string[]];
  const admin = new pg.Client({ connectionString: program.adminUrl });
  await admin.connect();
  // the heads of the first two bear one number, the spouse of the third another; the spouse of the first is in the third too
  const number = 'update person_version set id_index = $2 where person = any($1)';
  await admin.query(number, [[one[0], two[0]], '\\x0a']);
  await admin.query(number, [[three[1]], '\\x0b']);
  await admin.query('update membership set person = $2 where person = $1', [three[0], one[1]]);
  await admin.end();
  const households = homes.map(({ id }) => id);
  const found = (scope: { households?: readonly string[] }) =>
    act(async ({ tx }) => {
      const { rows } = await sql<Record<'person' | 'which', string>>`
        select person, case when id_number_shared then 'shared' else 'elsewhere' end as which
        from (${personFactsOn({ county: COUNTY, ...scope }, DAY)}) f
        where household = any(${households}::uuid[]) and (id_number_shared or elsewhere) order by 2, 1`.execute(tx);
      return rows.map(({ person, which }) => [which, person]);
    });
  expect(await found({ households })).toEqual([
    ['elsewhere', one[1]],
    ['elsewhere', one[1]],
    ...[one[0], two[0]].sort().map((person) => ['shared', person]),
  ]);
  expect(await found({})).toEqual(await found({ households }));
});
