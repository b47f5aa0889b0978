import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeviceContact, DeviceRow } from '../../contract/visit-devices.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { COUNTY, LIU, makeTestCounty, SONG, type TestCounty } from '../testing/county.ts';
import { type Browser, browserOf, signInOver } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { type Phone, phoneOf } from './testing-phone.ts';

let program: TestProgram;
let app: FastifyInstance;
let county: TestCounty;
let song: Phone;
let liu: Browser;
let security: Browser;

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  app = await buildApp(program, ROUTES, undefined);
  song = await phoneOf(program, app, SONG, 'song');
  liu = await browserOf(program, app, 'village', LIU, 'liu');
  security = await browserOf(program, app, 'security', COUNTY, 'security');
});
afterAll(async () => {
  await app.close();
  await program.close();
});

/** What a restore takes away. */
async function asOwner(text: string): Promise<void> {
  const admin = new pg.Client({ connectionString: program.adminUrl });
  await admin.connect();
  await admin.query(text);
  await admin.end();
}

const contact = (phone: Phone, browser = phone.browser) => browser.send(`/visit/devices/${phone.device}/contact`, {});

test('登记时和每次联系都领到同样的 32 字节，期限是 72 小时', async () => {
  program.setNow('2022-05-30T09:00:00+08:00');
  const first = (await contact(song)).json<DeviceContact>();
  expect(Buffer.from(first.share, 'base64')).toHaveLength(32);
  expect(first).toMatchObject({ serverTime: '2022-05-30T01:00:00.000Z', until: '2022-06-02T01:00:00.000Z' });
  const again = (await contact(song)).json<DeviceContact>();
  expect(again.share).toBe(first.share);
});

test('两台手机的密钥各是各的；别人的手机领不到', async () => {
  const other = await phoneOf(program, app, SONG, 'song-2');
  const [mine, theirs] = [(await contact(song)).json(), (await contact(other)).json()];
  expect(mine.share).not.toBe(theirs.share);
  expect((await contact(song, liu)).json()).toMatchObject({ code: 'deviceUnknown' });
});

test.each([
  ['71 小时 59 分还能下载', '2022-06-02T08:59:00+08:00', 200],
  ['满 72 小时不能再下载', '2022-06-02T09:00:00+08:00', 409],
  ['72 小时零 1 分不能再下载', '2022-06-02T09:01:00+08:00', 409],
])('%s', async (_, now, status) => {
  const name = `term-${now.slice(11, 16)}`;
  const phone = await phoneOf(program, app, SONG, name);
  program.setNow('2022-05-30T09:00:00+08:00');
  await contact(phone);
  program.setNow(now);
  // The session is over by then; the officer signs in again on the same phone.
  const cookie = (await signInOver(app, name)).cookies[0]?.value ?? '';
  const answer = await app.inject({
    url: `/api/visit/bundle?device=${phone.device}`,
    cookies: { shouwang: cookie },
  });
  expect(answer.statusCode).toBe(status);
  if (status === 409) expect(answer.json()).toMatchObject({ code: 'deviceContactNeeded' });
});

test('登记丢失以后：下次联系叫它抹除，提交不收；它报告抹除了，名单上看得见', async () => {
  program.setNow('2022-05-30T10:00:00+08:00');
  const phone = await phoneOf(program, app, SONG, 'loser');
  const lost = await security.send(`/visit/devices/${phone.device}/lost`, { reason: '手机丢了' });
  expect(lost.json<DeviceRow>()).toMatchObject({ accountName: 'loser', wipedAt: null, may: [] });
  const household = county.households.S1.id;
  for (const answer of [
    await contact(phone),
    await phone.browser.get(`/visit/bundle?device=${phone.device}`),
    await phone.submit({ household, version: 1 }),
    await phone.sendPhoto(household, Buffer.from('x')),
  ]) {
    expect(answer.json()).toMatchObject({ code: 'deviceWiped' });
    expect(answer.statusCode).toBe(410);
  }
  expect((await phone.browser.send(`/visit/devices/${phone.device}/wiped`, {})).statusCode).toBe(200);
  const { devices } = (await security.get('/visit/devices')).json<{ devices: DeviceRow[] }>();
  expect(devices.find(({ device }) => device === phone.device)?.wipedAt).toBe('2022-05-30T02:00:00.000Z');
});

test('没有丢的手机不能报告抹除；自己的手机自己也能登记丢失，别人的不能', async () => {
  const phone = await phoneOf(program, app, SONG, 'careful');
  const wiped = () => phone.browser.send(`/visit/devices/${phone.device}/wiped`, {});
  expect((await wiped()).json()).toMatchObject({ code: 'deviceUnknown' });
  const lose = (browser: Browser) => browser.send(`/visit/devices/${phone.device}/lost`, { reason: '找不到了' });
  expect((await lose(liu)).json()).toMatchObject({ code: 'deviceUnknown' });
  expect((await lose(phone.browser)).statusCode).toBe(200);
});

test('村干部只看见自己的手机，管理员看见本县的', async () => {
  const own = (await song.browser.get('/visit/devices')).json<{ devices: DeviceRow[] }>().devices;
  expect(own.map(({ device }) => device)).toEqual([song.device]);
  const all = (await security.get('/visit/devices')).json<{ devices: DeviceRow[] }>().devices;
  expect(all.length).toBeGreaterThan(2);
});

test('别人已经用了的编号，登记不了手机', async () => {
  expect((await liu.send('/visit/devices', { name: '冒名的手机' }, song.device)).json()).toMatchObject({
    code: 'commandReused',
  });
  expect((await liu.send('/visit/devices', { name: '柳湾的手机' }, uuidv7(program.clock))).statusCode).toBe(200);
});

test('恢复了早先的备份，手机用原来的编号再登记：带来的一半照收；没带的，算出来的和原来一样', async () => {
  const phone = await phoneOf(program, app, SONG, 'restored');
  const before = (await contact(phone)).json<DeviceContact>().share;
  const forget = async () => {
    await asOwner(`delete from command where device = 'browser' and id = '${phone.device}'`);
    await asOwner(`delete from visit_device where id = '${phone.device}'`);
    expect((await contact(phone)).json()).toMatchObject({ code: 'deviceUnknown' });
  };
  const register = (body: object) => phone.browser.send('/visit/devices', body, phone.device);
  await forget();
  expect((await register({ name: '宋书记的手机' })).json<DeviceContact>().share).toBe(before);
  await forget();
  const own = Buffer.alloc(32, 7).toString('base64');
  expect((await register({ name: '宋书记的手机', share: own })).json<DeviceContact>().share).toBe(own);
});

test('登录过期的手机，没丢的问不出什么，登记丢失的听得到抹除', async () => {
  const phone = await phoneOf(program, app, SONG, 'signed-out');
  const standing = () => app.inject({ url: `/api/visit/devices/${phone.device}/standing` });
  expect((await standing()).json()).toEqual({});
  await security.send(`/visit/devices/${phone.device}/lost`, { reason: '手机丢了' });
  expect((await standing()).json()).toMatchObject({ code: 'deviceWiped' });
  const nobodys = await app.inject({ url: `/api/visit/devices/${uuidv7(program.clock)}/standing` });
  expect(nobodys.json()).toEqual({});
});
