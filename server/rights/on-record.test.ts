import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../clock/uuidv7.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { runWaitingImports } from '../imports/run-batches.ts';
import { COUNTY, SONG } from '../testing/county.ts';
import { wordsIn } from '../testing/files-read.ts';
import { type Browser, browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { type MadePlace, makeTwoCounties } from '../testing/two-counties.ts';

let program: TestProgram;
let app: FastifyInstance;
let song: MadePlace;
let county: Browser;

beforeAll(async () => {
  program = await testProgram();
  ({ song } = await makeTwoCounties(program));
  app = await buildApp(program, ROUTES, undefined);
  county = await browserOf(program, app, 'county', COUNTY);
});
afterAll(async () => {
  await app.close();
  await program.close();
});

interface Kept {
  act: string;
  name: string;
  object_kind: string | null;
  object_ids: string[];
  outcome: string;
  details: Record<string, unknown>;
}

/** What stands on record of this act, newest first, with the name of who did it. */
async function recordOf(act: string): Promise<Kept[]> {
  const client = new pg.Client({ connectionString: program.adminUrl });
  await client.connect();
  const { rows } = await client.query<Kept>(
    `select e.act, a.name, e.object_kind, e.object_ids, e.outcome, e.details
     from audit.entry e join account a on a.id = e.actor where e.act = $1 order by e.at desc, e.id desc`,
    [act],
  );
  await client.end();
  return rows;
}

test('导出汇总表：记下谁、哪个区划、哪一天；表上的编号就是记录里的编号', async () => {
  const answer = await county.get(`/tables/lz-attachment-2/workbook?area=${SONG}&on=2022-05-30`);
  expect(answer.statusCode).toBe(200);
  const [kept] = await recordOf('table.export');
  expect(kept).toMatchObject({ name: 'county', object_kind: 'export', details: { area: SONG, on: '2022-05-30' } });
  const [number = ''] = kept?.object_ids ?? [];
  expect(wordsIn(answer.rawPayload)).toContain(`编号：${number.slice(-12)}`);
});

test('下载材料：记下哪一份、哪一户', async () => {
  expect((await county.get(`/counties/${COUNTY}/documents/${song.document}`)).statusCode).toBe(200);
  const [kept] = await recordOf('document.read');
  expect(kept).toMatchObject({ name: 'county', object_ids: [song.document, song.caseHousehold] });
});

test('下载带错误说明的工作簿：记下哪一次导入', async () => {
  const handed = await app.inject({
    method: 'POST',
    url: `/api/counties/${COUNTY}/imports`,
    cookies: { shouwang: county.cookie },
    headers: { 'content-type': 'application/octet-stream', 'command-id': uuidv7(program.clock) },
    payload: Buffer.from('户编号,行政村代码,户主姓名\n1,x,甲\n'),
  });
  const { id } = handed.json() as { id: string };
  await runWaitingImports(program);
  const asked = await county.send(`/counties/${COUNTY}/exports`, { kind: 'importFaults', purpose: '改错', batch: id });
  const { id: number } = asked.json() as { id: string };
  expect((await county.get(`/counties/${COUNTY}/exports/${number}/file`)).statusCode).toBe(200);
  expect((await recordOf('export.asked'))[0]).toMatchObject({ name: 'county', details: { batch: id } });
  expect((await recordOf('export.download'))[0]).toMatchObject({ name: 'county', object_ids: [number] });
});

test('办成的命令有一条记录，被拒绝的也有一条，写明为什么', async () => {
  const lead = { household: song.household, source: 'visit', words: '走访看到井水干了' };
  const before = (await recordOf('lead.add')).length;
  await county.send(`/counties/${COUNTY}/leads`, lead);
  await county.send(`/counties/${COUNTY}/leads`, { ...lead, household: uuidv7(program.clock) });
  const kept = (await recordOf('lead.add')).slice(0, -before || undefined);
  expect(kept.map(({ outcome, details }) => [outcome, details.problem]).sort()).toEqual([
    ['done', undefined],
    ['refused', 'notFound'],
  ]);
});
