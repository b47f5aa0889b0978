import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VisitHousehold } from '../../contract/visit-bundle.ts';
import type { VisitAnswer, VisitConflict } from '../../contract/visits.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { COUNTY, makeTestCounty, SONG, screenTestCounty, TOWN_NORTH } from '../testing/county.ts';
import { type Browser, browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { ALL_WELL, type Phone, phoneOf } from './testing-phone.ts';

let program: TestProgram;
let app: FastifyInstance;
let song: Phone;
let wang: Phone;
let town: Browser;
let s1: string;
let s2: string;

beforeAll(async () => {
  program = await testProgram();
  const { households } = await makeTestCounty(program);
  await screenTestCounty(program);
  app = await buildApp(program, ROUTES, undefined);
  song = await phoneOf(program, app, SONG, 'song');
  wang = await phoneOf(program, app, SONG, 'wang');
  town = await browserOf(program, app, 'township', TOWN_NORTH, 'town');
  [s1, s2] = [households.S1.id, households.S2.id];
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

test('两人都从同一版本填起：后到的不收，两边都在，逐项列出不同，机器不合并', async () => {
  const { version, members } = await seen(song, s1);
  const [head, wife] = members.map(({ person }) => person);
  const change = (person: string | undefined, changes: object) => ({ person: person ?? '', changes });
  await song.submit({
    ...{ household: s1, version, answers: { ...ALL_WELL, water: false, waterNote: '井水浑' } },
    changes: { household: { phone: '19911112222' }, members: [change(head, { workMonths: 4, labour: '技能劳动力' })] },
  });
  const mine = {
    ...{ household: s1, version, answers: ALL_WELL },
    changes: {
      household: { villageGroup: '三组' },
      members: [change(head, { workMonths: 6, labour: '技能劳动力' }), change(wife, { education: '初中' })],
    },
  };
  const refused = await wang.submit(mine);
  expect(refused.statusCode).toBe(409);
  expect(refused.json()).toMatchObject({
    code: 'visitStale',
    message: 'song已先改过这一户（入户排查登记，待镇审核）。两边都没有丢：请逐项看过，决定用哪一个，再提交一次。',
  });
  const conflict: VisitConflict = refused.json().details;
  expect(conflict).toMatchObject({ household: s1, version: version + 1, mine: { changes: mine.changes } });
  expect(conflict.theirs).toMatchObject({ by: 'song', at: '2022-05-30T01:00:00.000Z', visitedOn: '2022-05-30' });
  expect(conflict.theirs.household).toMatchObject({ phone: '199****0001', villageGroup: '一组' });
  const rows = conflict.differences.map(({ subject, label, now, theirs, mine }) => [subject, label, now, theirs, mine]);
  expect(rows).toEqual([
    ['本户', '村民小组', '一组', '一组', '三组'],
    ['王建国', '务工时间（月）', 10, 4, 6],
    ['李秀兰', '文化程度', '小学', '小学', '初中'],
    ['本户', '联系电话', '199****0001', '199****2222', '199****0001'],
    ['登记表', '安全饮水是否有保障', true, false, true],
    ['登记表', '若为否，请简要说明', null, '井水浑', null],
  ]);
  const decided = await wang.submit({ ...mine, version: conflict.version });
  expect(decided.json<VisitAnswer>()).toMatchObject({ standing: 'proposed', version: version + 2 });
});

test('所见版本早一版、正好、晚一版：只有正好的收', async () => {
  const { version } = await seen(song, s2);
  const answers = { ...ALL_WELL, householdType: '脱贫户' };
  for (const [wrong, status] of [
    [version + 1, 409],
    [version, 200],
    [version, 409],
  ] as const) {
    expect((await wang.submit({ household: s2, version: wrong, answers })).statusCode).toBe(status);
  }
});

test('没有信号时连填三份：一份接一份送，自己不和自己冲突', async () => {
  const { version } = await seen(song, s2);
  const answers = { ...ALL_WELL, householdType: '脱贫户' };
  const ids = [1, 2, 3].map(() => uuidv7(program.clock));
  const [one = '', two = '', three = ''] = ids;
  const third = await song.submit({ household: s2, after: two, answers }, three);
  expect(third.json()).toMatchObject({ code: 'visitAfterUnknown' });
  expect((await song.submit({ household: s2, version, answers }, one)).statusCode).toBe(200);
  expect((await song.submit({ household: s2, after: one, answers }, two)).statusCode).toBe(200);
  const last = await song.submit({ household: s2, after: two, answers }, three);
  expect(last.json<VisitAnswer>().version).toBe(version + 3);
});

test('前一份送到以后别人插了一份：接着的那一份不收，要自己决定', async () => {
  const { version } = await seen(song, s2);
  const answers = { ...ALL_WELL, householdType: '脱贫户' };
  const one = uuidv7(program.clock);
  await song.submit({ household: s2, version, answers }, one);
  await wang.submit({ household: s2, version: version + 1, answers });
  const after = await song.submit({ household: s2, after: one, answers: { ...answers, remarks: '又去了一次' } });
  expect(after.json()).toMatchObject({ code: 'visitStale', details: { theirs: { by: 'wang' } } });
});

test('前一份镇里已经采纳或退回：接着的那一份照样收；别的手机不能接着', async () => {
  const answers = { ...ALL_WELL, householdType: '脱贫户' };
  for (const [act, body] of [
    ['return', { reason: '照片看不清' }],
    ['acceptance', {}],
  ] as const) {
    const { version } = await seen(song, s2);
    const one = uuidv7(program.clock);
    await song.submit({ household: s2, version, answers }, one);
    const decision = await town.send(`/counties/${COUNTY}/visits/${one}/${act}`, {
      ...body,
      ...(act === 'acceptance' && { version: version + 1 }),
    });
    expect(decision.statusCode).toBe(200);
    expect((await wang.submit({ household: s2, after: one, answers })).json()).toMatchObject({
      code: 'visitAfterUnknown',
    });
    expect((await song.submit({ household: s2, after: one, answers })).statusCode).toBe(200);
  }
});

test('别人在办公桌上更正过：不收，说出是谁、怎么改的', async () => {
  const { version } = await seen(song, s1);
  const corrected = await town.send(`/counties/${COUNTY}/households/${s1}/correction`, {
    ...{ from: '2022-05-01', reason: '走访核对', version, changes: { villageGroup: '九组' } },
  });
  expect(corrected.statusCode).toBe(200);
  program.setNow('2022-05-30T10:00:00+08:00');
  const refused = await song.submit({
    household: s1,
    version,
    ...{ changes: { household: { villageGroup: '八组' } }, answers: { ...ALL_WELL, members: 3 } },
  });
  expect(refused.json()).toMatchObject({
    ...{ code: 'visitStale', message: expect.stringContaining('town已先改过这一户（更正）') },
    details: {
      theirs: { by: 'town', what: '更正', answers: null },
      differences: [{ label: '村民小组', now: '九组', theirs: '九组', mine: '八组' }],
    },
  });
});
