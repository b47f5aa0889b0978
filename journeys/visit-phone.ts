import type { Browser, Page } from 'playwright-core';

const PASSPHRASE = '田埂上的口令';

/** A phone of 360 px in a hand, on which a village officer has signed in, chosen a passphrase and downloaded. */
export async function newPhone(browser: Browser, address: string, name: string, password: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    permissions: ['geolocation'],
    geolocation: { latitude: 30.1, longitude: 114.6, accuracy: 12 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${address}/visit`);
  await page.getByLabel('用户名').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('再输一遍').fill(PASSPHRASE);
  await page.getByRole('button', { name: '开始使用' }).click();
  await page.getByText(/资料截至/).waitFor();
  return page;
}

export async function enterPassphrase(page: Page): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: '解锁' }).click();
}

export async function unlockPhone(page: Page): Promise<void> {
  await enterPassphrase(page);
  await page.getByRole('heading', { name: '我的农户' }).waitFor();
}

/** Opens a household by its name from the list of mine. */
export async function openHousehold(page: Page, name: string): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await page.getByLabel('找农户').fill(name);
  await page.locator('.item').filter({ hasText: name }).last().click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

export const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click();

/** Answers 是 or 否 to a question of the form. */
export const answer = (page: Page, question: RegExp, value: string) =>
  page.getByRole('group', { name: question }).getByText(value, { exact: true }).click();

/** Writes a signature with a finger. */
export async function sign(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: /签字区/ });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('no pad');
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 80, { steps: 6 });
  await page.mouse.move(box.x + 220, box.y + 30, { steps: 6 });
  await page.mouse.up();
  await page.getByRole('button', { name: '签好了' }).click();
  await page.getByRole('img', { name: '农户签字' }).waitFor();
}

/** A JPEG that bears what cameras write into files: the place, readable for anybody. */
export async function photoWithPlace(page: Page): Promise<Buffer> {
  const plain = await page.screenshot({ type: 'jpeg' });
  const told = Buffer.from('Exif\0\0GPS 30.1N 114.6E 张文的手机');
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(told.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), segment, told, plain.subarray(2)]);
}
