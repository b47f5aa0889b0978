import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportBatchPage } from '../../contract/imports.ts';
import { openSession } from '../accounts/sessions.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { insertRows } from '../db/insert-rows.ts';
import { exportRoutes } from '../exports/routes.ts';
import { buildApp } from '../http/app.ts';
import { type Actor, operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { openSpreadsheet } from '../spreadsheets/open-spreadsheet.ts';
import { withFile } from '../spreadsheets/testing-workbook.ts';
import { COUNTY, makeTestCounty, officer } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { importRoutes } from './routes.ts';
import { runWaitingImports } from './run-batches.ts';

let program: TestProgram;
let app: FastifyInstance;
let county: Actor;

beforeAll(async () => {
  program = await testProgram();
  await makeTestCounty(program);
  await perform(program, operatorActor(), ({ tx }) =>
    insertRows(tx, 'area', [
      {
        code: NEIGHBOUR,
        parent: null,
        county: NEIGHBOUR,
        level: 'county',
        name: '邻县',
        marks: [],
        valid_from: '2021-01-01',
      },
    ]),
  );
  county = await officer(program, 'county');
  app = await buildApp(program, [...importRoutes, ...exportRoutes], undefined);
});
afterAll(async () => {
  await app.close();
  await program.close();
});

const NEIGHBOUR = '990102000000';
const fileName = '梁塘区 农户（张文报）.xlsx';
const planted = '990103197410131331';

async function signedIn(actor: Actor) {
  const token = await perform(program, actor, ({ tx, clock }) =>
    openSession(tx, actor.id, 'bearer', 'test', clock.now()),
  );
  return { authorization: `Bearer ${token}` };
}

async function handIn(actor: Actor, query = '') {
  return app.inject({
    method: 'POST',
    url: `/api/counties/${COUNTY}/imports${query}`,
    headers: {
      ...(await signedIn(actor)),
      ...{ 'content-type': 'application/octet-stream', 'command-id': uuidv7(program.clock) },
      'x-file-name': encodeURIComponent(fileName),
    },
    payload: await readFile('samples/county-faulty.xlsx'),
  });
}

async function look(path: string, actor = county) {
  return app.inject({ method: 'GET', url: `/api/counties/${COUNTY}/imports${path}`, headers: await signedIn(actor) });
}

/** Asks for the annotated workbook as an export and takes it. */
async function takeFaults(actor: Actor, batch: string) {
  const url = `/api/counties/${COUNTY}/exports`;
  const headers = { ...(await signedIn(actor)), 'command-id': uuidv7(program.clock) };
  const payload = { kind: 'importFaults', purpose: '改正导入错误', batch };
  const { id } = (await app.inject({ method: 'POST', url, headers, payload })).json() as { id: string };
  return app.inject({ method: 'GET', url: `${url}/${id}/file`, headers: await signedIn(actor) });
}

async function again(batch: string, options: object) {
  const response = await app.inject({
    method: 'POST',
    url: `/api/counties/${COUNTY}/imports/${batch}/again`,
    headers: { ...(await signedIn(county)), 'command-id': uuidv7(program.clock) },
    payload: options,
  });
  await runWaitingImports(program);
  return (await look(`/${response.json().id}`)).json() as ImportBatchPage;
}

test('交上来的工作簿先排队，跑完有报告；有错误的整份不收，错误可以随工作簿取回，再只收没有错误的农户', async () => {
  const waiting = (await handIn(county)).json() as ImportBatchPage;
  expect(waiting).toMatchObject({ state: 'waiting', fileName, mode: 'whole', hasWorkbook: true, report: null });
  await runWaitingImports(program);
  const refused = (await look(`/${waiting.id}`)).json() as ImportBatchPage;
  expect(refused).toMatchObject({ state: 'refused', faultCount: 13, accepted: { households: 0, persons: 0 } });
  expect(refused.report?.faults).toHaveLength(13);

  const file = await takeFaults(county, waiting.id);
  expect(file.statusCode).toBe(200);
  const sheets = await withFile('annotated.xlsx', file.rawPayload, async (path) => {
    const spreadsheet = await openSpreadsheet(path);
    const texts: string[] = [];
    for (const sheet of spreadsheet.sheets)
      for await (const rows of sheet.rows()) texts.push(...rows.flatMap(({ cells }) => cells.map(({ text }) => text)));
    spreadsheet.close();
    return texts;
  });
  const headings = sheets.filter((text) => text.startsWith('错误说明：导出人：测试county　时间：2022-05-30　编号：'));
  expect(headings).toHaveLength(2);
  expect(sheets.some((text) => text.includes('三万元') && text.includes('请填写数字'))).toBe(true);

  const colleague = await officer(program, 'county');
  const theirs = await takeFaults(colleague, waiting.id);
  expect(theirs.json()).toMatchObject({ code: 'exportNotReady' });
  const seen = (await look(`/${waiting.id}`, colleague)).body;
  const raw = (await look(`/${waiting.id}`)).body;
  expect([/\d{15}/.test(raw), /\d{15}/.test(seen)]).toEqual([true, false]);

  const done = await again(waiting.id, { mode: 'faultless' });
  expect(done).toMatchObject({ state: 'done', mode: 'faultless', accepted: { households: 589, persons: 1946 } });
  const list = (await look('')).json() as { rows: ImportBatchPage[] };
  expect(list.rows.map(({ state, by }) => [state, by])).toEqual([
    ['done', '测试county'],
    ['refused', '测试county'],
  ]);
}, 120_000);

test('先检查不写入', async () => {
  const handed = (await handIn(county, '?dryRun=true&mode=faultless')).json() as ImportBatchPage;
  await runWaitingImports(program);
  const checked = (await look(`/${handed.id}`)).json() as ImportBatchPage;
  expect(checked).toMatchObject({ state: 'done', dryRun: true, accepted: { households: 0, persons: 0 } });
}, 120_000);

test('程序中断时正在跑的，重新开始时接着跑', async () => {
  const { id } = (await handIn(county, '?mode=faultless')).json() as ImportBatchPage;
  const admin = new pg.Client({ connectionString: program.adminUrl });
  await admin.connect();
  await admin.query(`update import_batch set state = 'running' where id = $1`, [id]);
  await admin.end();
  await runWaitingImports(program);
  expect((await look(`/${id}`)).json()).toMatchObject({ state: 'done', changed: { households: 0, persons: 0 } });
}, 120_000);

test('镇、村、省的人看不到导入，也不能导入；别县的导入不存在', async () => {
  for (const role of ['township', 'village', 'province'] as const) {
    const actor = await officer(program, role);
    expect((await handIn(actor)).statusCode).toBe(403);
    expect((await look('', actor)).statusCode).toBe(403);
  }
  const { id } = (await handIn(county)).json() as ImportBatchPage;
  const neighbour = await officer(program, 'county', NEIGHBOUR);
  expect((await look(`/${id}`, neighbour)).statusCode).toBe(404);
  expect((await look('', neighbour)).json()).toEqual({ rows: [], total: 0 });
  const response = await app.inject({
    method: 'POST',
    url: `/api/counties/${NEIGHBOUR}/imports`,
    headers: {
      ...(await signedIn(county)),
      ...{ 'content-type': 'application/octet-stream', 'command-id': uuidv7(program.clock) },
    },
    payload: Buffer.from('x'),
  });
  expect(response.statusCode).toBe(404);
});

test('报告和文件名在库里是密文；探针字样本身找得到，说明找法有效', async () => {
  const admin = new pg.Client({ connectionString: program.adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ text: string }>('select import_batch::text as text from import_batch');
  const all = rows.map(({ text }) => text).join('\n');
  await admin.end();
  const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex');
  expect(all.includes('faultless')).toBe(true);
  for (const secret of [planted, '张文报']) {
    expect(all.includes(secret)).toBe(false);
    expect(all.includes(hex(secret))).toBe(false);
  }
});
