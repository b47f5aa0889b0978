import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { type OpenProgram, openProgram } from '../program.ts';
import { makeTestCounty, SONG } from '../testing/county.ts';
import { type Browser, browserOf } from '../testing/http.ts';
import { attachOrStart, type Embedded } from './embedded/attach.ts';
import { removeDataFolder } from './embedded/data-folder.ts';
import { checkOutsideServer } from './outside-server.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** A PostgreSQL server that is not the program's own: here a cluster of another folder, which the test stops and starts. */
let serverFolder: string;
let dataDir: string;
let server: Embedded;
let urls: { adminUrl: string; appUrl: string };
let program: OpenProgram;
let app: FastifyInstance;
let song: Browser;

beforeAll(async () => {
  serverFolder = mkdtempSync(join(tmpdir(), 'shouwang-outside-'));
  dataDir = join(serverFolder, 'program');
  server = await attachOrStart({ dataDir: serverFolder, settings: { fsync: 'off' } });
  urls = { adminUrl: server.adminUrl, appUrl: server.appUrl };
  program = await openProgram(envOf(), { testClock: true });
  await makeTestCounty(program);
  app = await buildApp(program, ROUTES, undefined);
  song = await browserOf(program, app, 'village', SONG, 'song');
});
afterAll(async () => {
  await app.close();
  await program.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
  removeDataFolder(serverFolder);
});

const envOf = () => ({
  ...{ SHOUWANG_DATA: dataDir, SHOUWANG_KEY: '22'.repeat(32), SHOUWANG_NOW: '2022-05-30T09:00:00+08:00' },
  ...{ DATABASE_URL: urls.appUrl, DATABASE_ADMIN_URL: urls.adminUrl },
});

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuserUrl.replace(/postgres$/, 'shouwang') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** The sentence with which the roles are refused. */
async function refusal(change: Partial<typeof urls> = {}): Promise<string> {
  return checkOutsideServer({ ...urls, ...change }).then(
    () => 'fits',
    (error: Error) => error.message,
  );
}

const login = (name: string) => Object.assign(new URL(urls.appUrl), { username: name, password: 'x' }).toString();

test('两个角色都合要求：没有话说', async () => {
  expect(await checkOutsideServer(urls)).toEqual([]);
});

test('管理员的角色受行级安全限制：说出该执行哪一句；执行了就好', async () => {
  await asSuperuser('alter role shouwang_owner nobypassrls');
  expect(await refusal()).toContain('ALTER ROLE shouwang_owner BYPASSRLS');
  await asSuperuser('alter role shouwang_owner bypassrls');
  expect(await refusal()).toBe('fits');
});

test('程序的角色太大：能绕过行级安全、能变成管理员、是表的所有者，都不启动', async () => {
  await asSuperuser('alter role shouwang_app bypassrls');
  expect(await refusal()).toContain('绕过行级安全，谁的数据都看得到');
  await asSuperuser('alter role shouwang_app nobypassrls; grant shouwang_owner to shouwang_app');
  expect(await refusal()).toContain('REVOKE shouwang_owner FROM shouwang_app');
  await asSuperuser(
    'revoke shouwang_owner from shouwang_app; create table own_of_app (n int); alter table own_of_app owner to shouwang_app',
  );
  expect(await refusal()).toContain('是表 own_of_app 的所有者');
  await asSuperuser('drop table own_of_app');
  expect(await refusal({ appUrl: urls.adminUrl })).toContain('绕过行级安全');
  expect(await refusal()).toBe('fits');
});

test('程序的角色太小：不属于 shouwang_app，什么都读不到，不启动', async () => {
  await asSuperuser(`create role stranger login password 'x'; grant connect on database shouwang to stranger`);
  expect(await refusal({ appUrl: login('stranger') })).toContain('什么都读不到');
  await asSuperuser('grant shouwang_app to stranger');
  expect(await refusal({ appUrl: login('stranger') })).toBe('fits');
  await asSuperuser('revoke connect on database shouwang from stranger; drop role stranger');
});

test('口令不对、没有启动：说出是哪个设置、哪个地址，不带口令', async () => {
  const wrong = Object.assign(new URL(urls.adminUrl), { password: 'geheim-7731' }).toString();
  const said = await refusal({ adminUrl: wrong });
  expect(said).toMatch(/^连不上 DATABASE_ADMIN_URL 指的 PostgreSQL（127\.0\.0\.1:\d+\/shouwang，28P01）。/);
  expect(said).not.toContain('geheim');
});

test('外部数据库停了：答得出一句话；再启动，程序不用重启就接着办', async () => {
  const read = () => song.get('/counties/990101000000/households');
  expect((await read()).statusCode).toBe(200);
  await server.stop();
  for (const answer of [await read(), await read()])
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'unavailable']);
  await expect(openProgram(envOf())).rejects.toMatchObject({ code: 'databaseUnreachable' });
  server = await attachOrStart({ dataDir: serverFolder, settings: { fsync: 'off' } });
  expect(server.appUrl).toBe(urls.appUrl);
  await expect.poll(async () => (await read()).statusCode, { timeout: 20_000 }).toBe(200);
});
