import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../clock/uuidv7.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, LIU, makeTestCounty, SONG, type TestCounty } from '../testing/county.ts';
import { type Browser, browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { buildApp } from './app.ts';
import { ROUTES } from './routes.ts';

let program: TestProgram;
let app: FastifyInstance;
let county: TestCounty;
let song: Browser;
let liu: Browser;
const leads = `/counties/${COUNTY}/leads`;

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  app = await buildApp(program, ROUTES, undefined);
  song = await browserOf(program, app, 'village', SONG, 'song');
  liu = await browserOf(program, app, 'village', LIU, 'liu');
});
afterAll(async () => {
  await app.close();
  await program.close();
});

const seen = (household: string, words = '走访看到房屋漏雨') => ({ household, source: 'visit', words });

async function count(what: 'lead_reason' | 'event' | 'audit.entry', word: string): Promise<number> {
  return perform(program, operatorActor(), async ({ tx }) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(what)} t where to_jsonb(t)::text like ${`%${word}%`}`.execute(tx);
    return rows[0]?.n ?? 0;
  });
}

test('同一编号的同一命令送两次，只办一次，两次答得一样', async () => {
  const id = uuidv7(program.clock);
  const first = await song.send(leads, seen(county.households.S1.id), id);
  const again = await song.send(leads, seen(county.households.S1.id), id);
  expect(first.statusCode).toBe(200);
  expect(again.body).toBe(first.body);
  expect(await count('lead_reason', county.households.S1.id)).toBe(1);
  expect(await count('event', id)).toBe(1);
});

test('同一命令同时送到八份，也只办一次', async () => {
  const id = uuidv7(program.clock);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => song.send(leads, seen(county.households.S2.id), id)),
  );
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
  expect(answers[0]?.statusCode).toBe(200);
  expect(await count('lead_reason', county.households.S2.id)).toBe(1);
});

test('同一编号换了内容，拒绝，什么也没有写', async () => {
  const id = uuidv7(program.clock);
  await song.send(leads, seen(county.households.S1.id, '第一次说的话'), id);
  const other = await song.send(leads, seen(county.households.S1.id, '第二次说的话'), id);
  expect(other.statusCode).toBe(409);
  expect(other.json()).toMatchObject({ code: 'commandReused' });
  expect(await count('lead_reason', '第二次说的话')).toBe(0);
});

test('别人用了同一个编号，各办各的', async () => {
  const id = uuidv7(program.clock);
  expect((await song.send(leads, seen(county.households.S1.id), id)).statusCode).toBe(200);
  expect((await liu.send(leads, seen(county.households.L1.id), id)).statusCode).toBe(200);
});

test('没有编号，或编号不是 UUIDv7，不办', async () => {
  for (const id of ['', '7', '6f1ed002-ab5e-4c40-b4bd-7b34b9c6fb0f']) {
    const answer = await song.send(leads, seen(county.households.S1.id), id);
    expect(answer.json()).toMatchObject({ code: 'commandIdMissing' });
  }
});

test('拒绝的命令不占编号：改正以后用原来的编号能办成', async () => {
  const id = uuidv7(program.clock);
  expect((await song.send(leads, seen(county.households.H1.id), id)).statusCode).toBe(404);
  expect((await song.send(leads, seen(county.households.S2.id), id)).statusCode).toBe(200);
});

test('填写不合格式，答复说哪里不对，不带出数据库的话', async () => {
  const answer = await song.send(leads, { household: '不是编号', source: 'visit', words: '走访看到房屋漏雨' });
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ code: 'inputInvalid' });
  expect(answer.body).not.toMatch(/select|constraint|relation|uuid_in/i);
});
