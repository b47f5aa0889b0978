import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { rootsFolder } from '../audit/exported-roots.ts';
import { sealAndExport } from '../audit/run-sealing.ts';
import { verifyStored } from '../audit/verify-stored.ts';
import { createDatabase } from '../db/embedded/roles.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { type OpenProgram, openProgram } from '../program.ts';
import { type Browser, browserFor, signInOver } from '../testing/http.ts';
import type { BackupManifest } from './manifest.ts';
import { restore } from './restore.ts';

/** What version 0.1.0 itself answered about the data in `fixtures/0.1.0.backup`. */
interface Told {
  readonly county: string;
  readonly household: string;
  readonly householdNo: string;
  readonly document: string;
  readonly documentText: string;
  readonly batch: string;
  readonly password: string;
  readonly page: Readonly<Record<string, unknown>>;
  readonly case: { readonly step: string; readonly papers: readonly string[] };
  readonly screen: readonly (readonly [string, number, string | null, readonly string[]])[];
  readonly table: readonly (readonly [string, ...number[]])[];
}

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);
const database = `upgraded_${randomBytes(6).toString('hex')}`;
let folder: string;
let told: Told;
let manifest: BackupManifest;
let program: OpenProgram;
let app: FastifyInstance;
let county: Browser;

const inDatabase = (address: string) => Object.assign(new URL(address), { pathname: `/${database}` }).toString();

async function asSuperuser(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: inject('clusterUrls').superuserUrl });
  await client.connect();
  await work(client).finally(() => client.end());
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shouwang-upgrade-'));
  told = JSON.parse(await readFile(fixture('0.1.0.json'), 'utf8'));
  await asSuperuser((client) => createDatabase(client, database));
  const { adminUrl, appUrl } = inject('clusterUrls');
  const env = {
    ...{ SHOUWANG_DATA: join(folder, 'data'), SHOUWANG_KEY_FILE: fixture('0.1.0.key') },
    ...{ DATABASE_URL: inDatabase(appUrl), DATABASE_ADMIN_URL: inDatabase(adminUrl) },
    SHOUWANG_NOW: '2026-03-01T10:00:00+08:00',
  };
  ({ manifest } = await restore(env, fixture('0.1.0.backup')));
  program = await openProgram(env);
  app = await buildApp(program, ROUTES, undefined);
  const signedIn = await signInOver(app, 'xian', told.password);
  county = browserFor(program, app, signedIn.cookies[0]?.value ?? '');
});

afterAll(async () => {
  await app.close();
  await program.close();
  await asSuperuser((client) => client.query(`drop database ${database} with (force)`));
  await rm(folder, { recursive: true });
});

test('0.1.0 的备份恢复到今天的程序：当时每张表的行一行不少，升级后仍在', async () => {
  const client = new pg.Client({ connectionString: program.adminUrl });
  await client.connect();
  const short: string[] = [];
  for (const [name, { rows }] of Object.entries(manifest.tables)) {
    const { rows: found } = await client.query<{ n: number }>(`select count(*)::int as n from ${name}`);
    if ((found[0]?.n ?? 0) < rows) short.push(`${name}：${found[0]?.n}，当时 ${rows}`);
  }
  await client.end();
  expect(short).toEqual([]);
  expect(Object.keys(manifest.tables)).toHaveLength(31);
});

test('当时的口令今天能登录，一户的页面和当时一样', async () => {
  const page = await county.get(`/counties/${told.county}/households/${told.household}`);
  expect(page.statusCode).toBe(200);
  expect(page.json()).toMatchObject(told.page);
});

test('当时密封的证件号码今天揭得开', async () => {
  const [member] = (told.page.members ?? []) as { person: string; idNumber: string }[];
  const url = `/counties/${told.county}/persons/${member?.person}/reveal`;
  const answer = await county.send(url, { reason: '升级后核对证件号码' });
  expect(answer.statusCode).toBe(200);
  expect(JSON.stringify(answer.json())).toMatch(new RegExp(`"${member?.idNumber.slice(0, 4)}[0-9]{13}[0-9X]"`));
});

test('筛查：每一户的人均、类别和命中都和当时一样', async () => {
  const { rows, total } = (await county.get(`/counties/${told.county}/households?sort=householdNo`)).json();
  expect(total).toBe(told.screen.length);
  const today = rows.map(({ householdNo, A38, rules }: { householdNo: string; A38: number; rules: string[] }) => {
    return [householdNo, A38, [...rules].sort()];
  });
  expect(today).toEqual(told.screen.map(([no, A38, , rules]) => [no, A38, [...rules].sort()]));
});

test('案件停在当时那一步，案卷都在，能接着往下办', async () => {
  const url = `/counties/${told.county}/households/${told.household}/case`;
  const shown = (await county.get(url)).json();
  const { case: found } = shown;
  expect(found.step).toBe(told.case.step);
  expect(found.papers.map(({ kind }: { kind: string }) => kind).sort()).toEqual([...told.case.papers].sort());
  const village = browserFor(program, app, (await signInOver(app, 'cun', told.password)).cookies[0]?.value ?? '');
  const early = await village.send(`${url}/acts`, { act: 'endNotice', input: {} });
  expect(early.json()).toMatchObject({ code: 'noticeTooShort' });
  const objection = { finding: 'pending', content: '该户在城里有门面房' };
  expect((await village.send(`${url}/acts`, { act: 'recordObjection', input: objection })).statusCode).toBe(200);
});

test('扫描件读回来一字不差，当时那次导入的结果还看得到', async () => {
  const file = await county.get(`/counties/${told.county}/documents/${told.document}`);
  expect(file.body).toBe(told.documentText);
  const batch = (await county.get(`/counties/${told.county}/imports/${told.batch}`)).json();
  expect(batch).toMatchObject({ state: 'refused', hasWorkbook: true, fileName: '有错的工作簿.xlsx' });
});

test('附件 2 每一格和当时一样', async () => {
  const answer = await county.get(`/tables/lz-attachment-2?area=${told.county}&on=2026-03-01`);
  const rows = answer.json().rows.map(({ code, figures }: { code: string; figures: number[] }) => [code, ...figures]);
  expect(rows).toEqual(told.table);
});

test('当时的审计封存得了，核对下来一条没有动过', async () => {
  const roots = rootsFolder(program.dataDir, {});
  await sealAndExport(program, roots);
  const { sound, sealed, faults } = await verifyStored(program, roots);
  expect({ sound, faults }).toEqual({ sound: true, faults: [] });
  expect(sealed).toBeGreaterThanOrEqual(manifest.tables['audit.entry']?.rows ?? 0);
});
