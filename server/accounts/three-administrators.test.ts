import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVERYWHERE, inTransaction } from '../db/transaction.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { operatorActor } from '../rights/actor.ts';
import { COUNTY, SONG } from '../testing/county.ts';
import { type Browser, browserOf, signInOver } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { FAR, FAR_COUNTY, makeTwoCounties } from '../testing/two-counties.ts';

const PASSWORD = 'Xinren-mima-5528';
let program: TestProgram;
let app: FastifyInstance;
let system: Browser;
let security: Browser;
let audit: Browser;

beforeAll(async () => {
  program = await testProgram();
  await makeTwoCounties(program);
  app = await buildApp(program, ROUTES, undefined);
  system = await browserOf(program, app, 'system', COUNTY);
  security = await browserOf(program, app, 'security', COUNTY);
  audit = await browserOf(program, app, 'audit', COUNTY);
  await browserOf(program, app, 'security', FAR_COUNTY, 'far-security');
});
afterAll(async () => {
  await app.close();
  await program.close();
});

const newcomer = (name: string, area: string = SONG) => ({ name, displayName: '新来的人', area, password: PASSWORD });
const codeOf = (answer: { statusCode: number; json(): unknown }) =>
  answer.statusCode === 200 ? 'done' : (answer.json() as { code: string }).code;
const idOf = async (name: string) => {
  const { accounts } = (await security.get('/accounts')).json() as { accounts: { id: string; name: string }[] };
  return accounts.find((account) => account.name === name)?.id ?? '';
};

test('系统管理员建账号，不能授权；没有授权的账号登录不了；安全管理员授权以后才能办事', async () => {
  expect(codeOf(await system.send('/accounts', newcomer('xiaowang')))).toBe('done');
  expect(codeOf(await signInOver(app, 'xiaowang', PASSWORD))).toBe('signInRefused');
  const grant = { role: 'village', area: SONG };
  const url = `/accounts/${await idOf('xiaowang')}/role`;
  expect(codeOf(await system.send(url, grant))).toBe('verbNotAllowed');
  expect(codeOf(await audit.send(url, grant))).toBe('verbNotAllowed');
  expect(codeOf(await security.send(url, grant))).toBe('done');
  expect((await signInOver(app, 'xiaowang', PASSWORD)).json()).toMatchObject({ role: 'village' });
});

test('安全管理员和审计管理员都建不了账号', async () => {
  expect(codeOf(await security.send('/accounts', newcomer('a1')))).toBe('verbNotAllowed');
  expect(codeOf(await audit.send('/accounts', newcomer('a2')))).toBe('verbNotAllowed');
  expect(await idOf('a1')).toBe('');
});

test('只有审计管理员看审计，只看本县的，看不到别县的账号办了什么', async () => {
  expect(codeOf(await system.get('/audit'))).toBe('verbNotAllowed');
  expect(codeOf(await security.get('/audit'))).toBe('verbNotAllowed');
  const answer = await audit.get('/audit');
  expect(answer.body).toContain('role.grant');
  expect(answer.body).not.toContain('far-security');
});

test('三种管理员一户也看不到', async () => {
  for (const browser of [system, security, audit]) {
    expect(codeOf(await browser.get(`/counties/${COUNTY}/households`))).toBe('verbNotAllowed');
    expect(codeOf(await browser.get(`/counties/${COUNTY}/leads`))).toBe('verbNotAllowed');
  }
});

test('安全管理员不能给自己授权，也不能在别县授权；系统管理员不能在别县建账号', async () => {
  const own = `/accounts/${await idOf('security')}/role`;
  expect(codeOf(await security.send(own, { role: 'system', area: COUNTY }))).toBe('ownGrant');
  const other = `/accounts/${await idOf('xiaowang')}/role`;
  expect(codeOf(await security.send(other, { role: 'village', area: FAR }))).toBe('areaUnknown');
  expect(codeOf(await system.send('/accounts', newcomer('a3', FAR)))).toBe('areaUnknown');
});

test('一个账号同时只有一个角色：再授权，先前的就收回；数据库也不许有两个', async () => {
  const id = await idOf('xiaowang');
  expect(codeOf(await security.send(`/accounts/${id}/role`, { role: 'county', area: COUNTY }))).toBe('done');
  const roles = await asOwner(`select role from role_grant where account = '${id}' and revoked_at is null`);
  expect(roles).toEqual([{ role: 'county' }]);
  const second = `insert into role_grant (id, account, role, area, granted_at)
    values (gen_random_uuid(), '${id}', 'audit', '${COUNTY}', '2022-05-30T09:00:00+08:00')`;
  await expect(asOwner(second)).rejects.toMatchObject({ constraint: 'role_grant_one_role' });
});

test('收回的角色当场失效，已经登录的也一样', async () => {
  await system.send('/accounts', newcomer('huan'));
  const url = `/accounts/${await idOf('huan')}/role`;
  await security.send(url, { role: 'county', area: COUNTY });
  const cookies = { shouwang: (await signInOver(app, 'huan', PASSWORD)).cookies[0]?.value ?? '' };
  const households = () => app.inject({ url: `/api/counties/${COUNTY}/households`, cookies }).then(codeOf);
  expect(await households()).toBe('done');
  await security.send(url, { role: 'audit', area: COUNTY });
  expect(await households()).toBe('verbNotAllowed');
});

test('审计只许写入：程序的角色改不了，也删不了，不论是谁在用', async () => {
  const everybody = { ...operatorActor(), role: 'audit' as const, read: EVERYWHERE, office: EVERYWHERE };
  const changes = ["update audit.entry set act = 'x'", 'delete from audit.entry', 'truncate audit.entry'];
  for (const change of changes) {
    const tried = inTransaction(program.pool, everybody, (tx) => sql.raw(change).execute(tx));
    await expect(tried).rejects.toMatchObject({ code: '42501' });
  }
});

test('被拒绝的尝试也记在审计里', async () => {
  await system.send(`/accounts/${await idOf('xiaowang')}/role`, { role: 'village', area: SONG });
  const { entries } = (await audit.get('/audit?act=role.grant')).json() as { entries: Record<string, unknown>[] };
  expect(entries[0]).toMatchObject({ actorName: 'system', outcome: 'refused' });
});

async function asOwner(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: program.adminUrl });
  await client.connect();
  return (await client.query(statement).finally(() => client.end())).rows;
}
