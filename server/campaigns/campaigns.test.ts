import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CampaignList } from '../../contract/campaigns.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { COUNTY, makeTestCounty, SONG, screenTestCounty, type TestCounty, TOWN_NORTH } from '../testing/county.ts';
import { type Browser, browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { ALL_WELL, type Phone, phoneOf } from '../visits/testing-phone.ts';

let program: TestProgram;
let app: FastifyInstance;
let county: TestCounty;
let office: Browser;
let town: Browser;
let song: Phone;

beforeAll(async () => {
  program = await testProgram('2022-12-30');
  county = await makeTestCounty(program);
  await screenTestCounty(program);
  app = await buildApp(program, ROUTES, undefined);
  office = await browserOf(program, app, 'county', COUNTY, 'office');
  town = await browserOf(program, app, 'township', TOWN_NORTH, 'town');
  song = await phoneOf(program, app, SONG, 'song');
});
afterAll(async () => {
  await app.close();
  await program.close();
});

const make = (name: string, from: string, to: string) =>
  office.send(`/counties/${COUNTY}/campaigns`, { name, from, to });
const formsIn = async () => {
  const { campaigns } = (await office.get(`/counties/${COUNTY}/campaigns`)).json<CampaignList>();
  return Object.fromEntries(campaigns.map(({ name, forms }) => [name, forms]));
};

async function visit(no: 'S1' | 'S2', visitedOn: string) {
  const { id } = county.households[no];
  const known = (await song.bundle()).households.find((each) => each.id === id);
  const answers = { ...ALL_WELL, householdType: known?.type ?? null };
  const { form } = (await song.submit({ household: id, version: known?.version ?? 0, visitedOn, answers })).json();
  const accepted = await town.send(`/counties/${COUNTY}/visits/${form}/acceptance`, {
    version: (known?.version ?? 0) + 1,
  });
  expect(accepted.statusCode).toBe(200);
}

/** 排查总户数 of the village on a day, and the campaign it reports on. */
async function surveyed(on: string) {
  const { campaign, rows } = (await town.get(`/tables/lz-attachment-2?area=${SONG}&on=${on}`)).json();
  return [campaign, rows[0].figures[0]];
}

test('一年两次排查：登记表归入户那天所在的一次，都不在的归全年的；汇总表各算各的，每户只算最近一张', async () => {
  await visit('S1', '2022-05-31');
  await visit('S2', '2022-07-15');
  expect(await formsIn()).toEqual({ '2022年集中排查': 2 });
  expect((await make('第一次', '2022-05-01', '2022-05-31')).json()).toMatchObject({ name: '第一次', forms: 1 });
  expect((await make('第二次', '2022-10-01', '2022-11-30')).statusCode).toBe(200);
  await visit('S1', '2022-10-01');
  await visit('S1', '2022-11-30');
  await visit('S2', '2022-12-01');
  expect(await formsIn()).toEqual({ 第一次: 1, '2022年集中排查': 2, 第二次: 2 });
  expect(await surveyed('2022-05-30')).toEqual(['第一次', 0]);
  expect(await surveyed('2022-05-31')).toEqual(['第一次', 1]);
  expect(await surveyed('2022-09-30')).toEqual(['第一次', 1]);
  expect(await surveyed('2022-10-01')).toEqual(['第二次', 1]);
  expect(await surveyed('2022-12-01')).toEqual(['第二次', 1]);
});

test('两次排查不重叠、不同名、在一年以内；只有县里能建', async () => {
  const why = async (name: string, from: string, to: string) => (await make(name, from, to)).json().details?.why;
  expect(await why('第三次', '2022-05-31', '2022-06-30')).toContain('和“第一次”');
  expect((await make('第三次', '2022-06-01', '2022-06-30')).statusCode).toBe(200);
  expect(await why('第一次', '2022-08-01', '2022-08-31')).toContain('同名');
  expect(await why('倒过来', '2022-08-31', '2022-08-30')).toContain('早于');
  expect(await why('跨年', '2022-12-01', '2023-01-31')).toContain('同一年');
  expect(await why('2023年集中排查', '2023-05-01', '2023-05-31')).toContain('全年');
  const other = await town.send(`/counties/${COUNTY}/campaigns`, {
    name: '镇里的',
    from: '2022-08-01',
    to: '2022-08-31',
  });
  expect(other.statusCode).toBe(403);
});
