import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openBrowser, signIn, takePicture } from './browser.ts';
import { type RunningProgram, startProgram } from './running-program.ts';
import { sample } from './samples.ts';

const COUNTY = '990101000000';
const PASSWORD = 'correct-horse-9';
const policy = (part: string) => `${program.address}/${COUNTY}/policy?part=${part}`;

let folder: string;
let program: RunningProgram;
let browser: Browser;
let writer: Page;
let second: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journey-policy-'));
  program = await startProgram('2022-05-30T09:00:00+08:00');
  program.command(['import', sample('county-small.xlsx')]);
  for (const name of ['起草人', '批准人'])
    program.command(['user', 'add', name, '--role', 'county', '--area', COUNTY, '--password-stdin'], `${PASSWORD}\n`);
  browser = await openBrowser();
  writer = await signIn(browser, program.address, '起草人', PASSWORD);
  second = await signIn(browser, program.address, '批准人', PASSWORD);
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
  await rm(folder, { recursive: true, force: true });
});

const choose = async (page: Page, field: string, words: string) => {
  await page.getByLabel(field, { exact: false }).first().click();
  await page.keyboard.type(words);
  await page.locator('.ant-select-item-option').filter({ hasText: words }).first().click();
};

test('每个参数说得出数、依据、出自哪一层；按字筛得出来', async () => {
  await writer.goto(policy('parameters'));
  await writer
    .getByRole('row', { name: /监测线.*6900 元/ })
    .first()
    .waitFor();
  await takePicture(writer, 'policy-parameters');
  await expectAccessible(writer);
  await writer.getByLabel('找哪些字').fill('公示天数');
  await writer.getByRole('row', { name: /公示天数.*5 天.*LZ 三\(四\)/ }).waitFor();
});

test('几个数一起试算：户、人、类别和入户工作量都说出来，什么也没变', async () => {
  await writer.goto(policy('preview'));
  const figure = writer.getByLabel('改成（元）');
  await figure.fill('2 万元');
  await writer.getByRole('button', { name: '加进试算' }).click();
  await writer.getByText('这里要写一个数，如 6900 或 0.7').waitFor();
  await figure.fill('8000');
  await writer.getByRole('button', { name: '加进试算' }).click();
  await writer.getByRole('button', { name: '算一算' }).click();
  await writer.getByText(/会进入 \d+ 户 \d+ 人，退出 \d+ 户 \d+ 人；进入的要入户 \d+ 次，约 \d+ 个工作日/).waitFor();
  await writer.getByRole('table', { name: '各镇进入和退出的户数、人数' }).waitFor();
  await writer.getByText(/进入的要入户/).scrollIntoViewIfNeeded();
  await takePicture(writer, 'policy-what-if');
  await expectAccessible(writer);
});

test('起草、试算、交出，另一人批准，到那天就算数；起草的人自己批不了', async () => {
  await writer.goto(policy('versions'));
  await writer.getByRole('button', { name: '起草一版' }).click();
  await writer.getByLabel('这一版叫什么').fill('监测范围调到七千');
  await writer.getByLabel('文号').fill('某政〔2022〕3号');
  await writer.getByRole('button', { name: '开始起草' }).click();
  await choose(writer, '参数', '监测线');
  await writer.getByLabel('改成（元）').fill('7000');
  await writer.getByRole('button', { name: '写进草稿' }).click();
  await writer.getByRole('row', { name: /监测线.*6900 元.*7000 元/ }).waitFor();
  await takePicture(writer, 'policy-draft');
  await expectAccessible(writer);
  await writer.getByRole('link', { name: /试算：在一户上/ }).click();
  await writer.getByRole('button', { name: '算一算' }).click();
  await writer.getByText(/进入的要入户/).waitFor();
  await writer.goBack();
  await writer.getByRole('button', { name: '交出，等另一人批准' }).click();
  await writer.getByText('待批准').waitFor();
  expect(await writer.getByRole('button', { name: '批准', exact: true }).count()).toBe(0);

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
