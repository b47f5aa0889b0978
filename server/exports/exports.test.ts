import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportList, ExportView } from '../../contract/exports.ts';
import { insertRows } from '../db/insert-rows.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, HE, makeTestCounty, SONG, type TestCounty, TOWN_NORTH, TOWN_SOUTH } from '../testing/county.ts';
import { wordsIn } from '../testing/files-read.ts';
import { type Browser, browserFor, browserOf, signInOver } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';

let program: TestProgram;
let app: FastifyInstance;
let county: TestCounty;
let [village, town, other, south]: Browser[] = [];
const exports = `/counties/${COUNTY}/exports`;
const cell = {
  kind: 'cellHouseholds',
  purpose: '核对排查进度',
  area: SONG,
  column: 'surveyed.total',
  on: '2022-05-30',
};

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  app = await buildApp(program, ROUTES, undefined);
  village = await browserOf(program, app, 'village', SONG, 'song');
  town = await browserOf(program, app, 'township', TOWN_NORTH, 'town');
  other = await browserOf(program, app, 'township', TOWN_NORTH, 'other');
  south = await browserOf(program, app, 'township', TOWN_SOUTH, 'south');
  await sweep({ S1: 60, S2: 40 });
});
afterAll(async () => {
  await app.close();
  await program.close();
});

/** One accepted form a household, with so many members; a second time it says something else. */
async function sweep(members: Partial<Record<'S1' | 'S2', number>>) {
  await perform(program, operatorActor(), async (work) => {
    const campaign = work.newId();
    const dates = { starts_on: '2022-05-01', ends_on: '2022-06-30' };
    await insertRows(work.tx, 'campaign', [{ county: COUNTY, id: campaign, name: `排查${campaign}`, ...dates }]);
    for (const [no, count] of Object.entries(members)) {
      const { id, area } = county.households[no as 'S1'];
      await insertRows(work.tx, 'sweep_form', [
        {
          ...{ county: COUNTY, id: work.newId(), household: id, area, campaign, visited_on: '2022-05-28' },
          ...{ household_type: '一般农户', members: count, risk_types: [], opinion: '无', known_from: work.at },
          ...{ standing: 'accepted', means: 'import', by_account: work.actor.id },
        },
      ]);
    }
  });
}

const ask = async (who: Browser | undefined, parts: object = {}) =>
  (await who?.send(exports, { ...cell, ...parts }))?.json<ExportView>() as ExportView;
const file = (who: Browser | undefined, { id }: ExportView) => who?.get(`${exports}/${id}/file`);
const listOf = async (who: Browser | undefined) => (await who?.get(exports))?.json<ExportList>().exports ?? [];

async function setMembers(members: number) {
  const client = new pg.Client({ connectionString: program.adminUrl });
  await client.connect();
  await client.query('alter table sweep_form no force row level security');
  await client.query('update sweep_form set members = $1 where household = $2', [members, county.households.S1.id]);
  await client.query('alter table sweep_form force row level security');
  await client.end();
}

test('一百人以内马上可以下载，文件上有导出人、时间、编号；只给申请的人', async () => {
  const asked = await ask(town);
  expect(asked).toMatchObject({ state: 'ready', persons: 100, purpose: '核对排查进度', may: ['download'] });
  const answer = await file(town, asked);
  expect(answer?.statusCode).toBe(200);
  const words = wordsIn(answer?.rawPayload ?? Buffer.alloc(0));
  expect(words).toContain(`导出人：town　时间：2022-05-30　编号：${asked.number}`);
  expect(words).toContain('王建国');
  expect((await file(other, asked))?.statusCode).toBe(404);
});

test('一百零一人要另一个人批准：自己不行，村里不行，同单位的同事、上级可以；批准后人数又多了要重来', async () => {
  await setMembers(61);
  const asked = await ask(town);
  expect(asked).toMatchObject({ state: 'waiting', persons: 101, may: [] });
  expect((await file(town, asked))?.json()).toMatchObject({ code: 'exportNotReady' });
  const at = `${exports}/${asked.id}`;
  expect((await town?.send(`${at}/approval`, {}))?.json()).toMatchObject({ code: 'exportOwn' });
  expect((await village?.send(`${at}/approval`, {}))?.statusCode).toBe(403);
  expect((await south?.send(`${at}/approval`, {}))?.statusCode).toBe(404);
  expect((await listOf(other))[0]).toMatchObject({ id: asked.id, by: 'town', may: ['decide'] });
  expect((await other?.send(`${at}/approval`, {}))?.json()).toMatchObject({ state: 'ready', decidedBy: 'other' });
  expect((await other?.send(`${at}/refusal`, { reason: '用途不清' }))?.json()).toMatchObject({ code: 'exportDecided' });
  expect((await file(town, asked))?.statusCode).toBe(200);
  await setMembers(62);
  expect((await file(town, asked))?.json()).toMatchObject({ code: 'exportGrown' });
});

test('村里的由镇里批；不批准写理由，申请的人看得到；外村的、别县的不能要', async () => {
  const asked = await ask(village);
  expect(asked.state).toBe('waiting');
  const refused = await town?.send(`${exports}/${asked.id}/refusal`, { reason: '用途写得不清楚' });
  expect(refused?.json()).toMatchObject({ state: 'refused', reason: '用途写得不清楚' });
  expect((await listOf(village))[0]).toMatchObject({ id: asked.id, state: 'refused', reason: '用途写得不清楚' });
  expect((await village?.send(exports, { ...cell, area: HE }))?.statusCode).toBe(404);
  expect((await village?.send(exports, { ...cell, kind: 'importFaults' }))?.statusCode).toBe(403);
  expect((await town?.send(exports, { ...cell, column: undefined }))?.json()).toMatchObject({ code: 'inputInvalid' });
  expect(await listOf(south)).toEqual([]);
});

test('下载只在一天以内：满一天还行，再过一秒就要重新申请', async () => {
  await setMembers(1);
  const asked = await ask(town);
  const nextDay = async (now: string) => {
    program.setNow(now);
    return browserFor(program, app, (await signInOver(app, 'town')).cookies[0]?.value ?? '');
  };
  expect((await file(await nextDay('2022-05-31T09:00:00+08:00'), asked))?.statusCode).toBe(200);
  const late = await nextDay('2022-05-31T09:00:01+08:00');
  expect((await file(late, asked))?.json()).toMatchObject({ code: 'exportNotReady' });
  expect((await listOf(late))[0]).toMatchObject({ state: 'ended', may: [] });
});
