import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LegalDaysView, LegalYearInput } from '../../contract/legal-days.ts';
import { addWorkingDays } from '../../policy/legal-days/calendar.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, makeTestCounty, TOWN_NORTH } from '../testing/county.ts';
import { type Browser, browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { calendarOf } from './queries.ts';

let program: TestProgram;
let app: FastifyInstance;
let office: Browser;
const years = `/counties/${COUNTY}/legal-years`;

beforeAll(async () => {
  program = await testProgram();
  await makeTestCounty(program);
  app = await buildApp(program, ROUTES, undefined);
  office = await browserOf(program, app, 'county', COUNTY, 'office');
});
afterAll(async () => {
  await app.close();
  await program.close();
});

const newYear = (document: string, text = '元旦：1月1日放假，与周末连休。'): LegalYearInput => ({
  ...{ year: 2027, document, text },
});

const enter = (input: LegalYearInput) => office.send(years, input);
async function shown(): Promise<LegalDaysView> {
  return (await office.get(`/counties/${COUNTY}/legal-days`)).json() as LegalDaysView;
}
/** One working day after 31 December 2026, a Thursday. */
const firstWorkingDay = () =>
  perform(program, operatorActor(), async ({ tx }) => addWorkingDays(await calendarOf(tx, COUNTY), '2026-12-31', 1));

test('随程序带的逐年在列，写明文号；没有录过的没有录入人', async () => {
  const { years: listed } = await shown();
  expect(listed.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024, 2025, 2026]);
  expect(listed.find(({ year }) => year === 2022)).toMatchObject({ document: '国办发明电〔2021〕11号', entered: null });
});

test('2027年没有安排，按周一至周五数；录入以后照录的数，更正以后照新的数，改回去也算数', async () => {
  expect(await firstWorkingDay()).toBe('2027-01-01');
  expect((await enter(newYear('文一'))).statusCode).toBe(200);
  expect(await firstWorkingDay()).toBe('2027-01-04');
  await enter(newYear('文二', '元旦：1月1日放假调休。1月3日（星期日）上班。'));
  expect(await firstWorkingDay()).toBe('2027-01-03');
  await enter(newYear('文一'));
  expect(await firstWorkingDay()).toBe('2027-01-04');
  const entered = (await shown()).years.find(({ year }) => year === 2027);
  expect(entered).toMatchObject({ document: '文一', entered: { by: 'office', at: expect.stringMatching(/Z$/) } });
});

test('放假安排里有错：说出哪一天、错在哪里，什么都不存', async () => {
  const before = await shown();
  const faulty = await enter(newYear('文三', '元旦：1月1日放假。1月4日上班。'));
  expect([faulty.statusCode, faulty.json().message]).toEqual([
    422,
    '放假安排没有存：元旦的 2027-01-04 是星期一到星期五，本来就上班，不用补班。请照通知原文改正后再存。',
  ]);
  expect(await shown()).toEqual(before);
});

test('镇里看得到，不能录', async () => {
  const township = await browserOf(program, app, 'township', TOWN_NORTH, 'clerk');
  expect((await township.get(`/counties/${COUNTY}/legal-days`)).statusCode).toBe(200);
  expect((await township.send(years, newYear('文四'))).statusCode).toBe(403);
});
