import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openBrowser, signIn, takePicture } from './browser.ts';
import { type RunningProgram, startProgram } from './running-program.ts';
import { areasOf, sample } from './samples.ts';

const COUNTY = '990101000000';
const VILLAGE = '990101100201';
const PASSWORD = 'correct-horse-9';

let folder: string;
let program: RunningProgram;
let browser: Browser;
let county: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journey-files-'));
  program = await startProgram('2022-05-30T09:00:00+08:00');
  await writeFile(join(folder, '行政区划.csv'), await areasOf('county-small.xlsx'));
  program.command(['import', join(folder, '行政区划.csv')]);
  addUser('县里的人', 'county', COUNTY);
  addUser('村里的人', 'village', VILLAGE);
  browser = await openBrowser();
  county = await signIn(browser, program.address, '县里的人', PASSWORD);
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
  await rm(folder, { recursive: true, force: true });
});

function addUser(name: string, role: string, area: string): void {
  program.command(['user', 'add', name, '--role', role, '--area', area, '--password-stdin'], `${PASSWORD}\n`);
}

/** Scripts as they come over the line while the page settles, in bytes. */
async function scriptBytes(page: Page, visit: () => Promise<unknown>): Promise<number> {
  const scripts: Request[] = [];
  const note = (request: Request) => request.resourceType() === 'script' && scripts.push(request);
  page.on('requestfinished', note);
  await visit();
  await page.waitForLoadState('networkidle');
  page.off('requestfinished', note);
  const sizes = await Promise.all(scripts.map((request) => request.sizes()));
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
}

const open = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name }).click();

async function handIn(file: string, act: '先检查' | '直接导入'): Promise<void> {
  await open(county, '农户');
  await county
    .getByRole('link', { name: '导入' })
    .or(county.getByRole('button', { name: '导入' }))
    .first()
    .click();
  await county.locator('input[type=file]').first().setInputFiles(sample(file));
  await county.getByRole('button', { name: act }).click();
}

test('登录页连同随后的工作台，全部脚本在线路上不到 270 kB', async () => {
  const page = await (await browser.newContext()).newPage();
  const bytes = await scriptBytes(page, () => page.goto(`${program.address}/sign-in`));
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(270_000);
  await page.context().close();
});

test('有错误的工作簿先检查：13 处错误都写明表、行、列，什么也没导入', async () => {
  await expectAccessible(county);
  await handIn('county-faulty.xlsx', '先检查');
  await county.getByText('13 处，要改正').waitFor({ timeout: 120_000 });
  await county.getByText('三万元').first().waitFor();
  await takePicture(county, 'import-faults');
  await expectAccessible(county);
  await open(county, '农户');
  await county
    .getByText(/共 0 户|还没有农户|先导入/)
    .first()
    .waitFor();
});

test('没有错误的工作簿整份导入：600 户，随即有了预警线索', async () => {
  await handIn('county-small.xlsx', '直接导入');
  await county.getByRole('button', { name: '看农户' }).click({ timeout: 120_000 });
  await county.getByText('共 600 户').waitFor();
  await expectAccessible(county);
  await open(county, '预警线索');
  await county.getByRole('heading', { name: '预警线索', level: 1 }).waitFor();
  await county.getByText('人均收入低于监测线').first().waitFor();
  await takePicture(county, 'leads');
  await expectAccessible(county);
});

test('更正时边填边判：工资少打几位，保存之前就说会成为什么疑点、低于哪条线、依据哪一条', async () => {
  await open(county, '农户');
  await county.locator('tbody').getByRole('button').first().click();
  await county.getByRole('button', { name: '更正收支' }).click();
  await county.getByLabel(/工资性收入/).fill('12');
  const judged = county.getByRole('status', { name: '保存后会怎样' });
  await judged.getByText('有一项收入小得不合情理').waitFor();
  await judged.getByText('核对单位是不是元').waitFor();
  await takePicture(county, 'correction');
  await expectAccessible(county);
  await county.getByRole('button', { name: /^取\s*消$/ }).click();
});

test('360 像素宽的工作台：每件事连同办理都在屏内，不用横着滑', async () => {
  const village = await signIn(browser, program.address, '村里的人', PASSWORD);
  await village.setViewportSize({ width: 360, height: 740 });
  const task = village.getByRole('button', { name: '办理彭凤的核实线索' });
  await task.waitFor();
  const { x, width } = (await task.boundingBox()) ?? { x: 0, width: Number.NaN };
  expect(x + width).toBeLessThanOrEqual(360);
  expect(await village.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(village);
  await village.context().close();
});

test('村里核实线索属实并立案，案件停在入户核查初判', async () => {
  const village = await signIn(browser, program.address, '村里的人', PASSWORD);
  await open(village, '预警线索');
  await village.getByRole('heading', { name: '预警线索', level: 1 }).waitFor();
  await village.getByRole('button', { name: '彭凤' }).first().click();
  await village.getByRole('radio', { name: /^属实/ }).check();
  await village.getByLabel('理由').fill('入户看到户主住院，自付九千多元');
  await village.getByRole('button', { name: '提交核实' }).click();
  await village.getByRole('button', { name: /^立\s*案$/ }).click();
  await village.getByRole('heading', { name: /现在办什么/ }).waitFor();
  await takePicture(village, 'case');
  await expectAccessible(village);
  expect(program.command(['case', '99010100003']).step).toBe('homeCheck');
  await village.context().close();
});

test('汇总表和纸上一样：全县排查 578 户，点一格看到农户，Excel 下得下来', async () => {
  await open(county, '统计');
  await county.getByText('入户排查情况汇总表').first().waitFor();
  const row = county.getByRole('row').filter({ hasText: '清河县' }).first();
  await row.getByText('578', { exact: true }).waitFor();
  await takePicture(county, 'attachment-2');
  await expectAccessible(county);
  await row.getByText('16', { exact: true }).first().click();
  await county.getByText('突发严重困难户').last().waitFor();
  await county.keyboard.press('Escape');
  const download = county.waitForEvent('download');
  await county.getByRole('button', { name: /下载 Excel/ }).click();
  const bytes = await readFile(await (await download).path());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
});

test('五份文件一起找得到；每一条写明由此而来，还没有的也写明', async () => {
  await open(county, '政策');
  await county.getByLabel('在五份文件里找').fill('公示');
  await county.getByText(/\d 份文件、\d+ 条里有“公示”/).waitFor();
  await county.getByRole('link', { name: '公示不少于5天' }).first().waitFor();
  await county.getByText('条款落实', { exact: true }).click();
  await county.getByText('还没有由此而来的').first().waitFor();
  await expectAccessible(county);
});

test('县里开始筛查就离开：回来在正在运行里看到结果', async () => {
  await open(county, '预警线索');
  await county.getByRole('button', { name: '立即筛查' }).click();
  await open(county, '系统');
  await county.getByText('正在运行', { exact: true }).first().click();
  const ended = county.getByRole('table', { name: '已结束的工作' });
  await ended.getByText(/筛查 600 户，命中 \d+ 条，新增线索 0 条/).waitFor();
  await expectAccessible(county);
});

test('审计管理员看得到封存到哪里，立即核对后页面写明没有被动过', async () => {
  addUser('审计的人', 'audit', COUNTY);
  const audit = await signIn(browser, program.address, '审计的人', PASSWORD, '系统');
  await audit.getByText('审计', { exact: true }).click();
  await audit.getByText('本单位的记录封存到').waitFor();
  await audit.getByRole('button', { name: '立即核对' }).click();
  await audit.getByText('审计没有被动过').waitFor();
  await audit.getByRole('row').filter({ hasText: '审计的人' }).first().waitFor();
  await expectAccessible(audit);
  await audit.context().close();
});

const policy = (part: string) => `${program.address}/${COUNTY}/policy?part=${part}`;

const choose = async (page: Page, field: string, words: string) => {
  await page.getByLabel(field, { exact: false }).first().click();
  await page.keyboard.type(words);
  await page.locator('.ant-select-item-option').filter({ hasText: words }).first().click();
};

test('每个参数说得出数、依据、出自哪一层；按字筛得出来', async () => {
  await county.goto(policy('parameters'));
  await county
    .getByRole('row', { name: /监测线.*6900 元/ })
    .first()
    .waitFor();
  await takePicture(county, 'policy-parameters');
  await expectAccessible(county);
  await county.getByLabel('找哪些字').fill('公示天数');
  await county.getByRole('row', { name: /公示天数.*5 天.*LZ 三\(四\)/ }).waitFor();
});

test('几个数一起试算：户、人、类别和入户工作量都说出来，什么也没变', async () => {
  await county.goto(policy('preview'));
  const figure = county.getByLabel('改成（元）');
  await figure.fill('2 万元');
  await county.getByRole('button', { name: '加进试算' }).click();
  await county.getByText('这里要写一个数，如 6900 或 0.7').waitFor();
  await figure.fill('8000');
  await county.getByRole('button', { name: '加进试算' }).click();
  await county.getByRole('button', { name: '算一算' }).click();
  await county.getByText(/会进入 \d+ 户 \d+ 人，退出 \d+ 户 \d+ 人；进入的要入户 \d+ 次，约 \d+ 个工作日/).waitFor();
  await county.getByRole('table', { name: '各镇进入和退出的户数、人数' }).waitFor();
  await county.getByText(/进入的要入户/).scrollIntoViewIfNeeded();
  await takePicture(county, 'policy-what-if');
  await expectAccessible(county);
});

test('起草、试算、交出，另一人批准，到那天就算数；起草的人自己批不了', async () => {
  await county.goto(policy('versions'));
  await county.getByRole('button', { name: '起草一版' }).click();
  await county.getByLabel('这一版叫什么').fill('监测范围调到七千');
  await county.getByLabel('文号').fill('某政〔2022〕3号');
  await county.getByRole('button', { name: '开始起草' }).click();
  await choose(county, '参数', '监测线');
  await county.getByLabel('改成（元）').fill('7000');
  await county.getByRole('button', { name: '写进草稿' }).click();
  await county.getByRole('row', { name: /监测线.*6900 元.*7000 元/ }).waitFor();
  await takePicture(county, 'policy-draft');
  await expectAccessible(county);
  await county.getByRole('link', { name: /试算：在一户上/ }).click();
  await county.getByRole('button', { name: '算一算' }).click();
  await county.getByText(/进入的要入户/).waitFor();
  await county.goBack();
  await county.getByRole('button', { name: '交出，等另一人批准' }).click();
  await county.getByText('待批准').waitFor();
  expect(await county.getByRole('button', { name: '批准', exact: true }).count()).toBe(0);

  addUser('批准人', 'county', COUNTY);
  const second = await signIn(browser, program.address, '批准人', PASSWORD);
  await second.goto(policy('versions'));
  await second.getByRole('link', { name: '监测范围调到七千' }).click();
  await second.getByLabel('意见').fill('同意，从今天起');
  await second.getByRole('button', { name: /^批\s*准$/ }).click();
  await second.getByText('已批准').waitFor();
  await second.goto(policy('parameters'));
  await second
    .getByRole('row', { name: /监测线.*7000 元.*压过 梁子湖区/ })
    .first()
    .waitFor();
});
