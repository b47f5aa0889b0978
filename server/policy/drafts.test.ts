import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DraftView, OwnChange, PolicyVersions } from '../../contract/policy-drafts.ts';
import type { PackContent, PackLayer } from '../../policy/packs/pack.ts';
import { LZ_PACK } from '../../policy/packs/shipped.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { screenCountyNightly } from '../leads/nightly.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, makeTestCounty, SONG, screenTestCounty } from '../testing/county.ts';
import { addHousehold } from '../testing/household.ts';
import { type Browser, browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { adopt } from './adoption.ts';
import { findPackInForce } from './queries.ts';

const TODAY = '2022-05-30';
const POLICY = `/counties/${COUNTY}/policy`;
let program: TestProgram;
let app: FastifyInstance;
let writer: Browser;
let second: Browser;

beforeAll(async () => {
  program = await testProgram(TODAY);
  await makeTestCounty(program);
  await perform(program, operatorActor(), (work) =>
    addHousehold(work, COUNTY, { householdNo: 'D1', area: SONG, members: [{ name: '丁一' }], income: { a28: '6950' } }),
  );
  await screenTestCounty(program);
  app = await buildApp(program, ROUTES, undefined);
  writer = await browserOf(program, app, 'county', COUNTY, 'writer');
  second = await browserOf(program, app, 'county', COUNTY, 'second');
});
afterAll(async () => {
  await app.close();
  await program.close();
});

const line = (value: string) => ({ name: 'line', label: '监测线', unit: 'yuan' as const, value });
const moving = (value: string): OwnChange => ({ parameter: line(value) });
const begin = async (from: string, start: object = { of: 'inForce' }) =>
  (await writer.send(`${POLICY}/drafts`, { title: '本县一版', documentNo: '某政〔2022〕3号', from, start })).json();
const draftOf = async (draft: string) => (await writer.get(`${POLICY}/drafts/${draft}`)).json() as DraftView;
const versions = async () => (await writer.get(`${POLICY}/versions`)).json() as PolicyVersions;
const change = (draft: string, version: number, what: OwnChange) =>
  writer.send(`${POLICY}/drafts/${draft}/changes`, { version, change: what });
const lineOn = (on: string) =>
  perform(program, operatorActor(), async ({ tx }) => {
    const pack = await findPackInForce(tx, COUNTY, on);
    return pack?.pack.parameters.find(({ name }) => name === 'line');
  });

test('起草、交出、另一人批准以后才算数；前一天还是旧的；官方的数没有动，两个都看得见', async () => {
  const { draft } = await begin('2022-07-01');
  expect((await change(draft, 1, moving('7000'))).statusCode).toBe(200);
  const view = await draftOf(draft);
  expect(view.differences).toEqual([
    {
      ...{ part: 'parameter', key: 'line', title: '监测线' },
      before: '6900 元（LZ 一(一)1）',
      after: '7000 元（本县自定）',
    },
  ]);
  expect((await writer.send(`${POLICY}/drafts/${draft}/submission`, { version: 2 })).statusCode).toBe(200);
  expect((await lineOn('2022-07-01'))?.value).toBe('6900');
  const decision = { version: 3, outcome: 'approve', reason: '同意' };
  const own = await writer.send(`${POLICY}/drafts/${draft}/decision`, decision);
  expect([own.statusCode, own.json().code]).toEqual([403, 'ownDraft']);
  expect((await second.send(`${POLICY}/drafts/${draft}/decision`, decision)).statusCode).toBe(200);
  expect((await lineOn('2022-06-30'))?.value).toBe('6900');
  expect(await lineOn('2022-07-01')).toMatchObject({
    ...{ value: '7000', layer: 'own' },
    overrides: [{ layer: 'base' }, { layer: 'lz-2022', said: '6900 元' }],
  });
  expect((await change(draft, 4, moving('8000'))).json().code).toBe('draftClosed');
});

test('停用那一版也要两个人，从那天起前一版重新生效', async () => {
  const hash = (await versions()).versions.find(({ from }) => from === '2022-07-01')?.hash;
  const { draft } = (await writer.send(`${POLICY}/endings`, { hash, from: '2022-09-01', reason: '文件废止' })).json();
  const decision = { version: 1, outcome: 'approve', reason: '同意停用' };
  expect((await writer.send(`${POLICY}/drafts/${draft}/decision`, decision)).json().code).toBe('ownDraft');
  expect((await second.send(`${POLICY}/drafts/${draft}/decision`, decision)).statusCode).toBe(200);
  expect([(await lineOn('2022-08-31'))?.value, (await lineOn('2022-09-01'))?.value]).toEqual(['7000', '6900']);
  expect((await versions()).versions.find((each) => each.hash === hash)?.endsOn).toBe('2022-09-01');
});

test('写错的规则交不出去，说得出哪里不对；改好、撤回自己这一条都行', async () => {
  const { draft } = await begin('2023-01-01');
  const rule = { id: 'own.manyIll', title: '两人以上患大病', when: 'seriouslyIl >= 2' };
  await change(draft, 1, { rule });
  expect((await draftOf(draft)).faults).toEqual([
    { where: '规则 两人以上患大病', what: '没有叫“seriouslyIl”的指标或参数：“seriouslyIl >= 2”' },
  ]);
  expect((await writer.send(`${POLICY}/drafts/${draft}/submission`, { version: 2 })).json().code).toBe('draftFaulty');
  await change(draft, 2, { rule: { ...rule, when: 'seriouslyIll >= 2' } });
  expect((await draftOf(draft)).differences).toMatchObject([{ part: 'rule', key: 'own.manyIll', before: null }]);
  await change(draft, 3, { drop: 'rule', key: 'own.manyIll' });
  expect((await draftOf(draft)).differences).toEqual([]);
  const withdrawn = await writer.send(`${POLICY}/drafts/${draft}/withdrawal`, { version: 4, reason: '不改了' });
  expect(withdrawn.json()).toMatchObject({ state: 'withdrawn', reason: '不改了' });
});

test('两人同时改一份，后到的要先看新的', async () => {
  const { draft } = await begin('2023-01-01');
  await change(draft, 1, moving('7100'));
  expect((await change(draft, 1, moving('7200'))).statusCode).toBe(409);
});

test('起草以后生效的版本变了，照旧版写的不能批准', async () => {
  const { draft } = await begin('2023-02-01');
  await change(draft, 1, moving('7300'));
  await writer.send(`${POLICY}/drafts/${draft}/submission`, { version: 2 });
  const other = (await begin('2023-01-15')).draft;
  await change(other, 1, moving('7400'));
  await writer.send(`${POLICY}/drafts/${other}/submission`, { version: 2 });
  const approve = { version: 3, outcome: 'approve', reason: '同意' };
  expect((await second.send(`${POLICY}/drafts/${other}/decision`, approve)).statusCode).toBe(200);
  expect((await second.send(`${POLICY}/drafts/${draft}/decision`, approve)).json().code).toBe('draftOutdated');
});

test('导出一版再导入，内容一样；改坏的文件说得出哪里不对', async () => {
  const shipped = await begin('2024-01-01', { of: 'shipped', pack: 'qj-2021' });
  const file = (await writer.get(`${POLICY}/drafts/${shipped.draft}/content`)).json() as PackContent;
  expect(file.layers.map(({ id }) => id)).toEqual(['base', 'gd-2021', 'qj-2021', 'own']);
  const again = await begin('2024-01-01', { of: 'file', content: file });
  expect((await writer.get(`${POLICY}/drafts/${again.draft}/content`)).json()).toEqual(file);
  const broken = { ...file, layers: [{ ...file.layers[0], title: undefined }] };
  expect(await begin('2024-01-01', { of: 'file', content: broken })).toMatchObject({
    ...{ code: 'packFileInvalid', message: expect.stringContaining('缺 名称') },
  });
});

test('下一年公布的数录一个数就够，算出来的线跟着变', async () => {
  const { draft } = await begin('2022-03-01', { of: 'shipped', pack: 'qj-2021' });
  const lineNow = async () => (await draftOf(draft)).pack?.parameters.find(({ name }) => name === 'line')?.said;
  expect(await lineNow()).toBe('不知道：缺2021 年的四类地区农村低保标准（元/年）');
  await change(draft, 1, {
    figure: {
      ...{ name: 'classFourRuralAllowance', label: '四类地区农村低保标准（元/年）', year: 2021, value: '6600' },
      document: '省民政厅某号',
    },
  });
  // 1.5 × 6,600 = 9,900
  expect(await lineNow()).toBe('9900 元');
});

test('别人起草的，改不了也交不了：不然改的人就批准了自己改的', async () => {
  const { draft } = await begin('2023-03-01');
  const address = `${POLICY}/drafts/${draft}`;
  const changed = await second.send(`${address}/changes`, { version: 1, change: moving('9999') });
  const submitted = await second.send(`${address}/submission`, { version: 1 });
  expect([changed.json().code, submitted.json().code]).toEqual(['othersDraft', 'othersDraft']);
  expect((await draftOf(draft)).differences).toEqual([]);
});

/** Last: the clock moves, and sessions end. */
test('同一版里的数从某天起变了：前一夜按旧的筛，当夜按新的', async () => {
  const [base, document] = LZ_PACK.layers;
  const moved = { ...line('6960'), from: '2022-11-01' };
  const own: PackLayer = { ...document!, id: 'own', parameters: [moved], rules: [], categories: [] };
  const content = { ...LZ_PACK, from: '2022-10-01', layers: [base!, document!, own] };
  await perform(program, operatorActor(), (work) => adopt(work, COUNTY, 'pack', content));
  // D1 has 6,950 a head: above 6,900, below 6,960
  const lineOfD1 = async (night: string) => {
    program.setNow(night);
    await screenCountyNightly(program, COUNTY);
    return perform(program, operatorActor(), async ({ tx }) => {
      const { rows } = await sql<{ line: string | null }>`
        select (select r."values"->>'line' from rule_hit r where r.county = h.county and r.household = h.id
          and r.rule = 'income.belowLine') as line
        from household h join external_id x on x.county = h.county and x.household = h.id and x.value = 'D1'`.execute(
        tx,
      );
      return rows[0]?.line ?? null;
    });
  };
  expect([await lineOfD1('2022-10-31'), await lineOfD1('2022-11-01')]).toEqual([null, '6960.00']);
});
