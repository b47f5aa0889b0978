import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadPage } from '../../contract/leads.ts';
import type { Workbench } from '../../contract/workbench.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { type Desks, desksOf, doAct, walkTo } from '../testing/case-walk.ts';
import { COUNTY, LIU, makeTestCounty, SONG, screenTestCounty, type TestCounty, TOWN_NORTH } from '../testing/county.ts';
import { browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';

const POLICY = `/counties/${COUNTY}/policy`;
let program: TestProgram;
let app: FastifyInstance;
let county: TestCounty;
let desks: Desks;

const parameters = [
  { name: 'publicityDays', label: '公示天数（不少于）', unit: 'number', counted: '天', value: '7' },
  { name: 'leadDays', label: '线索核实期限', unit: 'number', counted: '个工作日', value: '3' },
  { name: 'leadDesk', label: '线索先到哪一级', unit: 'choice', value: 'township' },
];

/** S1's case opens before the county's version counts, S2's after; both notices begin on 1 June. */
beforeAll(async () => {
  program = await testProgram('2022-05-20');
  county = await makeTestCounty(program);
  desks = await desksOf(program, SONG);
  app = await buildApp(program, ROUTES, undefined);
  await screenTestCounty(program);
  await walkTo(program, desks, S1(), 'recordReview', { from: '2022-05-20', noticeEnds: '' });
  await adoptOwnTerms('2022-06-01');
  await walkTo(program, desks, S2(), 'startNotice', { from: '2022-06-01', noticeEnds: '' });
  await doAct(program, desks.village, S1(), 'startNotice', { places: ['村委会公示栏'] });
});
afterAll(async () => {
  await app.close();
  await program.close();
});

const S1 = () => county.households.S1.id;
const S2 = () => county.households.S2.id;

async function adoptOwnTerms(from: string) {
  const writer = await browserOf(program, app, 'county', COUNTY, 'writer');
  const second = await browserOf(program, app, 'county', COUNTY, 'second');
  const begun = await writer.send(`${POLICY}/drafts`, { title: '本县期限', from, start: { of: 'inForce' } });
  const draft = `${POLICY}/drafts/${begun.json().draft}`;
  for (const [index, parameter] of parameters.entries()) {
    await writer.send(`${draft}/changes`, { version: index + 1, change: { parameter } });
  }
  await writer.send(`${draft}/submission`, { version: 4 });
  const decided = await second.send(`${draft}/decision`, { version: 5, outcome: 'approve', reason: '同意' });
  expect(decided.statusCode).toBe(200);
}

/** Ends the notice over the network on a day; sessions do not outlive the clock's leaps. */
async function endNotice(household: string, on: string) {
  program.setNow(on);
  const village = await browserOf(program, app, 'village', SONG, `v${on.slice(8)}${household.slice(-4)}`);
  const { statusCode, body } = await village.send(`/counties/${COUNTY}/households/${household}/case/acts`, {
    act: 'endNotice',
    input: {},
  });
  return [statusCode, JSON.parse(body)];
}

test('县里把公示改成 7 天：以前立的案还是 5 天，6 月 1 日起的公示 5 日不能结束，6 日可以', async () => {
  expect(await endNotice(S1(), '2022-06-05')).toMatchObject([409, { code: 'noticeTooShort' }]);
  expect((await endNotice(S1(), '2022-06-06'))[0]).toBe(200);
});

test('以后立的案要满 7 天：第 6 天不能结束，第 7 天可以', async () => {
  const [status, refused] = await endNotice(S2(), '2022-06-07');
  expect([status, refused.code]).toEqual([409, 'noticeTooShort']);
  expect(refused.message).toMatch(/2022-06-08|6月8日|7 ?天/);
  expect((await endNotice(S2(), '2022-06-08'))[0]).toBe(200);
});

type Officer = Awaited<ReturnType<typeof browserOf>>;
const leadsOf = async (who: Officer) => (await who.get(`/counties/${COUNTY}/leads`)).json() as LeadPage;
const verify = (who: Officer, lead: string) =>
  who.send(`/counties/${COUNTY}/leads/${lead}/verification`, { finding: 'false', reason: '已经修好' });
const tasksOf = async (who: Officer) => {
  const { overdue, dueToday, thisWeek, later } = (await who.get(`/counties/${COUNTY}/workbench`)).json() as Workbench;
  return [overdue, dueToday, thisWeek, later].flatMap(({ items }) => items.map(({ id }) => id));
};

test('以前的线索由村里核实，10 个自然日；以后的先到镇里，3 个工作日，村里核实不了、待办里没有', async () => {
  program.setNow('2022-06-02');
  const village = await browserOf(program, app, 'village', LIU, 'liu');
  const township = await browserOf(program, app, 'township', TOWN_NORTH, 'township');
  const [old] = (await leadsOf(village)).rows;
  expect(old).toMatchObject({ openedOn: '2022-05-20', desk: 'village', dueOn: '2022-05-30', may: ['verify'] });
  const { id = '', household = '' } = old ?? {};
  expect((await verify(village, id)).statusCode).toBe(200);
  const told = { household, source: 'visit', words: '走访看到房屋漏雨' };
  const { lead } = (await village.send(`/counties/${COUNTY}/leads`, told)).json();
  // 端午放 3 日到 5 日：6、7、8 日是三个工作日
  const row = (await leadsOf(village)).rows.find((each) => each.id === lead);
  expect(row).toMatchObject({ openedOn: '2022-06-02', desk: 'township', dueOn: '2022-06-08', may: [] });
  expect([(await tasksOf(village)).includes(lead), (await tasksOf(township)).includes(lead)]).toEqual([false, true]);
  expect((await verify(village, lead)).json().code).toBe('leadAtOtherDesk');
  expect((await verify(township, lead)).statusCode).toBe(200);
});
