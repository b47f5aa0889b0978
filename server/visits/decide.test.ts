import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FindingPage } from '../../contract/findings.ts';
import type { VisitHousehold } from '../../contract/visit-bundle.ts';
import type { VisitList, VisitReview } from '../../contract/visit-review.ts';
import type { VisitAnswers } from '../../contract/visits.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import {
  COUNTY,
  LIU,
  makeTestCounty,
  SONG,
  screenTestCounty,
  type TestCounty,
  TOWN_NORTH,
  TOWN_SOUTH,
} from '../testing/county.ts';
import { type Browser, browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { ALL_WELL, type Phone, PIXEL, phoneOf } from './testing-phone.ts';

let program: TestProgram;
let app: FastifyInstance;
let county: TestCounty;
let song: Phone;
let liu: Phone;
let town: Browser;
let south: Browser;
const visits = `/counties/${COUNTY}/visits`;

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  await screenTestCounty(program);
  app = await buildApp(program, ROUTES, undefined);
  song = await phoneOf(program, app, SONG, 'song');
  liu = await phoneOf(program, app, LIU, 'liu');
  town = await browserOf(program, app, 'township', TOWN_NORTH, 'town');
  south = await browserOf(program, app, 'township', TOWN_SOUTH, 'south');
});
afterAll(async () => {
  await app.close();
  await program.close();
});

async function seen(phone: Phone, id: string): Promise<VisitHousehold> {
  const found = (await phone.bundle()).households.find((each) => each.id === id);
  if (!found) throw new Error('not in the bundle');
  return found;
}

/** A form on a household as the phone sees it now; answers its id. */
async function propose(phone: Phone, id: string, parts: object = {}): Promise<string> {
  const form = uuidv7(program.clock);
  const { version } = await seen(phone, id);
  const answer = await phone.submit({ household: id, version, ...parts }, form);
  expect(answer.statusCode).toBe(200);
  return form;
}

const review = async (form: string) => (await town.get(`${visits}/${form}`)).json<VisitReview>();
const pageOf = async (id: string) => (await town.get(`/counties/${COUNTY}/households/${id}`)).json();
const answerTo = async (phone: Phone, form: string) => {
  const { answers } = (await phone.browser.get(`/visit/answers?device=${phone.device}`)).json<VisitAnswers>();
  return answers.find((each) => each.form === form);
};

test('镇里看得见现在的和提出的、照片、地点、签字；采纳后从入户那天起生效，附件2 数得到，规则跟着变', async () => {
  const { id, persons } = county.households.S1;
  const photo = uuidv7(program.clock);
  await song.sendPhoto(id, PIXEL, { id: photo });
  const form = await propose(song, id, {
    ...{ visitedOn: '2022-05-28', photos: [photo], place: { latitude: 30.2, longitude: 114.5, accuracy: 8 } },
    answers: { ...ALL_WELL, householdType: '一般农户', members: 3, housing: false, housingNote: '屋顶漏' },
    changes: {
      household: { phone: '19966667777' },
      members: [{ person: persons[0] ?? '', changes: { name: '王建设', workMonths: 2 } }],
      income: { A28: 3000 },
    },
  });
  const shown = await review(form);
  expect(shown).toMatchObject({
    ...{ headName: '王建国', by: 'song', standing: 'proposed', photoIds: [photo], signature: null },
    ...{ place: { latitude: 30.2, longitude: 114.5, accuracy: 8 }, may: ['accept', 'return'], changedFields: 5 },
  });
  expect(shown.changes.map(({ subject, label, now, proposed }) => [subject, label, now, proposed])).toEqual([
    ['本户', '联系电话', '199****0001', '199****7777'],
    ['王建国', '姓名', '王建国', '王建设'],
    ['王建国', '务工时间（月）', 10, 2],
    ['本户', '工资性收入', 50000, 3000],
    ['本户', '住房安全是否有保障', true, false],
  ]);
  const picture = await town.get(`/counties/${COUNTY}/documents/${photo}`);
  expect(picture.headers['content-type']).toBe('image/png');

  const accepted = await town.send(`${visits}/${form}/acceptance`, { version: shown.version });
  expect(accepted.json()).toEqual({ form, standing: 'accepted', version: shown.version + 1 });
  // A38 = (3000 + 15000 + 0 + 1000 − 6000) / 3 = 4,333.33: below the line of 6,900.
  const page = await pageOf(id);
  expect(page).toMatchObject({ headName: '王建设', phone: '199****7777', A38: 4333.33 });
  expect(page.members[0]).toMatchObject({ name: '王建设', workMonths: 2 });
  expect(page.essentials).toMatchObject({ purpose: '排查', validFrom: '2022-05-28', housing: false, water: true });
  expect(page.sweepForms).toMatchObject([{ id: form, visitedOn: '2022-05-28', housing: false }]);
  expect(page.leads[0]?.reasons.length).toBeGreaterThan(0);
  const before = (await town.get(`/counties/${COUNTY}/households/${id}?on=2022-05-27`)).json();
  expect(before).toMatchObject({ headName: '王建国', sweepForms: [] });
  const table = (await town.get(`/tables/lz-attachment-2?area=${SONG}&on=2022-05-30`)).json();
  expect(table.rows[0].figures.slice(0, 2)).toEqual([1, 1]);
  expect(await answerTo(song, form)).toMatchObject({
    standing: 'accepted',
    decidedBy: 'town',
    sentence: '镇里已采纳。',
  });
});

test('退回要写理由：登记什么也没改，手机上看得到是谁、为什么', async () => {
  const { id } = county.households.S2;
  const before = await pageOf(id);
  const form = await propose(song, id, {
    answers: { ...ALL_WELL, householdType: '脱贫户' },
    changes: { income: { A28: 1 } },
  });
  expect((await town.send(`${visits}/${form}/return`, { reason: '少' })).statusCode).toBe(400);
  expect((await town.send(`${visits}/${form}/return`, { reason: '住房没有拍照' })).statusCode).toBe(200);
  const after = await pageOf(id);
  expect({ ...after, version: 0, documents: [] }).toEqual({ ...before, version: 0, documents: [] });
  expect(await answerTo(song, form)).toMatchObject({ standing: 'returned', sentence: 'town退回：住房没有拍照' });
});

test('办过的不能再办；别人先改过的，要看了最新的再采纳', async () => {
  const { id } = county.households.S2;
  const answers = { ...ALL_WELL, householdType: '脱贫户' };
  const [one, two] = [await propose(song, id, { answers }), await propose(song, id, { answers })];
  const { version } = await review(one);
  const accept = (form: string, seenVersion: number) =>
    town.send(`${visits}/${form}/acceptance`, { version: seenVersion });
  expect((await accept(one, version - 1)).json()).toMatchObject({ code: 'stale' });
  expect((await accept(one, version)).statusCode).toBe(200);
  expect((await accept(one, version + 1)).json()).toMatchObject({
    code: 'visitDecided',
    message: expect.stringContaining('镇已采纳'),
  });
  expect((await accept(two, version)).json()).toMatchObject({ code: 'stale' });
  expect((await town.send(`${visits}/${two}/return`, { reason: '和前一份重复' })).statusCode).toBe(200);
  expect((await accept(two, version + 2)).json()).toMatchObject({ code: 'visitDecided' });
});

test('成批采纳只收没有变化的：有一份提出变化，一份也不办', async () => {
  const [l1, l2] = [county.households.L1.id, county.households.L2.id];
  const monitored = {
    ...ALL_WELL,
    ...{
      householdType: '监测对象',
      meetsCriteria: null,
      measuresFit: true,
      meetsRemoval: false,
      meetsMonitoring: true,
    },
  };
  const plain = await propose(liu, l2, { answers: monitored });
  const changing = await propose(liu, l1, { answers: ALL_WELL });
  const list = (await town.get(`${visits}?area=${LIU}`)).json<VisitList>();
  expect(list.rows.map(({ form, changedFields }) => [form, changedFields])).toEqual([
    [plain, 0],
    [changing, 1],
  ]);
  expect(list.waiting).toEqual([{ area: LIU, villageName: '柳湾村', forms: 2, withoutChanges: 1 }]);
  const both = await town.send(`${visits}/acceptances`, { forms: [plain, changing] });
  expect(both.json()).toMatchObject({ code: 'visitBatchRefused' });
  expect((await review(plain)).standing).toBe('proposed');
  expect((await town.send(`${visits}/acceptances`, { forms: [plain] })).json()).toEqual({ accepted: 1 });
  expect((await review(plain)).standing).toBe('accepted');
});

test('处理意见不是“无”的，要逐份看', async () => {
  const { id } = county.households.L2;
  const answers = {
    ...ALL_WELL,
    ...{ householdType: '监测对象', meetsCriteria: null, measuresFit: true, meetsRemoval: true, meetsMonitoring: true },
    opinion: '标注风险消除',
  };
  expect((await review(await propose(liu, id, { answers }))).changedFields).toBe(1);
});

test('别镇的人看不见也办不了；村干部看得见、办不了', async () => {
  const form = await propose(song, county.households.S1.id);
  expect((await south.get(`${visits}/${form}`)).statusCode).toBe(404);
  expect((await south.get(visits)).json<VisitList>()).toMatchObject({ total: 0, waiting: [] });
  for (const [path, body] of [
    [`${visits}/${form}/acceptance`, { version: 1 }],
    [`${visits}/${form}/return`, { reason: '不是我们镇的' }],
    [`${visits}/acceptances`, { forms: [form] }],
  ] as const) {
    expect((await south.send(path, body)).json()).toMatchObject({ code: 'notFound' });
    expect((await song.browser.send(path, body)).json()).toMatchObject({ code: 'verbNotAllowed' });
  }
  const shown = (await song.browser.get(`${visits}/${form}`)).json<VisitReview>();
  expect(shown).toMatchObject({ form, may: [] });
  expect((await liu.browser.get(`${visits}/${form}`)).statusCode).toBe(404);
});

test('别人的回复看不到：回复只给交表的人、那台手机', async () => {
  const other = await phoneOf(program, app, SONG, 'song-3');
  const mine = (await other.browser.get(`/visit/answers?device=${other.device}`)).json<VisitAnswers>();
  expect(mine.answers).toEqual([]);
  expect((await other.browser.get(`/visit/answers?device=${song.device}`)).json()).toMatchObject({
    code: 'deviceUnknown',
  });
});

test('采纳带来的疑点当场立，采纳改好的当场销，不用等夜里', async () => {
  const { id, persons } = county.households.L1;
  const [person = ''] = persons;
  const findings = async () => {
    const { rows } = (await town.get(`/counties/${COUNTY}/findings?household=${id}&state=all`)).json<FindingPage>();
    return rows.filter(({ rule }) => rule === 'quality.work.ableWithout').map(({ state }) => state);
  };
  for (const [labour, expected] of [
    ['无劳动力', ['open']],
    ['普通劳动力', ['closed']],
  ] as const) {
    const form = await propose(liu, id, { changes: { members: [{ person, changes: { labour } }] } });
    const { version } = await review(form);
    expect((await town.send(`${visits}/${form}/acceptance`, { version })).statusCode).toBe(200);
    expect(await findings()).toEqual(expected);
  }
});
