import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditRow } from '../../contract/accounts.ts';
import type { AuditStanding } from '../../contract/audit.ts';
import type { JobView } from '../../contract/jobs.ts';
import { rootsFolder } from '../audit/exported-roots.ts';
import { sealAndExport } from '../audit/run-sealing.ts';
import { openPool } from '../db/pool.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { jobRunner } from '../jobs/run-jobs.ts';
import { operatorActor } from '../rights/actor.ts';
import { writeAudit } from '../rights/audit.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, makeTestCounty, screenTestCounty, TOWN_NORTH, TOWN_SOUTH } from '../testing/county.ts';
import { type Browser, browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { jobWorld } from './world.ts';

let program: TestProgram;
let app: FastifyInstance;
let county: Browser;
let north: Browser;
let south: Browser;
let audit: Browser;

beforeAll(async () => {
  program = await testProgram();
  await makeTestCounty(program);
  app = await buildApp(program, ROUTES, undefined);
  county = await browserOf(program, app, 'county', COUNTY);
  north = await browserOf(program, app, 'township', TOWN_NORTH, 'north');
  south = await browserOf(program, app, 'township', TOWN_SOUTH, 'south');
  audit = await browserOf(program, app, 'audit', COUNTY);
});
afterAll(async () => {
  await app.close();
  await program.close();
});

const runAll = () => jobRunner(program, jobWorld(rootsFolder(program.dataDir, {}))).runWaiting();
const listed = async (browser: Browser) => ((await browser.get('/long-work')).json() as { jobs: JobView[] }).jobs;
const screen = async (browser: Browser) =>
  (await browser.send(`/counties/${COUNTY}/screening`, {})).json() as { county: string; job: string };
const pageOf = async (browser: Browser, { county, job }: { county: string; job: string }) =>
  (await browser.get(`/long-work/${county}/${job}`)).json() as JobView;

test('立即筛查排进长时间的工作；没有生效的政策包，结果里说明', async () => {
  const asked = await screen(county);
  expect(await pageOf(county, asked)).toMatchObject({ state: 'waiting', label: '筛查', mayCancel: true });
  await runAll();
  const ended = await pageOf(county, asked);
  expect(ended).toMatchObject({ state: 'failed', failure: expect.stringContaining('没有生效的政策包') });
});

test('离开再回来找得到：谁要的、办到哪里、结果几户；县里看得见镇里的，邻镇看不见', async () => {
  await screenTestCounty(program);
  const asked = await screen(north);
  expect((await listed(south)).map(({ id }) => id)).not.toContain(asked.job);
  expect((await south.get(`/long-work/${COUNTY}/${asked.job}`)).statusCode).toBe(404);
  await runAll();
  for (const browser of [north, county])
    expect(await listed(browser)).toContainEqual(
      expect.objectContaining({ id: asked.job, state: 'done', askedBy: 'north', areaName: '北塘镇' }),
    );
  const { report } = await pageOf(north, asked);
  const { rows } = await perform(program, operatorActor(), ({ tx }) =>
    sql<{ households: number }>`select count(*)::integer as households from household
      where area >= '990101100' and area < '990101100~'`.execute(tx),
  );
  expect(report).toMatchObject({ on: '2022-05-30', households: rows[0]?.households });
});

test('要的人可以取消还没办的；邻镇取消不了；办完的取消不了', async () => {
  const asked = await screen(north);
  const cancel = (browser: Browser) => browser.send(`/long-work/${asked.county}/${asked.job}/cancel`, {});
  expect((await cancel(south)).statusCode).toBe(404);
  expect((await cancel(north)).json()).toMatchObject({ state: 'cancelled', mayCancel: false });
  expect((await cancel(county)).json()).toMatchObject({ code: 'jobEnded' });
});

test('审计管理员看本单位的记录封存到哪里，别处有多少条看不出来；叫它核对，只得到结论；县里看不见这份工作', async () => {
  const roots = rootsFolder(program.dataDir, {});
  const standing = async () => (await audit.get('/audit/seal')).json() as AuditStanding;
  const waiting = (await standing()).unsealed;
  expect(waiting).toBeGreaterThan(0);
  expect(await standing()).toEqual({ sealedUntil: null, unsealed: waiting, exportedAt: null });
  await perform(program, operatorActor(), (work) => writeAudit(work, { act: 'elsewhere' }));
  expect((await standing()).unsealed).toBe(waiting);
  await sealAndExport(program, roots);
  const at = '2022-05-30T01:00:00.000000Z';
  expect(await standing()).toEqual({ sealedUntil: at, unsealed: 0, exportedAt: expect.any(String) });
  const asked = (await audit.send('/audit/verification', {})).json() as { county: string; job: string };
  await runAll();
  expect(await pageOf(audit, asked)).toMatchObject({
    ...{ state: 'done', done: 100, total: 100, report: { sound: true, faultKinds: [], warnings: [] } },
  });
  const { entries } = (await audit.get('/audit?act=audit.verify')).json() as { entries: AuditRow[] };
  const details = { sound: true, faultKinds: [] };
  expect(entries).toContainEqual(expect.objectContaining({ act: 'audit.verify', details }));
  expect((await county.get(`/long-work/${asked.county}/${asked.job}`)).statusCode).toBe(404);
  expect((await county.send('/audit/verification', {})).statusCode).toBe(403);
});

test('升级以后，以前核对的结果只留结论', async () => {
  const counts = { edited: 2, missing: 0, inserted: 0, order: 0, cutTail: 1, chain: 0 };
  const report = { sound: false, sealed: 1200, batches: 40, counts, faultCount: 3, faults: [], warnings: ['提醒'] };
  const asked = await (await audit.send('/audit/verification', {})).json();
  const owner = openPool(program.adminUrl, 1);
  await owner.query("update job set state = 'done', done = 1200, total = 1200, report = $1 where id = $2", [
    ...[report, asked.job],
  ]);
  const migration = new URL('../db/migrations/0020-audit-verdicts.sql', import.meta.url);
  await owner.query(await readFile(migration, 'utf8')).finally(() => owner.end());
  const verdict = { sound: false, faultKinds: ['cutTail', 'edited'], warnings: ['提醒'] };
  expect(await pageOf(audit, asked)).toMatchObject({ done: 0, total: null });
  expect((await pageOf(audit, asked)).report).toEqual(verdict);
});

test('夜里每个县各筛一次，是程序自己办的，县里看得见结果', async () => {
  program.setNow('2022-05-31T02:00:00+08:00');
  await runAll();
  const morning = await browserOf(program, app, 'county', COUNTY, 'morning');
  const nights = (await listed(morning)).filter(({ askedBy, kind }) => askedBy === null && kind === 'screening');
  expect(nights).toEqual([expect.objectContaining({ state: 'done', areaName: '梁塘区', county: COUNTY })]);
  expect(await pageOf(morning, { county: COUNTY, job: nights[0]?.id ?? '' })).toMatchObject({
    report: { on: '2022-05-31', households: expect.any(Number), newLeads: 0 },
  });
});

test('三十天没有再导入的工作簿删去，报告还在；差一点的、还在排队的留着', async () => {
  const folder = join(program.dataDir, 'uploads', COUNTY);
  await mkdir(folder, { recursive: true });
  const plant = async (serial: number, state: string, startedAt: string) => {
    const id = `01810000-0000-7000-8000-00000000000${serial}`;
    await writeFile(join(folder, id), 'sealed');
    await perform(program, operatorActor(), ({ tx }) =>
      sql`insert into import_batch (county, id, area, private, digest, mode, state, upload, by_account, started_at)
        values (${COUNTY}, ${id}, ${COUNTY}, '\\x00', '\\x00', 'whole', ${state}, ${id}, ${id}, ${startedAt})`.execute(
        tx,
      ),
    );
    return id;
  };
  await plant(1, 'refused', '2022-05-02T08:59:59+08:00');
  const young = await plant(2, 'refused', '2022-05-02T09:00:00+08:00');
  const open = await plant(3, 'waiting', '2022-04-01T09:00:00+08:00');
  program.setNow('2022-06-01T09:00:00+08:00');
  await runAll();
  expect((await readdir(folder)).sort()).toEqual([young, open]);
});
