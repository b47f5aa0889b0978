import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, makeTestCounty, SONG } from '../testing/county.ts';
import { type Browser, browserOf, signInOver } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { issueToken } from './operator.ts';

const WRONG = 'bu-shi-zhege-mima';
let program: TestProgram;
let app: FastifyInstance;
let village: Browser;

beforeAll(async () => {
  program = await testProgram();
  await makeTestCounty(program);
  app = await buildApp(program, ROUTES, undefined);
  village = await browserOf(program, app, 'village', SONG);
  for (const name of ['locked', 'hurried', 'watched', 'idle', 'leaving'])
    await browserOf(program, app, 'village', SONG, name);
});
afterAll(async () => {
  await app.close();
  await program.close();
});

const at = (time: string) => program.setNow(`2022-05-30T${time}+08:00`);
const codeOf = async (name: string, password?: string) => {
  const answer = await signInOver(app, name, password);
  return answer.statusCode === 200 ? 'in' : (answer.json() as { code: string }).code;
};

test('登录以后知道自己是谁，会话放在脚本读不到的 cookie 里', async () => {
  expect((await village.get('/me')).json()).toMatchObject({ name: 'village', role: 'village', area: { code: SONG } });
  const [cookie] = (await signInOver(app, 'village')).cookies;
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
});

test('密码不对和没有这个用户名，答得一字不差', async () => {
  const [wrong, unknown] = [await signInOver(app, 'village', WRONG), await signInOver(app, 'nobody', WRONG)];
  expect(wrong.statusCode).toBe(401);
  expect(unknown.statusCode).toBe(401);
  expect(unknown.body).toBe(wrong.body);
});

test('连错四次还能登录；连错五次锁定，对的密码也不行；差一秒十五分钟仍锁，满十五分钟放开', async () => {
  at('09:00:00');
  for (let failure = 1; failure <= 4; failure += 1) expect(await codeOf('locked', WRONG)).toBe('signInRefused');
  expect(await codeOf('locked')).toBe('in');
  for (let failure = 1; failure <= 5; failure += 1) expect(await codeOf('locked', WRONG)).toBe('signInRefused');
  expect(await codeOf('locked')).toBe('accountLocked');
  at('09:14:59');
  expect(await codeOf('locked')).toBe('accountLocked');
  at('09:15:00');
  expect(await codeOf('locked')).toBe('in');
  at('09:00:00');
});

test('没登上的都有记录：谁的账号、为什么、锁定；打过的字一个不留', async () => {
  at('09:00:00');
  const refused = async () => {
    const { rows } = await perform(program, operatorActor(), ({ tx }) =>
      sql<{ act: string; why: string | null; known: boolean; area: string; text: string }>`
        select act, details ->> 'problem' as why, actor is not null as known, area, e::text as text
        from audit.entry e where role = 'nobody' and device = 'browser' order by id`.execute(tx),
    );
    return rows;
  };
  const before = (await refused()).length;
  await codeOf('nobody-by-this-name', WRONG);
  for (let failure = 1; failure <= 5; failure += 1) await codeOf('watched', WRONG);
  await codeOf('watched');
  const rows = (await refused()).slice(before);
  expect(rows.map(({ act, why }) => why ?? act)).toEqual([
    ...['unknown', 'password', 'password', 'password', 'password', 'password', 'account.lock', 'locked'],
  ]);
  expect(rows.map(({ known }) => known)).toEqual([false, ...Array(7).fill(true)]);
  expect(rows.map(({ area }) => area)).toEqual(['000000000000', ...Array(7).fill(SONG)]);
  expect(rows.map(({ text }) => text).join()).not.toMatch(/mima|nobody-by-this-name|Ceshi/);
});

test('五次试探同时到，一样锁定', async () => {
  await Promise.all(Array.from({ length: 5 }, () => codeOf('hurried', WRONG)));
  expect(await codeOf('hurried')).toBe('accountLocked');
});

test('两小时没有动静的会话到此为止；差一点的续着', async () => {
  at('09:00:00');
  const idle = (await signInOver(app, 'idle')).cookies[0]?.value ?? '';
  const status = () => app.inject({ url: '/api/me', cookies: { shouwang: idle } }).then((answer) => answer.statusCode);
  at('11:00:00');
  expect(await status()).toBe(200);
  at('13:00:00');
  expect(await status()).toBe(200);
  at('15:00:01');
  expect(await status()).toBe(401);
  at('09:00:00');
});

test('退出以后，同一个 cookie 不再有用', async () => {
  const leaving = { shouwang: (await signInOver(app, 'leaving')).cookies[0]?.value ?? '' };
  expect((await app.inject({ method: 'POST', url: '/api/sign-out', cookies: leaving })).statusCode).toBe(200);
  expect((await app.inject({ url: '/api/me', cookies: leaving })).statusCode).toBe(401);
});

test('程序用令牌：九十天内有用，闲着也不断，期满作废；乱写的令牌没有用', async () => {
  at('09:00:00');
  const token = await issueToken(program, 'village');
  const status = (text: string) =>
    app.inject({ url: '/api/me', headers: { authorization: `Bearer ${text}` } }).then((answer) => answer.statusCode);
  expect(await status(token)).toBe(200);
  program.setNow('2022-08-28T08:59:59+08:00');
  expect(await status(token)).toBe(200);
  program.setNow('2022-08-28T09:00:00+08:00');
  expect(await status(token)).toBe(401);
  at('09:00:00');
  expect(await status(`${token}x`)).toBe(401);
});

test('登录的人看到的县只在自己范围里', async () => {
  const me = (await village.get('/me')).json() as { counties: { code: string }[] };
  expect(me.counties.map(({ code }) => code)).toEqual([COUNTY]);
});
