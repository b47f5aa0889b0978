import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LZ_PACK } from '../../policy/packs/shipped.ts';
import { openSession } from '../accounts/sessions.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { buildApp } from '../http/app.ts';
import { refreshScope } from '../leads/screening.ts';
import { adopt } from '../policy/adoption.ts';
import { type Actor, operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, LIU, makeTestCounty, officer, type TestCounty } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { workbenchRoutes } from '../workbench/routes.ts';
import { identificationRoutes } from './routes.ts';

let program: TestProgram;
let county: TestCounty;
let app: FastifyInstance;
let village: Actor;

beforeAll(async () => {
  program = await testProgram('2022-05-09');
  county = await makeTestCounty(program);
  village = await officer(program, 'village');
  await perform(program, operatorActor(), async (work) => {
    await adopt(work, COUNTY, 'pack', LZ_PACK);
    await refreshScope(work, { county: COUNTY });
  });
  app = await buildApp(program, [...identificationRoutes, ...workbenchRoutes], undefined);
});
afterAll(async () => {
  await app.close();
  await program.close();
});

async function headersOf(actor: Actor) {
  const token = await perform(program, actor, ({ tx, clock }) =>
    openSession(tx, actor.id, 'bearer', 'test', clock.now()),
  );
  return { authorization: `Bearer ${token}` };
}

const ask = async (actor: Actor, path: string) =>
  app.inject({ url: `/api/counties/${COUNTY}${path}`, headers: await headersOf(actor) });

const send = async (actor: Actor, path: string, payload: object, id = uuidv7(program.clock)) =>
  app.inject({
    method: 'POST',
    url: `/api/counties/${COUNTY}${path}`,
    headers: { ...(await headersOf(actor)), 'command-id': id },
    payload,
  });

const ofS2 = (path: string) => `/households/${county.households.S2.id}/case${path}`;

test('没有案件的一户：没有案件，可以立案，写明要填什么', async () => {
  const answer = (await ask(village, ofS2(''))).json();
  expect(answer).toMatchObject({
    case: null,
    open: { act: 'openCase', by: 'village', input: { required: ['source'] } },
  });
  expect((await ask(await officer(program, 'province'), ofS2(''))).json()).toEqual({
    case: null,
    open: null,
    openings: [],
  });
});

test('同一个提交编号立两次案，只立一次，两次的回答一样', async () => {
  const id = uuidv7(program.clock);
  const body = { act: 'openCase', input: { source: '走访' } };
  const first = await send(village, ofS2('/acts'), body, id);
  expect([first.statusCode, first.json().step]).toEqual([200, 'homeCheck']);
  expect((await send(village, ofS2('/acts'), body, id)).json()).toEqual(first.json());
  expect((await send(village, ofS2('/acts'), body)).json()).toMatchObject({ code: 'caseRunning' });
});

test('版本旧了是 409；填错了是 400，说清哪一项', async () => {
  const act = { act: 'recordHomeCheck', input: { finding: 'meets', riskTypes: ['因病'] } };
  const stale = await send(village, ofS2('/acts'), { ...act, version: 7 });
  expect([stale.statusCode, stale.json().details]).toEqual([409, { expected: 7, current: 1 }]);
  const wrong = await send(village, ofS2('/acts'), { act: 'recordHomeCheck', input: { finding: 'meet' } });
  expect([wrong.statusCode, wrong.json().message]).toEqual([
    400,
    '填写有误：“初判”只能是 meets、doesNotMeet 之一。请改正后再提交。',
  ]);
  expect((await send(village, ofS2('/acts'), { ...act, version: 1 })).json()).toMatchObject({
    step: 'comparison',
    version: 2,
  });
});

test('别村的人看不到案件，列表里没有，工作台里也没有', async () => {
  const stranger = await officer(program, 'village', LIU);
  expect((await ask(stranger, ofS2(''))).statusCode).toBe(404);
  expect((await send(stranger, ofS2('/acts'), { act: 'draftPlan', input: { plan: '养鸡' } })).statusCode).toBe(404);
  expect((await ask(stranger, '/cases')).json()).toMatchObject({ total: 0, counts: { comparison: 0 } });
  expect((await ask(stranger, '/workbench')).json().figures).toMatchObject({
    households: 2,
    casesByStep: { comparison: 0 },
  });
  const { id } = (await ask(village, ofS2(''))).json().case;
  expect((await ask(stranger, `/cases/${id}`)).statusCode).toBe(404);
  expect((await ask(village, `/cases/${id}`)).json()).toMatchObject({ id, step: 'comparison' });
});

test('等授权书的案件在村里的工作台，登记了就到县里的', async () => {
  const caseTitles = async (actor: Actor) => {
    const { later, thisWeek } = (await ask(actor, '/workbench')).json();
    const items = [...thisWeek.items, ...later.items] as { kind: string; title: string }[];
    return items.filter(({ kind }) => kind === 'case').map(({ title }) => title);
  };
  const office = await officer(program, 'county');
  expect([await caseTitles(village), await caseTitles(office)]).toEqual([['登记承诺授权书'], []]);
  const input = { signedOn: '2022-05-09', signedBy: '户主' };
  await send(village, ofS2('/acts'), { act: 'fileAuthorisation', input });
  expect([await caseTitles(village), await caseTitles(office)]).toEqual([[], ['登记数据比对结果']]);
});

test('成批办理全部或全不，拒绝时写明户编号', async () => {
  const { S1, S2 } = county.households;
  const cases = [{ household: S1.id }, { household: S2.id }];
  const town = await officer(program, 'township');
  const refused = await send(town, '/cases/decisions', { act: 'passTownship', input: { plan: '养鸡' }, cases });
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'batchRefused']);
  expect(
    refused
      .json()
      .details.refusals.map((each: { householdNo: string }) => each.householdNo)
      .sort(),
  ).toEqual(['S1', 'S2']);
});
