import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOfRuns } from '../../paperwork/xlsx-markup.ts';
import { partText, readXlsxParts } from '../../paperwork/xlsx-parts.ts';
import { LZ_PACK } from '../../policy/packs/shipped.ts';
import { readDocument } from '../documents/store.ts';
import { refreshScope } from '../leads/screening.ts';
import { adopt } from '../policy/adoption.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { type Desks, desksOf, doAct, walkTo } from '../testing/case-walk.ts';
import { COUNTY, LIU, makeTestCounty, officer, SONG, type TestCounty } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { showWorkbench } from '../workbench/workbench.ts';
import { printAnnouncement } from './announcement-paper.ts';
import { printAuthorisation } from './authorisation-form.ts';
import { actOnCases } from './batch.ts';
import { listCases } from './list.ts';
import { listNotices, printNotice } from './notices.ts';

let program: TestProgram;
let county: TestCounty;
let north: Desks;
let liu: Desks;

/** S1 and S2 of 松岗村 and L1 of 柳湾村 hang on their boards from 9 May. */
beforeAll(async () => {
  program = await testProgram('2022-05-09');
  county = await makeTestCounty(program);
  north = await desksOf(program, SONG);
  liu = { ...north, village: await officer(program, 'village', LIU) };
  await perform(program, operatorActor(), async (work) => {
    await adopt(work, COUNTY, 'pack', LZ_PACK);
    await refreshScope(work, { county: COUNTY });
  });
  const { S1, S2, L1 } = county.households;
  for (const { id } of [S1, S2]) await walkTo(program, north, id, 'startNotice', days);
  await walkTo(program, liu, L1.id, 'startNotice', days);
});
afterAll(() => program.close());

const days = { from: '2022-05-09', noticeEnds: '2022-05-14' };
const list = { startedOn: '2022-05-09', reviewedOn: '2022-05-09', reviewedBy: '村民代表大会' };
const asVillage = <T>(ask: Parameters<typeof perform<T>>[2]) => perform(program, north.village, ask);
const asCounty = <T>(ask: Parameters<typeof perform<T>>[2]) => perform(program, north.county, ask);

function wordsIn(bytes: Uint8Array): string {
  const parts = readXlsxParts(bytes);
  const body = parts === undefined ? '' : (partText(parts, 'word/document.xml', 10_000_000) ?? '');
  return textOfRuns(body.replaceAll('w:t', 't'));
}

test('公示名单只有本村正在公示的户，写户主、组、人口和拟纳入类别', async () => {
  const notices = await asVillage((work) => listNotices(work, COUNTY));
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatchObject({ ...list, village: SONG, villageName: '松岗村', mayEndOn: '2022-05-14', days: 5 });
  const rows = notices[0]?.households.map(({ name, villageGroup, memberCount, category }) => [
    name,
    villageGroup,
    memberCount,
    category,
  ]);
  expect(rows).toEqual([
    ['王建国', '一组', 3, '待县级审定'],
    ['张福', '二组', 2, '突发严重困难户'],
  ]);
  expect((await asCounty((work) => listNotices(work, COUNTY))).map(({ village }) => village)).toEqual([SONG, LIU]);
});

test('打印的公示里没有证件号码、电话、疾病，也没有孩子的名字；存进文书库，别村看不到', async () => {
  const document = await asVillage((work) => printNotice(work, COUNTY, SONG, list));
  const { bytes, row } = await asVillage((work) => readDocument(work, COUNTY, document));
  const words = wordsIn(bytes);
  expect(words).toContain('张福');
  expect(words).toContain('2022年5月14日');
  for (const hidden of [/\d{11,}/, /\d{3}\*{2,}/, /大病/, /住院/, /王小明/, /欧阳春燕/])
    expect(words).not.toMatch(hidden);
  expect(row).toMatchObject({ kind: 'publicNotice', on: '2022-05-09' });
  const stranger = perform(program, liu.village, (work) => readDocument(work, COUNTY, document));
  await expect(stranger).rejects.toMatchObject({ code: 'notFound' });
});

test.each([
  ['电话 19912341234', '电话号码'],
  ['身份证９９０１０１１９５５０１０１３２１８', '身份证号码'],
  ['户主患有肺癌', '疾病或残疾情况'],
  ['王小明在读', '未成年人姓名'],
])('公示附言写“%s”，不收，说是%s', async (remark, finding) => {
  const printed = asVillage((work) => printNotice(work, COUNTY, SONG, { ...list, remark }));
  await expect(printed).rejects.toMatchObject({ code: 'publicityRefused', message: expect.stringContaining(finding) });
});

test('没有在公示的名单打印不出来', async () => {
  const printed = asVillage((work) => printNotice(work, COUNTY, SONG, { ...list, startedOn: '2022-05-08' }));
  await expect(printed).rejects.toMatchObject({ code: 'noticeNone' });
});

test('承诺授权书列出成年人，证件号码打码', async () => {
  const { file } = await asVillage((work) => printAuthorisation(work, COUNTY, county.households.S1.id));
  const words = wordsIn(file);
  expect(words).toContain('李秀兰');
  expect(words).toContain('9901**************');
  expect(words).not.toMatch(/\d{15}/);
  expect(words).not.toContain('王小明');
});

test('硬盘上的文书是密文', async () => {
  await asVillage((work) => printNotice(work, COUNTY, SONG, list));
  const folder = join(program.dataDir, 'documents', COUNTY);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents = await Promise.all(
    files.filter((each) => each.isFile()).map((each) => readFile(join(each.parentPath, each.name))),
  );
  expect(contents.length).toBeGreaterThan(0);
  for (const content of contents) expect(content.subarray(0, 2).toString('latin1')).not.toBe('PK');
});

test('工作台：公示没满的排在以后，写明哪天可以办；满了就是我的事', async () => {
  const waiting = await asVillage((work) => showWorkbench(work, COUNTY));
  const all = [waiting.overdue, waiting.dueToday, waiting.thisWeek, waiting.later].flatMap(({ items }) => items);
  const cases = all.filter(({ kind }) => kind === 'case');
  expect(cases.map(({ act, notBefore, dueOn }) => [act, notBefore, dueOn])).toEqual([
    ['endNotice', '2022-05-14', '2022-05-24'],
    ['endNotice', '2022-05-14', '2022-05-24'],
  ]);
  expect(waiting.figures).toMatchObject({ households: 2, persons: 5, monitored: 0, lifted: 1 });
  expect(waiting.figures.casesByStep.publicNotice).toBe(2);
  program.setNow('2022-05-25');
  const late = await asVillage((work) => showWorkbench(work, COUNTY));
  expect(
    late.overdue.items
      .filter(({ kind }) => kind === 'case')
      .map(({ householdNo }) => householdNo)
      .sort(),
  ).toEqual(['S1', 'S2']);
  expect(late.figures.casesOverdue).toBe(2);
  program.setNow('2022-05-14');
});

test('案件列表按环节、期限、等谁办筛选，每行写明我能办什么', async () => {
  program.setNow('2022-05-14');
  const page = await asCounty((work) => listCases(work, COUNTY, {}));
  expect([page.total, page.counts.publicNotice, page.overdue]).toEqual([3, 3, 0]);
  const mine = await asVillage((work) => listCases(work, COUNTY, { step: 'publicNotice' }));
  expect(mine.rows.map(({ householdNo, may }) => [householdNo, may.includes('endNotice')]).sort()).toEqual([
    ['S1', true],
    ['S2', true],
  ]);
  expect((await asCounty((work) => listCases(work, COUNTY, { waitsFor: 'county' }))).total).toBe(0);
  expect(
    (await asCounty((work) => listCases(work, COUNTY, { category: '突发严重困难户' }))).rows.map(
      ({ householdNo }) => householdNo,
    ),
  ).toEqual(['S2']);
  expect((await asCounty((work) => listCases(work, COUNTY, { area: LIU }))).total).toBe(1);
  program.setNow('2022-05-22');
  expect((await asCounty((work) => listCases(work, COUNTY, { due: 'soon' }))).total).toBe(3);
  program.setNow('2022-05-25');
  expect((await asCounty((work) => listCases(work, COUNTY, { due: 'overdue' }))).total).toBe(3);
});

test('成批办理：有一户不能办就一户也不办，写明哪一户、为什么；都能办才一起办', async () => {
  program.setNow('2022-05-14');
  const { S1, S2, L1 } = county.households;
  for (const { id } of [S1, S2]) await doAct(program, north.village, id, 'endNotice');
  const decide = (ids: readonly string[]) =>
    perform(program, north.township, (work) =>
      actOnCases(work, COUNTY, {
        act: 'passTownship',
        input: { plan: '申请医疗救助' },
        cases: ids.map((household) => ({ household })),
      }),
    );
  const refused = decide([S1.id, L1.id, S2.id]);
  await expect(refused).rejects.toMatchObject({
    code: 'batchRefused',
    details: { count: 1, refusals: [{ household: L1.id, householdNo: 'L1', code: 'caseStepNotAllowed' }] },
  });
  expect((await asCounty((work) => listCases(work, COUNTY, { step: 'townshipReview' }))).total).toBe(2);
  expect((await decide([S2.id, S1.id])).map(({ step }) => step)).toEqual(['countyDecision', 'countyDecision']);
});

test('公告只有审定纳入的户', async () => {
  program.setNow('2022-05-15');
  const { S1, S2 } = county.households;
  await perform(program, north.county, (work) =>
    actOnCases(work, COUNTY, {
      act: 'decideCounty',
      input: {},
      cases: [
        { household: S2.id, input: { decision: 'approve' } },
        { household: S1.id, input: { decision: 'reject', reason: '不符合' } },
      ],
    }),
  );
  const document = await asCounty((work) => printAnnouncement(work, COUNTY, { from: '2022-05-15', to: '2022-05-15' }));
  const words = wordsIn((await asCounty((work) => readDocument(work, COUNTY, document))).bytes);
  expect(words).toContain('张福');
  expect(words).not.toContain('王建国');
  const empty = asCounty((work) => printAnnouncement(work, COUNTY, { from: '2022-05-16', to: '2022-05-16' }));
  await expect(empty).rejects.toMatchObject({ code: 'announcementEmpty' });
});
