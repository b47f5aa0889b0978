import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { HouseholdSearchInput } from '../../contract/household-list.ts';
import type { Actor } from '../rights/actor.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform, type Work } from '../rights/work.ts';
import {
  COUNTY,
  LIU,
  makeTestCounty,
  officer,
  SONG,
  screenTestCounty,
  type TestCounty,
  TOWN_NORTH,
} from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { getHistory } from './history.ts';
import { getHousehold } from './household-view.ts';
import { listHouseholds } from './list.ts';
import { correctMember } from './registry-corrections.ts';
import { reveal } from './reveal.ts';
import { correctEssentials, correctIncome } from './situation-corrections.ts';
import { listTimeline } from './timeline.ts';

let program: TestProgram;
let county: TestCounty;
let [countyOfficer, villageOfficer, provinceOfficer]: Actor[] = [];

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  await screenTestCounty(program);
  countyOfficer = await officer(program, 'county');
  villageOfficer = await officer(program, 'village', SONG);
  provinceOfficer = await officer(program, 'province');
});
afterAll(() => program.close());
beforeEach(() => program.setNow('2022-05-30T10:00:00+08:00'));

function as<T>(actor: Actor | undefined, act: (work: Work) => Promise<T>): Promise<T> {
  return perform(program, actor!, act);
}

async function found(actor: Actor | undefined, asked: HouseholdSearchInput) {
  const list = await as(actor, (work) => listHouseholds(work, COUNTY, asked));
  return list.rows.map(({ householdNo }) => householdNo);
}

const view = (actor: Actor | undefined, no: keyof TestCounty['households'], on = '2022-05-30') =>
  as(actor, (work) => getHousehold(work, { county: COUNTY, household: county.households[no].id, on }));

test('列表按村、户编号排序，写明人数、人均收入参考范围、户类型和类别', async () => {
  const list = await as(countyOfficer, (work) => listHouseholds(work, COUNTY, {}));
  expect(list.rows.map(({ householdNo, members, A38, type }) => [householdNo, members, A38, type])).toEqual([
    ['S1', 3, 20000, '一般农户'],
    ['S2', 2, 6000, '脱贫户'],
    ['L1', 1, 7000, '一般农户'],
    ['L2', 2, 8000, '监测对象'],
    ['H1', 1, null, '一般农户'],
    ['H2', 1, 8000, '一般农户'],
  ]);
  expect(list.total).toBe(6);
  expect(list.rows[3]?.category).toBe('边缘易致贫户');
  expect(list.rows[1]?.rules).toContain('income.belowLine');
});

test('姓名写一个字、两个字、三个字都能查到，不在一起的字查不到', async () => {
  expect(await found(countyOfficer, { name: '张' })).toEqual(['S2']);
  expect(await found(countyOfficer, { name: '春燕' })).toEqual(['L1']);
  expect(await found(countyOfficer, { name: '王建' })).toEqual(['S1', 'H2']);
  expect(await found(countyOfficer, { name: '王建军' })).toEqual(['H2']);
  expect(await found(countyOfficer, { name: '欧阳燕' })).toEqual([]);
});

test('按证件号码、电话、户编号查，写法不同也能查到', async () => {
  expect(await found(countyOfficer, { idNumber: ' 990101 19580606 6628 ' })).toEqual(['S2']);
  expect(await found(countyOfficer, { phone: '199 1234 1234' })).toEqual(['S1']);
  expect(await found(countyOfficer, { phone: '19900010001' })).toEqual(['S1']);
  expect(await found(countyOfficer, { householdNo: 'L2' })).toEqual(['L2']);
});

test('按区划、户类型、类别、规则、有无线索筛选', async () => {
  expect(await found(countyOfficer, { area: TOWN_NORTH })).toEqual(['S1', 'S2', 'L1', 'L2']);
  expect(await found(countyOfficer, { area: LIU, type: '一般农户' })).toEqual(['L1']);
  expect(await found(countyOfficer, { type: '脱贫户' })).toEqual(['S2']);
  expect(await found(countyOfficer, { category: '边缘易致贫户', riskRemoved: false })).toEqual(['L2']);
  expect(await found(countyOfficer, { category: '边缘易致贫户', riskRemoved: true })).toEqual([]);
  expect(await found(countyOfficer, { rule: 'essentials.housing' })).toEqual(['L1']);
  expect(await found(countyOfficer, { rule: 'income.belowLine', openLead: true })).toEqual(['S2']);
  expect(await found(countyOfficer, { runningCase: true })).toEqual([]);
});

test('按人均收入参考范围从大到小排，不知道的在最后', async () => {
  const order = await found(countyOfficer, { sort: 'A38', descending: true });
  expect([order[0], order[4], order[5]]).toEqual(['S1', 'S2', 'H1']);
});

test('工作范围以外查证件号码，与没有这个人一样；打开那一户，没有找到', async () => {
  const elsewhere = await as(villageOfficer, (work) =>
    listHouseholds(work, COUNTY, { idNumber: '990101198005056677' }),
  );
  const nowhere = await as(villageOfficer, (work) => listHouseholds(work, COUNTY, { idNumber: '990101194001010014' }));
  expect(elsewhere).toEqual(nowhere);
  expect(elsewhere.total).toBe(0);
  await expect(view(villageOfficer, 'H2')).rejects.toMatchObject({ code: 'notFound' });
  const person = county.households.H2.persons[0]!;
  const asked = as(villageOfficer, (work) => reveal(work, COUNTY, 'person_version', person, '入户核实情况'));
  await expect(asked).rejects.toMatchObject({ code: 'notFound' });
  await expect(as(villageOfficer, (work) => getHistory(work, COUNTY, 'person_version', person))).rejects.toMatchObject({
    code: 'notFound',
  });
  await expect(as(villageOfficer, (work) => listTimeline(work, COUNTY, county.households.H2.id))).rejects.toMatchObject(
    {
      code: 'notFound',
    },
  );
});

test('一户的页面默认脱敏，收入四项按公式算出', async () => {
  const page = await view(villageOfficer, 'S2');
  expect(page.members[0]).toMatchObject({
    name: '张福',
    idNumber: '9901**************',
    age: 67,
    health: ['患有大病'],
  });
  // A33 = 9000 + 5000; A34 = A33 / 2; A37 = A33 + 3000 − 5000; A38 = A37 / 2
  expect(page.income.at(-1)).toMatchObject({ A33: 14000, A34: 7000, A37: 12000, A38: 6000, line: 6900 });
  expect(page).toMatchObject({ A38: 6000, type: '脱贫户', villageName: '松岗村', townshipName: '北塘镇' });
  expect(page.leads[0]?.reasons.length).toBeGreaterThan(0);
  expect(page.may).toEqual(['reveal', 'addLead', 'openCase']);
  const s1 = await view(countyOfficer, 'S1');
  expect([s1.phone, s1.members[0]?.phone, s1.contact]).toEqual([
    '199****0001',
    '199****1234',
    { name: '赵卫东', phone: '199****6666' },
  ]);
});

test('省级看不到病种，只看到已登记；也不能更正', async () => {
  const page = await view(provinceOfficer, 'S2');
  expect(page.members.map(({ health }) => health)).toEqual([['已登记'], ['已登记']]);
  expect(page.may).toEqual(['reveal']);
  const history = await as(provinceOfficer, (work) =>
    getHistory(work, COUNTY, 'person_version', county.households.S2.persons[0]!),
  );
  expect(history.versions.map(({ values }) => values.health)).toEqual(['已登记']);
});

test('查看完整号码要写用途并记入审计，十分钟后应隐藏', async () => {
  const person = county.households.S1.persons[0]!;
  const revealed = await as(villageOfficer, (work) =>
    reveal(work, COUNTY, 'person_version', person, '电话核实务工情况'),
  );
  expect(revealed).toEqual({
    values: { idNumber: '990101197003121231', phone: '19912341234' },
    until: '2022-05-30T02:10:00.000Z',
  });
  const { rows } = await as(operatorActor(), (work) =>
    sql`select actor, why, object_ids as ids, details from audit.entry where act = 'person.reveal'`.execute(work.tx),
  );
  expect(rows).toEqual([
    { actor: villageOfficer!.id, why: '电话核实务工情况', ids: [person], details: { fields: ['idNumber', 'phone'] } },
  ]);
});

test('更正成员资料：历史留着，任何日期都问得到，事实和规则随即更新', async () => {
  const { id, persons } = county.households.L2;
  const before = (await view(countyOfficer, 'L2')).version;
  program.setNow('2022-06-02');
  const changes = { health: ['健康'], phone: '19933334444' };
  const input = { from: '2022-05-20', reason: '残疾证注销', version: before, changes };
  const where = { county: COUNTY, household: id, person: persons[0]! };
  expect(await as(countyOfficer, (work) => correctMember(work, where, input))).toEqual({
    household: id,
    version: before + 1,
    changed: true,
  });
  const healthOn = async (on: string) => (await view(countyOfficer, 'L2', on)).members[0]?.health;
  expect(await healthOn('2022-05-19')).toEqual(['残疾', '长期慢性病']);
  expect(await healthOn('2022-05-20')).toEqual(['健康']);
  expect(await healthOn('2022-05-21')).toEqual(['健康']);
  expect(await found(countyOfficer, { phone: '19933334444' })).toEqual(['L2']);
  const { rows } = await as(countyOfficer, (work) =>
    sql`select disabled from household_fact where county = ${COUNTY} and household = ${id}`.execute(work.tx),
  );
  expect(rows).toEqual([{ disabled: 0 }]);
  const timeline = await as(countyOfficer, (work) => listTimeline(work, COUNTY, id));
  expect(timeline.find(({ title }) => title === '更正农户资料')).toMatchObject({
    on: '2022-06-02',
    by: '测试county · 更正',
    changes: [
      { subject: '周大山', label: '健康状况', before: '残疾、长期慢性病', after: '健康', from: '2022-05-20' },
      { subject: '周大山', label: '电话', before: null, after: '199****4444', from: '2022-05-20' },
    ],
  });
});

test('看的是旧版本，更正被拒，并告知两个版本；资料不变', async () => {
  const { id, persons } = county.households.S1;
  const { version } = await view(countyOfficer, 'S1');
  const input = { from: '2022-05-01', reason: '核对户口簿', version: version - 1, changes: { name: '王国建' } };
  const where = { county: COUNTY, household: id, person: persons[0]! };
  await expect(as(countyOfficer, (work) => correctMember(work, where, input))).rejects.toMatchObject({
    code: 'stale',
    status: 409,
    details: { expected: version - 1, current: version },
  });
  expect((await view(countyOfficer, 'S1')).members[0]?.name).toBe('王建国');
});

test('更正成与原来一样的值，版本不变，也不留痕迹', async () => {
  const { id, persons } = county.households.S1;
  const { version } = await view(countyOfficer, 'S1');
  const where = { county: COUNTY, household: id, person: persons[0]! };
  const input = { from: '2022-05-01', reason: '核对户口簿', version, changes: { name: '王建国' } };
  expect(await as(countyOfficer, (work) => correctMember(work, where, input))).toMatchObject({
    version,
    changed: false,
  });
  const income = { from: '2022-05-01', reason: '核对流水', version, changes: { A28: 50000 } };
  expect(await as(countyOfficer, (work) => correctIncome(work, where, income))).toMatchObject({
    version,
    changed: false,
  });
});

test('更正收入：从哪天起，那天以后人均收入参考范围才变，低于线就有线索', async () => {
  const { id } = county.households.H2;
  const { version } = await view(countyOfficer, 'H2');
  const input = { from: '2022-05-10', reason: '年中失业', version, changes: { A28: 6000.5 } };
  await as(countyOfficer, (work) => correctIncome(work, { county: COUNTY, household: id }, input));
  expect((await view(countyOfficer, 'H2', '2022-05-09')).A38).toBe(8000);
  expect((await view(countyOfficer, 'H2', '2022-05-10')).A38).toBe(6000.5);
  expect(await found(countyOfficer, { householdNo: 'H2', rule: 'income.belowLine', openLead: true })).toEqual(['H2']);
});

test('更正三保障：同一天起的记录被替换，旧值留在历史里', async () => {
  const { id } = county.households.L1;
  const { version } = await view(countyOfficer, 'L1');
  const input = { from: '2022-01-01', reason: '危房已改造', version, changes: { housing: true } };
  await as(countyOfficer, (work) => correctEssentials(work, { county: COUNTY, household: id }, input));
  expect((await view(countyOfficer, 'L1')).essentials).toMatchObject({ housing: true, water: true });
  const timeline = await as(countyOfficer, (work) => listTimeline(work, COUNTY, id));
  expect(timeline.find(({ title }) => title === '更正三保障')?.changes).toEqual([
    { subject: '本户', label: '住房安全有保障', before: '否', after: '是', from: '2022-01-01' },
  ]);
});

test('证件号码校验位不对、起始日期在将来或早于最早记录，更正被拒', async () => {
  const { id, persons } = county.households.S1;
  const { version } = await view(countyOfficer, 'S1');
  const where = { county: COUNTY, household: id, person: persons[0]! };
  const refused = (from: string, changes: object) =>
    as(countyOfficer, (work) => correctMember(work, where, { from, reason: '核对户口簿', version, changes }));
  const invalid = { code: 'inputInvalid' };
  await expect(refused('2022-05-01', { idNumber: '990101197003121230' })).rejects.toThrow('校验位不对');
  await expect(refused('2022-05-31', { name: '王' })).rejects.toMatchObject(invalid);
  await expect(refused('2021-12-31', { name: '王' })).rejects.toMatchObject(invalid);
});
