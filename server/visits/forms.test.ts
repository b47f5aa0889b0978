import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VisitHousehold } from '../../contract/visit-bundle.ts';
import { LARGEST_PHOTO } from '../../contract/visit-limits.ts';
import type { VisitAnswer } from '../../contract/visits.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, LIU, makeTestCounty, SONG, screenTestCounty, type TestCounty } from '../testing/county.ts';
import { browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { ALL_WELL, type Phone, PIXEL, phoneOf, signedInAnew } from './testing-phone.ts';

let program: TestProgram;
let app: FastifyInstance;
let county: TestCounty;
let phone: Phone;
let s1: string;
let s2: string;

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  await screenTestCounty(program);
  app = await buildApp(program, ROUTES, undefined);
  phone = await phoneOf(program, app, SONG, 'song');
  [s1, s2] = [county.households.S1.id, county.households.S2.id];
});
afterAll(async () => {
  await app.close();
  await program.close();
});

async function householdOf(id: string): Promise<VisitHousehold> {
  const found = (await phone.bundle()).households.find((each) => each.id === id);
  if (!found) throw new Error('not in the bundle');
  return found;
}

async function rowsOf(table: string): Promise<number> {
  return perform(program, operatorActor(), async ({ tx }) => {
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)}`.execute(tx);
    return rows[0]?.n ?? 0;
  });
}

test('下载的只有本村的农户；证件号码不在里面，电话是遮住的', async () => {
  const bundle = await phone.bundle();
  expect(bundle.households.map(({ householdNo }) => householdNo)).toEqual(['S1', 'S2']);
  expect(bundle.villages).toEqual([{ code: SONG, name: '松岗村', townshipName: '北塘镇' }]);
  expect(bundle).toMatchObject({ today: '2022-05-30', form: { campaign: '2022年集中排查', line: 6900 } });
  const household = await householdOf(s1);
  expect(household).toMatchObject({
    ...{ version: 1, headName: '王建国', phone: '199****0001', addressKnown: false, type: '一般农户', monitored: null },
    income: { A28: 50000, A34: 20000, priorPerHead: 19000 },
    essentials: { housing: true, education: true, water: true },
    ...{ contactOfficer: { name: '赵卫东', phone: '19955556666' }, waiting: null, lastForm: null },
  });
  expect(household.members[0]).toMatchObject({
    name: '王建国',
    relation: '户主',
    idNumberKnown: true,
    phoneKnown: true,
  });
  expect(JSON.stringify(bundle)).not.toMatch(/990101197003121231|19900010001|19912341234/);
});

test('等村里办的线索在任务里，带缘由的话', async () => {
  const { tasks } = await phone.bundle();
  expect(tasks).toHaveLength(1);
  expect(tasks[0]).toMatchObject({ kind: 'lead', household: s2, title: '核实线索' });
  expect(tasks[0]?.words).toContain('6,000');
});

test('下载记一条审计，写明哪些户；能压缩的客户端收到压缩的', async () => {
  const answer = await app.inject({
    url: `/api/visit/bundle?device=${phone.device}`,
    cookies: { shouwang: phone.browser.cookie },
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(answer.headers['content-encoding']).toBe('gzip');
  const client = new pg.Client({ connectionString: program.adminUrl });
  await client.connect();
  const { rows } = await client.query(
    `select object_ids from audit.entry where act = 'visit.bundle' order by at desc, id desc limit 1`,
  );
  await client.end();
  expect([...rows[0].object_ids].sort()).toEqual([s1, s2].sort());
});

test('提交以后只是提出：户版本加一，别的一处不变，名单、附件2、规则都看不见', async () => {
  const before = await householdOf(s1);
  const counted = await Promise.all(['person_version', 'household_version', 'income_snapshot'].map(rowsOf));
  const id = uuidv7(program.clock);
  const changes = {
    household: { phone: '19977778888' },
    members: [{ person: before.members[0]?.person ?? '', changes: { workMonths: 4 } }],
    income: { A28: 12000.5 },
  };
  const answers = { ...ALL_WELL, water: false, waterNote: '井水浑' };
  const answer = await phone.submit({ household: s1, version: before.version, changes, answers }, id);
  expect(answer.json<VisitAnswer>()).toMatchObject({
    ...{ form: id, standing: 'proposed', version: before.version + 1, sentence: '已收到，等镇里审核。' },
  });
  const after = await householdOf(s1);
  expect(after).toMatchObject({ version: before.version + 1, waiting: { by: 'song', mine: true } });
  expect({ ...after, version: 0, waiting: null }).toEqual({ ...before, version: 0, waiting: null });
  expect(await Promise.all(['person_version', 'household_version', 'income_snapshot'].map(rowsOf))).toEqual(counted);
  const county = await browserOf(program, app, 'county', COUNTY, 'county');
  const page = (await county.get(`/counties/${COUNTY}/households/${s1}`)).json();
  expect(page).toMatchObject({ sweepForms: [], A38: 20000 });
  const table = (await county.get(`/tables/lz-attachment-2?area=${SONG}&on=2022-05-30`)).json();
  expect(table.rows[0].figures[0]).toBe(0);
});

test('同一份送两次、同时送八次、换了会话再送，都只有一份', async () => {
  const { version } = await householdOf(s2);
  const id = uuidv7(program.clock);
  const form = { household: s2, version, answers: { ...ALL_WELL, householdType: '脱贫户' } };
  const answers = await Promise.all(Array.from({ length: 8 }, () => phone.submit(form, id)));
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(answers[0]?.statusCode).toBe(200);
  const forms = await rowsOf('visit_form');
  const anew = await signedInAnew(program, app, phone, 'song');
  const again = await anew.submit(form, id);
  expect(again.body).toBe(answers[0]?.body);
  expect(await rowsOf('visit_form')).toBe(forms);
  phone = anew;
});

test('同一编号换了内容，不收；别人的编号也不收', async () => {
  const { version } = await householdOf(s1);
  const id = uuidv7(program.clock);
  expect((await phone.submit({ household: s1, version }, id)).statusCode).toBe(200);
  const otherwise = { household: s1, version, answers: { ...ALL_WELL, remarks: '改了一个字' } };
  expect((await phone.submit(otherwise, id)).json()).toMatchObject({ code: 'commandReused' });
  const anew = await signedInAnew(program, app, phone, 'song');
  expect((await anew.submit(otherwise, id)).json()).toMatchObject({ code: 'commandReused' });
  const other = await phoneOf(program, app, SONG, 'song-2');
  expect((await other.submit({ household: s1, version }, id)).json()).toMatchObject({ code: 'commandReused' });
  phone = anew;
});

test('照片先到：没有到的照片，登记不收，说清差几张；到了就收', async () => {
  const { version } = await householdOf(s1);
  const [photo, signature] = [uuidv7(program.clock), uuidv7(program.clock)];
  const form = { household: s1, version, photos: [photo], signature, noSignature: undefined };
  const early = await phone.submit(form);
  expect(early.json()).toMatchObject({ code: 'visitPhotoUnknown', details: { count: 2 } });
  expect((await phone.sendPhoto(s1, PIXEL, { id: photo })).json()).toEqual({ photo });
  expect((await phone.sendPhoto(s1, PIXEL, { id: photo })).json()).toEqual({ photo });
  expect((await phone.sendPhoto(s1, PIXEL, { id: signature, kind: 'signature' })).statusCode).toBe(200);
  expect((await phone.submit(form)).statusCode).toBe(200);
});

test('照片当签字、别户的照片、路上断了的照片、不是照片的，都不收', async () => {
  const { version } = await householdOf(s1);
  const photo = uuidv7(program.clock);
  await phone.sendPhoto(s1, PIXEL, { id: photo });
  const asSignature = await phone.submit({ household: s1, version, signature: photo, noSignature: undefined });
  expect(asSignature.json()).toMatchObject({ code: 'visitPhotoUnknown' });
  const elsewhere = await phone.submit({ household: s2, version: (await householdOf(s2)).version, photos: [photo] });
  expect(elsewhere.json()).toMatchObject({ code: 'visitPhotoUnknown' });
  const cut = await phone.sendPhoto(s1, PIXEL.subarray(0, 40), { sha256: 'a'.repeat(64) });
  expect(cut.json()).toMatchObject({ code: 'documentRefused' });
  expect((await phone.sendPhoto(s1, Buffer.from('%PDF-1.7'))).json()).toMatchObject({ code: 'documentRefused' });
  expect((await phone.sendPhoto(s2, PIXEL, { id: photo })).json()).toMatchObject({ code: 'commandReused' });
});

test('3 MB 的照片收，多一个字节不收', async () => {
  const full = Buffer.concat([PIXEL, Buffer.alloc(LARGEST_PHOTO - PIXEL.length)]);
  expect((await phone.sendPhoto(s1, full)).statusCode).toBe(200);
  expect((await phone.sendPhoto(s1, Buffer.concat([full, Buffer.from([0])]))).json()).toMatchObject({
    code: 'documentRefused',
  });
});

test.each([
  ['入户日期晚于今天', { visitedOn: '2022-05-31' }, 'inputInvalid'],
  ['既没写版本也没写接着哪一份', { version: undefined }, 'inputInvalid'],
  ['版本和接着哪一份都写了', { after: '01900000-0000-7000-8000-000000000000' }, 'inputInvalid'],
  ['接着的那一份没有收到', { version: undefined, after: '01900000-0000-7000-8000-000000000000' }, 'visitAfterUnknown'],
  ['没有地点也没说为什么', { place: {} }, 'inputInvalid'],
  ['有经度没有纬度', { place: { longitude: 114, accuracy: 5 } }, 'inputInvalid'],
  ['没有签字也没说为什么', { noSignature: undefined }, 'inputInvalid'],
  ['证件号码校验位不对', { changes: { members: 'idNumber' } }, 'inputInvalid'],
  ['成员不在这一户', { changes: { members: 'stranger' } }, 'notFound'],
  ['答否没有说明', { answers: { ...ALL_WELL, housing: false } }, 'visitFormFaulty'],
])('%s，不收', async (_, faulty, code) => {
  const { version, members } = await householdOf(s1);
  const [stranger] = county.households.L1.persons;
  const cases: Readonly<Record<string, object>> = {
    idNumber: { members: [{ person: members[0]?.person, changes: { idNumber: '990101197003121232' } }] },
    stranger: { members: [{ person: stranger, changes: { workMonths: 1 } }] },
  };
  const { changes, ...rest } = faulty as { changes?: { members: string } };
  const form = { household: s1, version, ...rest, ...(changes && { changes: cases[changes.members] }) };
  const answer = await phone.submit(form as never);
  expect(answer.json()).toMatchObject({ code });
  expect(answer.json().message).toMatch(/[。：]/);
});

test('今天入户的收，有地点的收，登记以前就没有这一户的不收', async () => {
  const { version } = await householdOf(s1);
  const place = { latitude: 30.2, longitude: 114.5, accuracy: 12 };
  expect((await phone.submit({ household: s1, version, visitedOn: '2021-12-31', place })).json()).toMatchObject({
    code: 'inputInvalid',
  });
  expect((await phone.submit({ household: s1, version, visitedOn: '2022-01-01', place })).statusCode).toBe(200);
});

test('别村的农户不存在；别人的手机交不上来', async () => {
  const outside = county.households.L1.id;
  expect((await phone.submit({ household: outside, version: 1 })).json()).toMatchObject({ code: 'notFound' });
  expect((await phone.sendPhoto(outside, PIXEL)).json()).toMatchObject({ code: 'notFound' });
  const liu = await phoneOf(program, app, LIU, 'liu');
  const stolen = { ...liu, submit: (form: object) => liu.browser.send('/visit/forms', { ...form }) };
  const answer = await liu.submit({ household: outside, version: 1, device: phone.device });
  expect(answer.json()).toMatchObject({ code: 'deviceUnknown' });
  expect((await stolen.submit({ household: outside })).statusCode).toBe(400);
});

test('送来的电话、说明、地点在库里没有一处明文；埋下的一处找得出来', async () => {
  const { version } = await householdOf(s1);
  const place = { latitude: 30.271828, longitude: 114.314159, accuracy: 12 };
  const answers = { ...ALL_WELL, remarks: '户主患肝硬化' };
  await phone.submit({ household: s1, version, place, answers, changes: { household: { phone: '19933334444' } } });
  const found = async () => {
    const client = new pg.Client({ connectionString: program.adminUrl });
    await client.connect();
    const { rows } = await client.query<{ text: string }>(
      'select to_jsonb(f)::text || to_jsonb(s)::text as text from visit_form f join sweep_form s using (county, id)',
    );
    await client.end();
    const text = rows.map((row) => row.text).join('\n');
    return ['19933334444', '30.271828', '肝硬化'].filter((word) => text.includes(word));
  };
  expect(await found()).toEqual([]);
  await perform(program, operatorActor(), ({ tx }) => sql`update sweep_form set visitors = '患肝硬化'`.execute(tx));
  expect(await found()).toEqual(['肝硬化']);
});
