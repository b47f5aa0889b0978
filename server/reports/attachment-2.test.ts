import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachment2Columns } from '../../domain/tables/lz-attachment-2.ts';
import { insertRows } from '../db/insert-rows.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform, type Work } from '../rights/work.ts';
import { COUNTY, makeTestCounty, officer, SONG, screenTestCounty, TOWN_NORTH } from '../testing/county.ts';
import { addHousehold } from '../testing/household.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { attachment2, householdsOfCell } from './attachment-2.ts';

const TODAY = '2022-05-30';
let program: TestProgram;

const act = <T>(work: (work: Work) => Promise<T>) => perform(program, operatorActor(), work);
type Forms = readonly { on: string; type: string; opinion?: string; members?: number }[];

/** A household of two in 松岗村 with 6,000 yuan a head and its forms. */
async function swept(householdNo: string, forms: Forms, income: { a28?: string } = { a28: '12000' }): Promise<void> {
  await act(async (work) => {
    const made = { householdNo, area: SONG, members: [{ name: '甲' }, { name: '乙' }], income };
    const { id } = await addHousehold(work, COUNTY, made);
    const { rows } = await sql<{ id: string }>`select id from campaign`.execute(work.tx);
    const kept = { standing: 'accepted', means: 'import', by_account: work.actor.id, known_from: work.at };
    const row = (form: Forms[number]) => ({
      ...{
        county: COUNTY,
        id: work.newId(),
        household: id,
        area: SONG,
        campaign: rows[0]?.id,
        risk_types: [],
        ...kept,
      },
      ...{ visited_on: form.on, household_type: form.type, opinion: form.opinion ?? '无', members: form.members },
    });
    await insertRows(work.tx, 'sweep_form', forms.map(row));
  });
}

beforeAll(async () => {
  program = await testProgram(TODAY);
  await makeTestCounty(program);
  await act((work) =>
    insertRows(work.tx, 'campaign', [
      { county: COUNTY, id: work.newId(), name: '2022年集中排查', starts_on: '2022-01-01', ends_on: '2022-12-31' },
    ]),
  );
  await swept('T1', [{ on: '2022-05-10', type: '一般农户' }]);
  await swept('T2', [{ on: '2022-05-10', type: '脱贫户', opinion: '新识别纳入' }]);
  await swept('T3', [{ on: '2022-05-10', type: '脱贫户', opinion: '新识别纳入', members: 5 }], {});
  await swept('T4', [
    { on: '2022-05-10', type: '一般农户', opinion: '新识别纳入' },
    { on: '2022-05-20', type: '监测对象', opinion: '标注风险消除', members: 3 },
    { on: '2022-06-01', type: '一般农户', opinion: '新识别纳入' },
  ]);
  await screenTestCounty(program);
});
afterAll(() => program.close());

const figuresOn = (on: string, area = COUNTY) =>
  act(async (work) => {
    const { rows, undetermined } = await attachment2(work, area, on);
    const figures = (code: string) => {
      const found = rows.find((row) => row.code === code)?.figures ?? [];
      return Object.fromEntries(
        attachment2Columns.map((key, n) => [key, found[n]]).filter(([, figure]) => figure !== 0),
      );
    };
    return { county: figures(area), village: figures(SONG), undetermined };
  });

const ON_TODAY = {
  'surveyed.total': 4,
  'surveyed.ordinary': 1,
  'surveyed.lifted': 2,
  'surveyed.monitored': 1,
  // T2: two members, 6,000 a head and not enrolled as 脱贫户, so 边缘易致贫户; T3: no income known, five on the form.
  'newlyIdentified.total.households': 2,
  'newlyIdentified.total.persons': 7,
  'newlyIdentified.nearPoverty.households': 1,
  'newlyIdentified.nearPoverty.persons': 2,
  'removal.total.households': 1,
  'removal.total.persons': 3,
};

test('每户数截至当天最近的一张表；新识别的按指标拟定类别，定不了的只进合计', async () => {
  expect(await figuresOn(TODAY)).toEqual({ county: ON_TODAY, village: ON_TODAY, undetermined: 1 });
});

test('以前的一天按那天的表和那天的指标数：第二次走访前一天、当天、后一天', async () => {
  const newly = async (on: string) => (await figuresOn(on)).village['newlyIdentified.total.households'];
  expect(await newly('2022-05-19')).toBe(3);
  expect(await newly('2022-05-20')).toBe(2);
  expect(await newly('2022-05-21')).toBe(2);
});

test('镇的表与县的表里这个镇一样；别镇的表里没有这些户', async () => {
  expect((await figuresOn(TODAY, TOWN_NORTH)).county).toEqual(ON_TODAY);
});

test('每一格的户数等于格后面列出的户', async () => {
  const { rows } = await act((work) => attachment2(work, COUNTY, TODAY));
  for (const [n, column] of attachment2Columns.entries()) {
    const cell = await act((work) => householdsOfCell(work, { area: SONG, column, on: TODAY }));
    const persons = cell.reduce((sum, { members }) => sum + (members ?? 0), 0);
    const figure = rows.find(({ code }) => code === SONG)?.figures[n];
    expect([column, column.endsWith('.persons') ? persons : cell.length]).toEqual([column, figure]);
  }
});

test('别村的人看这张表，这个村不存在', async () => {
  const stranger = await officer(program, 'village', '990101101201');
  const seen = perform(program, stranger, (work) => attachment2(work, SONG, TODAY));
  await expect(seen).rejects.toMatchObject({ code: 'notFound' });
});
