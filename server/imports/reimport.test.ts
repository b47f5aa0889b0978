import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readVersions } from '../households/version-rows.ts';
import { setVersions } from '../households/versions.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { officer } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import {
  AREA_ROWS,
  householdRow,
  idNumberOf,
  importSheets,
  LIUWAN,
  memberRow,
  type TestSheets,
} from './testing-files.ts';

let program: TestProgram;

beforeEach(async () => {
  program = await testProgram();
});
afterEach(() => program.close());

const county = '990101000000';
const [WANG, LI, ZHAO, SUN] = [
  idNumberOf('1970-03-04', 101),
  idNumberOf('1972-05-06', 102),
  idNumberOf('2001-07-08', 103),
  idNumberOf('1965-01-02', 104),
];

/** Two households: 王强 with his wife and son, and 孙梅 alone. */
const SHEETS = {
  行政区划: AREA_ROWS,
  农户: [
    householdRow('H1', { 联系电话: '19912345678', 户主姓名: '王强' }),
    householdRow('H2', { 是否脱贫户: '是', 脱贫年度: 2018 }),
  ],
  家庭成员: [
    memberRow('H1', '王强', WANG),
    memberRow('H1', '李兰', LI, { 与户主关系: '配偶' }),
    memberRow('H1', '王小明', ZHAO, { 与户主关系: '之子' }),
    memberRow('H2', '孙梅', SUN),
  ],
  监测对象: [
    {
      户编号: 'H2',
      监测对象类别: '脱贫不稳定户',
      识别时间: '202103',
      风险类型: '因病',
      监测联系人: '陈干部',
      联系人电话: '19900000001',
    },
  ],
  帮扶措施: [{ 户编号: 'H2', 措施类别: '健康帮扶', 措施: '医疗救助', 开始时间: '2021-06-01', 金额: 1200 }],
  入户排查登记: [{ 户编号: 'H1', 入户排查时间: '2022-05-20', 户类型: '一般农户', 家庭人口数: 3, 处理意见: '无' }],
} satisfies TestSheets;

async function ask<T>(question: RawBuilder<T>): Promise<T[]> {
  return perform(program, operatorActor(), async ({ tx }) => (await question.execute(tx)).rows);
}

async function everything(): Promise<unknown> {
  const tables = ['household', 'person', 'membership', 'person_version', 'household_version', 'income_snapshot'];
  const more = [
    'essentials_snapshot',
    'enrolment',
    'contact_officer',
    'measure',
    'sweep_form',
    'lead',
    'name_gram',
    'area',
  ];
  const counts = [...tables, ...more].map(
    (table) => `select '${table}' as name, count(*)::integer as count from ${table}`,
  );
  return ask(sql`${sql.raw(counts.join(' union all '))}`);
}

function personOn(name: string, day: string) {
  return ask(sql<Record<string, unknown>>`
    select p.health, p.sex, m.relation, x.value as no from person_version p
    join membership m on m.person = p.person and m.known_to is null and m.valid_from <= ${day} and coalesce(m.valid_to > ${day}, true)
    join external_id x on x.household = m.household
    where p.name = ${name} and p.known_to is null and p.valid_from <= ${day} and coalesce(p.valid_to > ${day}, true) order by no`);
}

test('六张表分成六个 CSV 文件，一次导入；再来一次什么都不变', async () => {
  const first = await importSheets(program, SHEETS);
  expect(first.faults).toEqual([]);
  expect(first.accepted).toEqual({ households: 2, persons: 4 });
  const before = await everything();
  const again = await importSheets(program, SHEETS);
  expect(again.accepted).toEqual({ households: 2, persons: 4 });
  expect(again.changed).toEqual({ households: 0, persons: 0 });
  expect(await everything()).toEqual(before);
});

test('级别看上级代码，不看数字：代码不相连的新区是镇，村在它下面', async () => {
  await importSheets(program, SHEETS);
  const levels = await ask(sql<{ code: string; level: string }>`select code, level from area order by code`);
  expect(Object.fromEntries(levels.map(({ code, level }) => [code, level]))).toEqual({
    ...{ '990000000000': 'province', '990100000000': 'city', '990101000000': 'county', '990101500000': 'township' },
    ...{ '990101100201': 'village', '990177700999': 'village' },
  });
});

test('改正后的文件只改不同的：一个人的健康变了，别人和别户都不动，原来的值还在', async () => {
  await importSheets(program, SHEETS);
  program.setNow('2022-06-10');
  const corrected = SHEETS.家庭成员.map((row) => (row.姓名 === '李兰' ? { ...row, 健康状况: '残疾' } : row));
  const report = await importSheets(program, { ...SHEETS, 家庭成员: corrected });
  expect(report.changed).toEqual({ households: 0, persons: 1 });
  expect(await personOn('李兰', '2022-05-30')).toEqual([{ health: ['残疾'], sex: null, relation: '配偶', no: 'H1' }]);
  const held = await ask(sql<{ health: string[]; superseded: boolean }>`
    select health, known_to is not null as superseded from person_version where name = '李兰' order by known_from`);
  expect(held).toEqual([
    { health: ['健康'], superseded: true },
    { health: ['残疾'], superseded: false },
  ]);
});

test('文件带来的疑点导入完就立着，改正的文件导入完就销号，名单也是今天的', async () => {
  const twoHeads = SHEETS.家庭成员.map((row) => (row.姓名 === '李兰' ? { ...row, 与户主关系: '户主' } : row));
  const stand = () =>
    ask(sql<{ no: string; state: string }>`
      select x.value as no, f.state from finding f join external_id x on x.household = f.household
      where f.rule = 'quality.household.severalHeads'`);
  await importSheets(program, { ...SHEETS, 家庭成员: twoHeads });
  expect(await stand()).toEqual([{ no: 'H1', state: 'open' }]);
  await importSheets(program, SHEETS);
  expect(await stand()).toEqual([{ no: 'H1', state: 'closed' }]);
  const lifted = sql<{ no: string }>`select x.value as no from listing l join external_id x on x.household = l.household
    where l.rule = 'group.lz.lifted'`;
  expect(await ask(lifted)).toEqual([{ no: 'H2' }]);
});

test('下一年的文件从新的周期起生效，前一年的值照旧可查，密封的证件号码都能打开', async () => {
  await importSheets(program, SHEETS);
  program.setNow('2023-05-30');
  const next = { 收入周期起: '2022-05-01', 收入周期止: '2023-04-30' };
  const members = SHEETS.家庭成员.map((row) => (row.姓名 === '王强' ? { ...row, 健康状况: '长期慢性病' } : row));
  const households = SHEETS.农户.map((row) => ({ ...row, ...next, 工资性收入: 26000 }));
  const report = await importSheets(program, { ...SHEETS, 农户: households, 家庭成员: members });
  expect(report.changed).toEqual({ households: 2, persons: 1 });
  expect((await personOn('王强', '2022-04-30'))[0]).toMatchObject({ health: ['健康'] });
  expect((await personOn('王强', '2022-05-01'))[0]).toMatchObject({ health: ['长期慢性病'] });
  const opened = await perform(program, operatorActor(), async (work) => {
    return readVersions(work, 'person_version', county, sql`name = '王强' and known_to is null`);
  });
  expect(opened.map(({ values, validFrom, validTo }) => [values.idNumber, validFrom, validTo])).toEqual([
    [WANG, '2021-05-01', '2022-05-01'],
    [WANG, '2022-05-01', null],
  ]);
});

test('桌面上登记的地址，文件里没有这一列，导入后还在', async () => {
  await importSheets(program, SHEETS);
  const [h1] = await ask(sql<{ household: string }>`select household from external_id where value = 'H1'`);
  const household = h1?.household ?? '';
  await perform(program, operatorActor(), (work) =>
    setVersions(
      work,
      'household_version',
      county,
      [{ subject: { household }, area: LIUWAN, from: '2021-05-01', values: { address: '五组 12 号' } }],
      { means: 'desk' },
    ),
  );
  expect((await importSheets(program, SHEETS)).changed).toEqual({ households: 0, persons: 0 });
  const other = SHEETS.农户.map((row) => (row.户编号 === 'H1' ? { ...row, 联系电话: '19987654321' } : row));
  expect((await importSheets(program, { ...SHEETS, 农户: other })).changed).toEqual({ households: 1, persons: 0 });
  const opened = await perform(program, operatorActor(), async (work) => {
    return readVersions(work, 'household_version', county, sql`household = ${household} and known_to is null`);
  });
  expect(opened.map(({ values }) => [values.phone, values.address])).toEqual([['19987654321', '五组 12 号']]);
});

test('文件里少了一名成员：从收入周期起不再是本户成员，并有提示', async () => {
  await importSheets(program, SHEETS);
  const report = await importSheets(program, {
    ...SHEETS,
    家庭成员: SHEETS.家庭成员.filter(({ 姓名 }) => 姓名 !== '王小明'),
  });
  expect(report.endedMembers).toBe(1);
  expect(report.warnings.some(({ kind, sheet }) => kind === 'memberGone' && sheet === '农户')).toBe(true);
  expect(await personOn('王小明', '2022-05-30')).toEqual([]);
  expect(await personOn('王强', '2022-05-30')).toHaveLength(1);
});

test('成员换了户：还是同一个人，旧户的关系结束，新户的开始', async () => {
  await importSheets(program, SHEETS);
  const next = SHEETS.农户.map((row) => ({ ...row, 收入周期起: '2022-05-01', 收入周期止: '2023-04-30' }));
  const members = SHEETS.家庭成员.map((row) =>
    row.姓名 === '王小明' ? { ...row, 户编号: 'H2', 与户主关系: '之女婿' } : row,
  );
  const report = await importSheets(program, { ...SHEETS, 农户: next, 家庭成员: members });
  expect(report.faults).toEqual([]);
  expect(await personOn('王小明', '2022-04-30')).toMatchObject([{ no: 'H1' }]);
  expect(await personOn('王小明', '2022-05-01')).toMatchObject([{ no: 'H2', relation: '之女婿' }]);
  expect(await ask(sql`select id from person`)).toHaveLength(4);
});

test('只有成员表、原户不在文件中：两户都有他，只是提示', async () => {
  await importSheets(program, SHEETS);
  const report = await importSheets(program, {
    农户: [householdRow('H3')],
    家庭成员: [memberRow('H3', '王小明', ZHAO)],
  });
  expect(report.faults).toEqual([]);
  expect(report.absent).toBe(2);
  expect(report.warnings.some(({ kind }) => kind === 'inTwoHouseholds')).toBe(true);
  expect(await personOn('王小明', '2022-05-30')).toMatchObject([{ no: 'H1' }, { no: 'H3' }]);
});

test('同一户同名的人换了证件号码，是同一个人', async () => {
  await importSheets(program, SHEETS);
  const right = idNumberOf('2001-07-08', 113);
  const members = SHEETS.家庭成员.map((row) => (row.姓名 === '王小明' ? { ...row, 证件号码: right } : row));
  const report = await importSheets(program, { ...SHEETS, 家庭成员: members });
  expect(report.changed).toEqual({ households: 0, persons: 1 });
  expect(await ask(sql`select id from person`)).toHaveLength(4);
});

test('农户搬到另一个村，所有行都跟着换村', async () => {
  await importSheets(program, SHEETS);
  const moved = SHEETS.农户.map((row) => (row.户编号 === 'H1' ? { ...row, 行政村代码: LIUWAN } : row));
  await importSheets(program, { ...SHEETS, 农户: moved });
  const stamps = await ask(sql<{ area: string; count: number }>`
    select distinct area from (select area, household from membership union all select area, household from name_gram
      union all select area, household from sweep_form union all select area, household from household_fact) as rows
    where household = (select household from external_id where value = 'H1')`);
  expect(stamps).toEqual([{ area: LIUWAN }]);
});

test('只有成员表的文件：认得已有的户，从它的收入周期起', async () => {
  await importSheets(program, SHEETS);
  program.setNow('2022-06-30');
  const baby = idNumberOf('2022-01-15', 201);
  const report = await importSheets(program, { 家庭成员: [memberRow('H1', '王小红', baby, { 与户主关系: '之女' })] });
  expect(report.accepted).toEqual({ households: 0, persons: 1 });
  expect(await personOn('王小红', '2022-05-30')).toHaveLength(1);
  expect(await personOn('王强', '2022-05-30')).toHaveLength(1);
});

test('县级人员能导入本县，别县的村对他不存在', async () => {
  await importSheets(program, SHEETS);
  const actor = await officer(program, 'county', county);
  const own = await importSheets(
    program,
    { ...SHEETS, 农户: SHEETS.农户.map((row) => ({ ...row, 工资性收入: 30000 })) },
    { actor },
  );
  expect(own.changed.households).toBe(2);
  const foreign = {
    行政区划: [
      { 区划代码: '990102000000', 名称: '乙县', 上级代码: '990100000000' },
      { 区划代码: '990102100000', 名称: '乙镇', 上级代码: '990102000000' },
      { 区划代码: '990102100201', 名称: '乙村', 上级代码: '990102100000' },
    ],
    农户: [householdRow('F1', { 行政村代码: '990102100201' })],
  };
  const report = await importSheets(program, foreign, { actor });
  expect(report.faults.map(({ column, value }) => [column, value])).toEqual([['行政村代码', '990102100201']]);
  expect(report.warnings.filter(({ kind }) => kind === 'areaOutside')).toHaveLength(3);
  expect((await importSheets(program, foreign)).accepted.households).toBe(1);
});

test('一次导入几个县：各县的户、各县的钥匙、各县的政策包', async () => {
  const report = await importSheets(program, {
    ...SHEETS,
    行政区划: [
      ...AREA_ROWS,
      { 区划代码: '990102000000', 名称: '乙县', 上级代码: '990100000000' },
      { 区划代码: '990102100000', 名称: '乙镇', 上级代码: '990102000000' },
      { 区划代码: '990102100201', 名称: '乙村', 上级代码: '990102100000' },
    ],
    农户: [...SHEETS.农户, householdRow('F1', { 行政村代码: '990102100201' })],
    家庭成员: [...SHEETS.家庭成员, memberRow('F1', '周平', idNumberOf('1980-02-03', 301))],
  });
  expect(report.accepted).toEqual({ households: 3, persons: 5 });
  expect(await ask(sql`select distinct county from policy_text order by 1`)).toHaveLength(2);
});

test('半途出错，什么都不留下', async () => {
  const admin = new pg.Client({ connectionString: program.adminUrl });
  await admin.connect();
  await admin.query('alter table sweep_form add constraint planted check (false)');
  await expect(importSheets(program, SHEETS)).rejects.toThrow('planted');
  const left = 'select 1 from household union all select 1 from area union all select 1 from campaign';
  expect((await admin.query(left)).rows).toEqual([]);
  await admin.query('alter table sweep_form drop constraint planted');
  await admin.end();
  expect((await importSheets(program, SHEETS)).accepted).toEqual({ households: 2, persons: 4 });
});
