import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HouseholdView, MemberView } from '../../contract/households.ts';
import type { VisitHousehold } from '../../contract/visit-bundle.ts';
import type { VisitReview } from '../../contract/visit-review.ts';
import type { VisitChangesInput } from '../../contract/visits.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { COUNTY, LIU, makeTestCounty, SONG, screenTestCounty, type TestCounty, TOWN_NORTH } from '../testing/county.ts';
import { type Browser, browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { ALL_WELL, type Phone, phoneOf } from './testing-phone.ts';

let program: TestProgram;
let app: FastifyInstance;
let county: TestCounty;
let song: Phone;
let liu: Phone;
let town: Browser;
const visits = `/counties/${COUNTY}/visits`;

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  await screenTestCounty(program);
  program.setNow('2022-05-30T10:00:00+08:00');
  app = await buildApp(program, ROUTES, undefined);
  song = await phoneOf(program, app, SONG, 'song');
  liu = await phoneOf(program, app, LIU, 'liu');
  town = await browserOf(program, app, 'township', TOWN_NORTH, 'town');
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

async function propose(phone: Phone, id: string, changes: VisitChangesInput, form = uuidv7(program.clock)) {
  const { version, type } = await seen(phone, id);
  const answers = { ...ALL_WELL, householdType: type };
  return { form, answer: await phone.submit({ household: id, version, answers, changes }, form) };
}

const review = async (form: string) => (await town.get(`${visits}/${form}`)).json<VisitReview>();
const accept = async (form: string) =>
  town.send(`${visits}/${form}/acceptance`, { version: (await review(form)).version });
const pageOf = async (id: string, on?: string) =>
  (await town.get(`/counties/${COUNTY}/households/${id}${on ? `?on=${on}` : ''}`)).json<HouseholdView>();
const names = (members: readonly MemberView[]) => members.map(({ name }) => name);

test('添了孩子、走了老人：镇里看得到，采纳前什么也没改，采纳后从那天起算，往前看还是原样', async () => {
  const { id, persons } = county.households.S1;
  const wife = persons[1] ?? '';
  const { form, answer } = await propose(song, id, {
    joined: [{ kind: '出生', on: '2022-05-20', name: '王小宝', sex: '男', relation: '之子' }],
    left: [{ person: wife, kind: '死亡', on: '2022-05-10' }],
  });
  expect(answer.statusCode).toBe(200);
  expect(names((await pageOf(id)).members)).toEqual(['王建国', '李秀兰', '王小明']);
  expect((await review(form)).now.contactOfficer).toEqual({ name: '赵卫东', phone: '199****6666' });
  expect(
    (await review(form)).changes.map(({ subject, label, now, proposed }) => [subject, label, now, proposed]),
  ).toEqual([
    ['王小宝', '增加成员', '不在本户', '出生，从 2022-05-20 起，男，之子，还没有证件'],
    ['李秀兰', '减少成员', '本户成员', '死亡，从 2022-05-10 起不在本户'],
  ]);
  expect((await accept(form)).statusCode).toBe(200);
  expect((await pageOf(id)).members).toMatchObject([
    { name: '王建国' },
    { name: '王小明' },
    { name: '王小宝', relation: '之子', sex: '男', birthDate: '2022-05-20', memberFrom: '2022-05-20' },
  ]);
  expect(names((await pageOf(id, '2022-05-09')).members)).toEqual(['王建国', '李秀兰', '王小明']);
  expect(names((await pageOf(id, '2022-05-10')).members)).toEqual(['王建国', '王小明']);
  expect(names((await pageOf(id, '2022-05-20')).members)).toEqual(['王建国', '王小明', '王小宝']);
  const { entries } = (await town.get(`/counties/${COUNTY}/households/${id}/timeline`)).json<{
    entries: { title: string; detail: string | null; on: string }[];
  }>();
  expect(entries).toContainEqual(expect.objectContaining({ title: '李秀兰不再是本户成员（死亡）', on: '2022-05-10' }));
  expect(entries).toContainEqual(expect.objectContaining({ title: '增加家庭成员', detail: '成员：王小宝（出生）' }));
});

test('户主走了由别人接任，户主姓名跟着变', async () => {
  const { id, persons } = county.households.S1;
  const [head = '', , son = ''] = persons;
  const gone = { left: [{ person: head, kind: '迁出', on: '2022-05-25' }] };
  const refused = await propose(song, id, gone);
  expect(refused.answer.json()).toMatchObject({ code: 'visitFormFaulty', details: { faults: [{ key: 'head' }] } });
  const { form, answer } = await propose(song, id, {
    ...gone,
    members: [{ person: son, changes: { relation: '户主' } }],
  });
  expect(answer.statusCode).toBe(200);
  expect((await accept(form)).statusCode).toBe(200);
  expect(await pageOf(id)).toMatchObject({ headName: '王小明' });
});

test('婚入的人按证件号码认得出：从原来那户转来，两户的历史都在；名字对不上、已在本户的不收', async () => {
  const [from, to] = [county.households.L1, county.households.S2];
  const [mover = ''] = [...from.persons].reverse();
  const was = (await seen(liu, from.id)).members.find(({ person }) => person === mover);
  const { values } = (await town.send(`/counties/${COUNTY}/persons/${mover}/reveal`, { reason: '核对证件号码' })).json<{
    values: { idNumber: string };
  }>();
  const bride = {
    ...{ kind: '婚入', on: '2022-05-15', name: was?.name ?? '', sex: was?.sex ?? '', relation: '其他' },
    idNumber: values.idNumber,
  };
  const wrongName = await propose(song, to.id, { joined: [{ ...bride, name: '张三丰' }] });
  expect(wrongName.answer.statusCode).toBe(200);
  expect((await accept(wrongName.form)).json()).toMatchObject({ code: 'inputInvalid' });
  expect((await town.send(`${visits}/${wrongName.form}/return`, { reason: '姓名不对' })).statusCode).toBe(200);

  const former = (await pageOf(from.id)).members.length;
  const { form, answer } = await propose(song, to.id, { joined: [bride] });
  expect(answer.statusCode).toBe(200);
  const [change] = (await review(form)).changes;
  expect(change).toMatchObject({
    label: '增加成员',
    now: expect.stringMatching(/^柳湾村.+户的成员，采纳后从那户转来$/),
  });
  expect(String(change?.proposed)).not.toContain(values.idNumber);
  expect((await accept(form)).statusCode).toBe(200);
  const joined = (await pageOf(to.id)).members.find(({ person }) => person === mover);
  expect(joined).toMatchObject({ name: bride.name, memberFrom: '2022-05-15' });
  expect((await pageOf(from.id)).members).toHaveLength(former - 1);
  expect((await pageOf(from.id, '2022-05-14')).members).toHaveLength(former);
  expect((await seen(song, to.id)).members.map(({ person }) => person)).toContain(mover);
  const again = await propose(song, to.id, { joined: [bride] });
  expect(again.answer.json()).toMatchObject({ code: 'inputInvalid' });
});

test('两个干部各报各的添人减人：后来的得到 409，两个版本逐项摆出来', async () => {
  const { id } = county.households.L1;
  const { version, type } = await seen(liu, id);
  const born = { kind: '出生', on: '2022-05-20', name: '小宝', sex: '男', relation: '之孙子' };
  const first = await propose(liu, id, { joined: [born] });
  expect(first.answer.statusCode).toBe(200);
  const other = await phoneOf(program, app, LIU, 'liu-two');
  const changes = { joined: [{ ...born, sex: '女' }] };
  const answers = { ...ALL_WELL, householdType: type };
  const stale = await other.submit({ household: id, version, answers, changes });
  expect(stale.statusCode).toBe(409);
  const { differences } = stale.json().details;
  expect(differences).toContainEqual(
    expect.objectContaining({
      ...{ part: 'joined', subject: '小宝', theirs: '出生，从 2022-05-20 起，男，之孙子，还没有证件' },
      mine: '出生，从 2022-05-20 起，女，之孙子，还没有证件',
    }),
  );
});
