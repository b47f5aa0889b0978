import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The machine's own browser, as `npm test` found it; as root it cannot have a sandbox. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.SHOUWANG_BROWSER ?? '/usr/bin/chromium';
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath,
    args: [...asRoot, '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
}

/** A signed-in page at 1366 × 768, failing on any error of the page and any request to elsewhere. */
export async function signIn(
  browser: Browser,
  address: string,
  name: string,
  password: string,
  first = '工作台',
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => {
    throw error;
  });
  page.on('request', (request) =>
    expect(request.url().startsWith(address) || /^(data|blob):/.test(request.url())).toBe(true),
  );
  await page.goto(address);
  await page.getByLabel('用户名').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await page.getByRole('heading', { name: first }).waitFor();
  return page;
}

/** The page as it stands, for README and guides; only `npm run pictures` writes it, so that tests leave the tree alone. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!process.env.SHOUWANG_PICTURES) return;
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(import.meta.dirname, 'pictures', `${name}.png`), animations: 'disabled' });
}

/** WCAG 2.2 A and AA, by axe, on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated, not added as a script: the page's own security policy forbids scripts from elsewhere, and rightly.
  await page.evaluate(await readFile(axe, 'utf8'));
  const found = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: {
        run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await checker.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
  expect(found).toEqual([]);
}
