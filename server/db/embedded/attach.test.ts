import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { clusterAccount } from './account.ts';
import { attachOrStart } from './attach.ts';
import { clusterHome, removeDataFolder } from './data-folder.ts';
import { isAlive } from './process-mark.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shouwang-embedded-'));
});

afterAll(async () => {
  await (await attachOrStart({ dataDir })).stop();
  removeDataFolder(dataDir);
});

async function ask<Row extends pg.QueryResultRow>(address: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: address });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const postmasterPid = () =>
  Number(readFileSync(join(clusterHome(dataDir), 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);

test('首次启动：建库、两个角色、口令文件只有本人可读', async () => {
  const db = await attachOrStart({ dataDir });
  const [role] = await ask(
    db.appUrl,
    `SELECT current_user, current_database(), rolsuper, rolbypassrls, rolcreaterole,
            pg_has_role('shouwang_owner', 'MEMBER') AS may_own, current_setting('TimeZone') AS zone
     FROM pg_roles WHERE rolname = current_user`,
  );
  expect(role).toEqual({
    current_user: 'shouwang_app',
    current_database: 'shouwang',
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    may_own: false,
    zone: 'Asia/Shanghai',
  });
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  await expect(ask(db.appUrl, 'CREATE TABLE public.own (a int)')).rejects.toThrow(/permission denied/);
  await db.stop();
  expect(() => postmasterPid()).toThrow();
});

test('停止后再启动，数据还在，端口不变', async () => {
  const first = await attachOrStart({ dataDir });
  await ask(first.adminUrl, 'CREATE TABLE kept1 (a int); INSERT INTO kept1 VALUES (1)');
  await first.stop();
  const second = await attachOrStart({ dataDir });
  expect(second.adminUrl).toBe(first.adminUrl);
  expect(await ask(second.adminUrl, 'SELECT a FROM kept1')).toEqual([{ a: 1 }]);
  await second.stop();
});

test('两处同时使用：先走的不停库，最后走的才停', async () => {
  const [one, two] = await Promise.all([attachOrStart({ dataDir }), attachOrStart({ dataDir })]);
  expect(one.appUrl).toBe(two.appUrl);
  await one.stop();
  expect(await ask(two.appUrl, 'SELECT 1 AS a')).toEqual([{ a: 1 }]);
  const pid = postmasterPid();
  await two.stop();
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('数据库被 kill −9 后再启动，已提交的都在', async () => {
  const first = await attachOrStart({ dataDir });
  await ask(first.adminUrl, 'CREATE TABLE kept2 (a int); INSERT INTO kept2 VALUES (1)');
  process.kill(postmasterPid(), 'SIGKILL');
  const second = await attachOrStart({ dataDir });
  expect(await ask(second.adminUrl, 'SELECT a FROM kept2')).toEqual([{ a: 1 }]);
  await second.stop();
  await first.stop();
});

test('程序开着时数据库被 kill −9，数秒内在原端口自己回来', async () => {
  const db = await attachOrStart({ dataDir, keepRunning: true });
  await ask(db.adminUrl, 'CREATE TABLE kept3 (a int); INSERT INTO kept3 VALUES (1)');
  process.kill(postmasterPid(), 'SIGKILL');
  await expect
    .poll(() => ask(db.adminUrl, 'SELECT a FROM kept3').catch(() => undefined), { timeout: 20_000, interval: 200 })
    .toEqual([{ a: 1 }]);
  await db.stop();
});

test('postmaster.pid 里的号码已属于别的进程，照样启动', async () => {
  await (await attachOrStart({ dataDir })).stop();
  const pgDir = join(clusterHome(dataDir), 'pg');
  const stranger = spawn('sleep', ['60'], { ...clusterAccount(pgDir), cwd: '/' });
  writeFileSync(join(pgDir, 'postmaster.pid'), `${stranger.pid}\n${pgDir}\n1\n1\n\n127.0.0.1\n\nready   \n`);
  const db = await attachOrStart({ dataDir });
  expect(await ask(db.appUrl, 'SELECT 1 AS a')).toEqual([{ a: 1 }]);
  await db.stop();
  stranger.kill();
});

test.each([
  ['空的', ''],
  ['写了一半', '12'],
])('postmaster.pid 是%s（正在写的被 kill −9），照样启动', async (_, left) => {
  await (await attachOrStart({ dataDir })).stop();
  writeFileSync(join(clusterHome(dataDir), 'pg', 'postmaster.pid'), left);
  const db = await attachOrStart({ dataDir });
  expect(await ask(db.appUrl, 'SELECT 1 AS a')).toEqual([{ a: 1 }]);
  await db.stop();
});

/** A process of its own that attaches, says so, and stays; bundled, as Node 20 runs no TypeScript. */
function program(folder: string): { pid: number; ready: Promise<void>; ended: Promise<void> } {
  const bundle = join(import.meta.dirname, '../../../node_modules/.cache', `attacher-${process.pid}.mjs`);
  const entry = join(import.meta.dirname, 'attach.ts');
  execFileSync('node_modules/.bin/esbuild', [
    '--log-level=warning',
    entry,
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--external:pg',
    `--outfile=${bundle}`,
  ]);
  const script = `
    const { attachOrStart } = await import(${JSON.stringify(bundle)});
    await attachOrStart({ dataDir: ${JSON.stringify(folder)} });
    console.log('ready');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { pid: child.pid ?? 0, ready, ended };
}

test('程序被 kill −9：它的借据作废，下一个使用者照常进出并停库', async () => {
  const killed = program(dataDir);
  await killed.ready;
  process.kill(killed.pid, 'SIGKILL');
  await killed.ended;
  const db = await attachOrStart({ dataDir });
  const pid = postmasterPid();
  expect(await ask(db.appUrl, 'SELECT 1 AS a')).toEqual([{ a: 1 }]);
  await db.stop();
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('首次启动的任何时刻被 kill −9，再启动都能用', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shouwang-embedded-'));
  for (const moment of [80, 300, 700, 1500]) {
    const killed = program(folder);
    await sleep(moment);
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;
  }
  const db = await attachOrStart({ dataDir: folder });
  expect(await ask(db.appUrl, 'SELECT current_user AS who')).toEqual([{ who: 'shouwang_app' }]);
  await db.stop();
  removeDataFolder(folder);
});
