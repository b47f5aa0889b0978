import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { uuidv7 } from '../clock/uuidv7.ts';
import { openPool } from '../db/pool.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, makeTestCounty, SONG, type TestCounty } from '../testing/county.ts';
import { type Browser, browserFor, browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { buildApp } from './app.ts';
import { ROUTES } from './routes.ts';

let program: TestProgram;
let county: TestCounty;
let app: FastifyInstance;
let song: Browser;
const leads = `/counties/${COUNTY}/leads`;
const seen = () => ({ household: county.households.S1.id, source: 'visit', words: '走访看到房屋漏雨' });

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  ending = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = '${database()}' and usename = 'shouwang_app'`;
  app = await buildApp(program, ROUTES, undefined);
  song = await browserOf(program, app, 'village', SONG, 'song');
});
afterAll(async () => {
  await app.close();
  await program.close();
});

async function asSuperuser(statement: string): Promise<{ n: number }[]> {
  const client = new pg.Client({ connectionString: inject('clusterUrls').superuserUrl });
  await client.connect();
  return client
    .query(statement)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** Ends every session of the program's role in this test's database. */
let ending: string;
const database = () => new URL(program.adminUrl).pathname.slice(1);

async function countReasons(): Promise<number> {
  return perform(program, operatorActor(), async ({ tx }) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from lead_reason`.execute(tx);
    return rows[0]?.n ?? 0;
  });
}

function expectRefused(answer: LightMyRequestResponse, status: number, code: string): void {
  expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
  expect(answer.json().message).toMatch(/^[^a-z]*[一-龥][^a-z]*。$/);
}

test('两条连接都占着：等不到的人得到一句话，让出来以后同一份提交照办，只办一次', async () => {
  const narrow = openPool(String(program.pool.options.connectionString), 2, 300);
  const narrowApp = await buildApp({ ...program, pool: narrow }, ROUTES, undefined);
  const visitor = browserFor(program, narrowApp, song.cookie);
  const before = await countReasons();
  const id = uuidv7(program.clock);
  const held = [await narrow.connect(), await narrow.connect()];
  expectRefused(await visitor.send(leads, seen(), id), 503, 'busy');
  for (const client of held) client.release();
  expect((await visitor.send(leads, seen(), id)).statusCode).toBe(200);
  expect((await visitor.send(leads, seen(), id)).statusCode).toBe(200);
  expect(await countReasons()).toBe(before + 1);
  await narrowApp.close();
  await narrow.end();
});

test('二十份同时到、只有两条连接，取密钥也不互相等死，全都办成', async () => {
  const narrow = openPool(String(program.pool.options.connectionString), 2);
  const narrowApp = await buildApp({ ...program, pool: narrow }, ROUTES, undefined);
  const visitor = browserFor(program, narrowApp, song.cookie);
  const answers = await Promise.all(Array.from({ length: 20 }, () => visitor.send(leads, seen())));
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  await narrowApp.close();
  await narrow.end();
});

test('数据库只许一个连接：说清楚；放开以后自己恢复', async () => {
  const fresh = openPool(String(program.pool.options.connectionString), 2, 1000);
  const freshApp = await buildApp({ ...program, pool: fresh }, ROUTES, undefined);
  const visitor = browserFor(program, freshApp, song.cookie);
  await asSuperuser(`alter database ${database()} connection limit 0`);
  expectRefused(await visitor.send(leads, seen()), 503, 'busy');
  await asSuperuser(`alter database ${database()} connection limit -1`);
  expect((await visitor.send(leads, seen())).statusCode).toBe(200);
  await freshApp.close();
  await fresh.end();
});

test('数据库只能读：说清楚，没有写进什么；改回来自己恢复', async () => {
  const fresh = openPool(String(program.pool.options.connectionString), 2);
  const freshApp = await buildApp({ ...program, pool: fresh }, ROUTES, undefined);
  const visitor = browserFor(program, freshApp, song.cookie);
  const before = await countReasons();
  await asSuperuser(`alter database ${database()} set default_transaction_read_only = on`);
  expectRefused(await visitor.send(leads, seen()), 503, 'readOnly');
  await asSuperuser(`alter database ${database()} reset default_transaction_read_only`);
  expect(await countReasons()).toBe(before);
  // What is connected keeps what it was told when it connected, until the pool lets go of it.
  await asSuperuser(ending);
  await expect.poll(async () => (await visitor.send(leads, seen())).statusCode, { timeout: 10_000 }).toBe(200);
  await freshApp.close();
  await fresh.end();
});

test('办到一半连接被断：程序不倒，说清楚，没有办一半；再送同一份，办成一次', async () => {
  const id = uuidv7(program.clock);
  const before = await countReasons();
  const holder = new pg.Client({ connectionString: program.adminUrl });
  await holder.connect();
  await holder.query(`begin; select from household where id = '${county.households.S1.id}' for update`);
  const waiting = song.send(leads, seen(), id);
  const blocked = `select count(*)::int as n from pg_stat_activity
    where datname = '${database()}' and usename = 'shouwang_app' and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await asSuperuser(blocked))[0]?.n, { timeout: 10_000 }).toBe(1);
  await asSuperuser(ending);
  expectRefused(await waiting, 503, 'unavailable');
  await holder.end();
  expect(await countReasons()).toBe(before);
  expect((await song.send(leads, seen(), id)).statusCode).toBe(200);
  expect((await song.send(leads, seen(), id)).statusCode).toBe(200);
  expect(await countReasons()).toBe(before + 1);
});

test('documents 不能写：上传得到一句话，没有登记；换回来就能传', async () => {
  const folder = join(program.dataDir, 'documents');
  const url = `/api/counties/${COUNTY}/documents?household=${county.households.S1.id}&kind=homeCheck`;
  const upload = () =>
    app.inject({
      ...{ method: 'POST', url, cookies: { shouwang: song.cookie }, payload: Buffer.from('%PDF-1.4\n%%EOF\n') },
      headers: { 'command-id': uuidv7(program.clock), 'content-type': 'application/octet-stream' },
    });
  // Nobody makes a folder there, not even root: chmod does not bind root, and a mount is not everywhere allowed.
  await rm(folder, { recursive: true, force: true });
  await symlink('/sys/kernel', folder);
  expectRefused(await upload(), 503, 'readOnly');
  await rm(folder);
  await mkdir(folder);
  expect((await upload()).statusCode).toBe(200);
});
