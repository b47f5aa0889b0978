import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openBrowser, signIn, takePicture } from './browser.ts';
import { type CuttableLine, layLine } from './cuttable-line.ts';
import { type RunningProgram, startProgram } from './running-program.ts';
import { areasOf, sample } from './samples.ts';
import {
  answer,
  enterPassphrase,
  newPhone,
  next,
  openHousehold,
  photoWithPlace,
  sign,
  unlockPhone,
} from './visit-phone.ts';

const COUNTY = '990101000000';
const [TOWN, VILLAGE] = ['990101100000', '990101100201'];
const PASSWORD = 'correct-horse-9';

let folder: string;
let program: RunningProgram;
let line: CuttableLine;
let browser: Browser;
let phone: Page;
let township: Page;
/** Two households of the village, by the names of their heads. */
let [first, second] = ['', ''];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journey-visit-'));
  program = await startProgram('2022-05-30T09:00:00+08:00');
  const areas = join(folder, '行政区划.csv');
  await writeFile(areas, await areasOf('county-small.xlsx'));
  program.command(['import', areas]);
  program.command(['import', sample('county-small.xlsx')]);
  addUser('宋书记', 'village', VILLAGE);
  addUser('刘会计', 'village', VILLAGE);
  addUser('镇里的人', 'township', TOWN);
  line = await layLine(program.address);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
  await rm(folder, { recursive: true, force: true });
});

function addUser(name: string, role: string, area: string): void {
  program.command(['user', 'add', name, '--role', role, '--area', area, '--password-stdin'], `${PASSWORD}\n`);
}

/** The township's desk with one form opened, by the name of the head of the household; of two, the later. */
async function openForm(name: string): Promise<void> {
  await township.getByRole('navigation').getByRole('link', { name: '入户登记' }).click();
  await township.getByRole('heading', { name: '入户登记', level: 1 }).waitFor();
  await township.getByRole('button', { name }).last().click();
  await township.getByRole('heading', { name: '审核' }).waitFor();
}

/** Somebody else corrects the wage of the household while its form lies open at the township. */
async function correctWage(form: string, wage: number): Promise<void> {
  const desk = `${program.address}/api/counties/${COUNTY}`;
  const { household, version } = await (await township.request.get(`${desk}/visits/${form}`)).json();
  const headers = { 'Command-Id': crypto.randomUUID().replace(/^(.{14})4/, '$17') };
  const data = { from: '2022-05-30', reason: '核对工资单', version, changes: { A28: wage } };
  const answer = await township.request.post(`${desk}/households/${household}/income/correction`, { headers, data });
  expect(answer.status()).toBe(200);
}

async function waitingForms(): Promise<{ form: string; headName: string }[]> {
  const list = `${program.address}/api/counties/${COUNTY}/visits?standing=proposed`;
  return (await (await township.request.get(list)).json()).rows;
}

test('手机页的全部脚本压缩后不到 120 kB', () => {
  const web = join(import.meta.dirname, '..', process.env.SHOUWANG_DIST ?? 'dist', 'web');
  const worker = readFileSync(join(web, 'visit', 'service-worker.js'), 'utf8');
  const scripts = [...new Set(worker.match(/\/assets\/[\w-]+\.js/g))];
  expect(scripts.length).toBeGreaterThan(2);
  const sizes = scripts.map((path) => gzipSync(readFileSync(join(web, path))).length);
  expect(sizes.reduce((sum, size) => sum + size, gzipSync(worker).length)).toBeLessThan(120_000);
});

test('有信号时登录、设口令、下载本村农户', async () => {
  phone = await newPhone(browser, line.address, '宋书记', PASSWORD);
  await expectAccessible(phone);
  const names = await phone.locator('.list').last().locator('.item-name').allTextContents();
  const onlyOnce = names.filter((name) => names.filter((each) => each.includes(name)).length === 1);
  [first = '', second = ''] = onlyOnce;
  await phone.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await takePicture(phone, 'phone-households');
});

test('没有信号：重新打开、解锁、填表、拍照、定位、签字，存在待发箱里', async () => {
  const sent: Request[] = [];
  phone.on('request', (request) => sent.push(request));
  await phone.context().setOffline(true);
  await line.cut();
  await phone.clock.install();
  await phone.reload();
  await expectAccessible(phone);
  await unlockPhone(phone);
  await openHousehold(phone, first);
  await expectAccessible(phone);
  await takePicture(phone, 'phone-household');
  await phone.getByRole('link', { name: '填入户排查登记' }).click();
  await phone.getByText('有人在家', { exact: true }).click();
  await expectAccessible(phone);
  await next(phone);
  await answer(phone, /有变化吗/, '没有变化');
  await next(phone);
  await answer(phone, /有变化吗/, '有变化');
  await phone.getByLabel(/工资性收入/).fill('43210');
  await expectAccessible(phone);
  await takePicture(phone, 'phone-income');
  await leaveAlone(phone);
  await fillRest(phone, { isSigned: true });
  await phone.getByRole('heading', { name: '待发箱' }).waitFor();
  await phone.getByText('还没有发完 1 份').waitFor();
  await expectAccessible(phone);
  await takePicture(phone, 'phone-outbox');
  expect(sent.filter((request) => request.url().includes('/api/visit/forms'))).toEqual([]);
});

/** From the income on to the outbox, everything as it is. */
async function fillRest(page: Page, { isSigned }: { isSigned: boolean }): Promise<void> {
  await answerOpen(page);
  await next(page);
  await page.getByRole('heading', { name: '三保障和饮水安全' }).waitFor();
  if (await page.getByRole('group', { name: /有变化吗/ }).isVisible()) await answer(page, /有变化吗/, '没有变化');
  await answerOpen(page);
  await next(page);
  await page.getByRole('heading', { name: '风险和处理意见' }).waitFor();
  await answerOpen(page);
  await next(page);
  await page.getByRole('heading', { name: '照片、地点、签字' }).waitFor();
  const buffer = await photoWithPlace(page);
  await page.locator('input[type=file]').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByRole('img', { name: '第 1 张照片' }).waitFor();
  await page.getByRole('button', { name: '取当前位置' }).click();
  await page.getByText(/已取到位置/).waitFor();
  if (isSigned) await sign(page);
  else await page.getByLabel('不能签的原因').fill('户主不识字，已口头确认');
  await expectAccessible(page);
  await takePicture(page, 'phone-evidence');
  await next(page);
  await page.getByRole('heading', { name: '核对后保存' }).waitFor();
  await expectAccessible(page);
  await takePicture(page, 'phone-review');
  await page.getByRole('button', { name: '存进待发箱' }).click();
}

/** Says 是 to what is still open on this screen, and explains what is 否. */
async function answerOpen(page: Page): Promise<void> {
  for (const group of await page.getByRole('group').all()) {
    if ((await group.locator('input:checked').count()) > 0) continue;
    const [yes, other] = [group.getByText('是', { exact: true }), group.getByText('无', { exact: true })];
    const isMeeting = ((await group.textContent()) ?? '').includes('监测识别条件');
    if (isMeeting) await group.getByText('否', { exact: true }).click();
    else if (await yes.count()) await yes.click();
    else if (await other.count()) await other.click();
  }
  for (const box of await page.getByLabel('若为否，请简要说明').all()) await box.fill('正在办理');
}

/** Five minutes in a pocket: locked; the form opens again where it was. */
async function leaveAlone(page: Page): Promise<void> {
  await page.clock.fastForward('05:00');
  await page.getByText(/已自动锁上/).waitFor();
  await expectAccessible(page);
  await enterPassphrase(page);
  await page.getByRole('heading', { name: '收入支出' }).waitFor();
  expect(await page.getByLabel(/工资性收入/).inputValue()).toBe('43210');
}

test('信号回来：照片和表各只送到一次，照片里没有拍摄地点', async () => {
  township = await signIn(browser, program.address, '镇里的人', PASSWORD);
  const photos: Request[] = [];
  phone.on('request', (request) => request.url().includes('/visit/photos') && photos.push(request));
  await line.mend();
  await phone.context().setOffline(false);
  await phone.getByRole('button', { name: '现在发送' }).click();
  await phone.getByText('还没有发完 0 份').waitFor();
  await phone.getByText(/收到。/).waitFor();
  expect(photos).toHaveLength(2);
  for (const photo of photos) expect(photo.postDataBuffer()?.includes('GPS')).toBe(false);
  const waiting = await waitingForms();
  expect(waiting.map(({ headName }) => headName)).toEqual([first]);
});

test('镇里打开登记时别人改了这一户：采纳被拦下，页面换成最新的一项对一项；看过再采纳，手机上看得到', async () => {
  await openForm(first);
  await expectAccessible(township);
  const row = township.getByRole('row').filter({ hasText: '工资性收入' });
  await row.getByText('43210').waitFor();
  const [waiting] = await waitingForms();
  await correctWage(waiting?.form ?? '', 41000);
  await township.getByRole('button', { name: '采纳', exact: true }).click();
  await township.getByText('别人刚刚改过这份资料').waitFor();
  await row.getByText('41000').waitFor();
  await row.getByText('43210').waitFor();
  await expectAccessible(township);
  await township.getByRole('button', { name: '采纳', exact: true }).click();
  await township.getByText('没有待审核的登记').waitFor();
  await township.getByText('已采纳', { exact: true }).click();
  await township.getByRole('button', { name: first }).waitFor();
  await expectAccessible(township);
  await phone.getByRole('button', { name: '现在发送' }).click();
  await phone.getByText('镇已采纳').waitFor();
  await expectAccessible(phone);
});

test('两个人填了同一户：后到的看见两个版本，逐项决定，再送一次就收到', async () => {
  const other = await newPhone(browser, line.address, '刘会计', PASSWORD);
  await fillQuickly(other, second, '11111');
  await other.getByText('还没有发完 0 份').waitFor();
  await fillQuickly(phone, second, '22222');
  await phone.getByRole('link', { name: new RegExp(`${second}.*有冲突`) }).click();
  await phone.getByRole('heading', { name: '对方的版本' }).waitFor();
  await expectAccessible(phone);
  await takePicture(phone, 'phone-conflict');
  await phone.getByText('我的：22222').click();
  await answerAllMine(phone);
  await phone.getByRole('button', { name: '按选好的再发' }).click();
  await phone.getByText('还没有发完 0 份').waitFor();
  const own = (await waitingForms()).filter(({ headName }) => headName === second);
  expect(own).toHaveLength(2);
  await other.context().close();
});

async function fillQuickly(page: Page, name: string, wage: string): Promise<void> {
  await openHousehold(page, name);
  await page.getByRole('link', { name: '填入户排查登记' }).click();
  await page.getByText('有人在家', { exact: true }).click();
  await next(page);
  await answer(page, /有变化吗/, '没有变化');
  await next(page);
  await answer(page, /有变化吗/, '有变化');
  await page.getByLabel(/工资性收入/).fill(wage);
  await fillRest(page, { isSigned: false });
}

async function answerAllMine(page: Page): Promise<void> {
  for (const group of await page.getByRole('group').all()) {
    if ((await group.locator('input:checked').count()) === 0) await group.getByText(/^我的/).click();
  }
}

test('镇里退回要写理由，原话显示在手机上；320 像素宽也不用横着滑', async () => {
  await township.reload();
  await openForm(second);
  await township.getByRole('button', { name: '退回', exact: true }).click();
  await township.getByText('请写明退回的理由').waitFor();
  await township.getByLabel('退回理由').fill('照片看不清，请重拍');
  await township.getByRole('button', { name: '退回', exact: true }).click();
  await township.getByText('共 1 份').waitFor();
  await phone.getByRole('button', { name: '现在发送' }).click();
  await phone.setViewportSize({ width: 320, height: 640 });
  for (const hash of ['#/', '#/outbox']) {
    await phone.evaluate((to) => {
      location.hash = to;
    }, hash);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectAccessible(phone);
  }
  await takePicture(phone, 'phone-narrow');
});
