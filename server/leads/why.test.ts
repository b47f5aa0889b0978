import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOfRuns } from '../../paperwork/xlsx-markup.ts';
import { partText, readXlsxParts } from '../../paperwork/xlsx-parts.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { type Desks, desksOf, walkTo } from '../testing/case-walk.ts';
import { COUNTY, makeTestCounty, officer, SONG, screenTestCounty, type TestCounty } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { printNotIncluded } from './not-included.ts';
import { whyOn } from './why.ts';

let program: TestProgram;
let county: TestCounty;
let desks: Desks;

/** S2 of 松岗村 is taken in on 14 May; S1 never. */
beforeAll(async () => {
  program = await testProgram('2022-05-09');
  county = await makeTestCounty(program);
  desks = await desksOf(program, SONG);
  await screenTestCounty(program);
  await walkTo(program, desks, S2(), 'decideCounty', { from: '2022-05-09', noticeEnds: '2022-05-14' });
});
afterAll(() => program.close());

const S1 = () => county.households.S1.id;
const S2 = () => county.households.S2.id;
const why = (household: string, on: string) =>
  perform(program, operatorActor(), (work) => whyOn(work, COUNTY, household, on));

test('没有监测的：逐条答复，差多少会不同，版本和政策包写明', async () => {
  const answer = await why(S1(), '2022-05-14');
  expect(answer).toMatchObject({ monitored: false, decision: null, closed: null, category: null });
  expect(answer.pack.title).toContain('梁子湖区');
  const belowLine = answer.rules.find(({ rule }) => rule === 'income.belowLine');
  // 3 人，全户 60,000.00 元；到线下要 20,699.99 元，少 39,300.01 元，人均 13,100.0033… 元，向上取到分。
  expect(belowLine).toMatchObject({
    ...{ answer: 'no', use: 'warning', cites: 'LZ 一(一)1', version: answer.pack.version },
    changes: ['人均收入参考范围再少 13,100.01 元（全户合计 39,300.01 元），就符合'],
  });
  expect(answer.rules.find(({ rule }) => rule === 'essentials.housing')?.changes).toEqual([
    '“住房有保障”改为“否”，就符合',
  ]);
});

test('已监测的：审定那天的答复随案卷冻结；审定前的一天没有', async () => {
  const after = await why(S2(), '2022-05-14');
  expect(after).toMatchObject({ monitored: true, riskRemoved: false });
  expect(after.decision).toMatchObject({ on: '2022-05-14', version: after.pack.version });
  expect(after.decision?.rules).toContainEqual(expect.objectContaining({ rule: 'income.belowLine', answer: 'yes' }));
  expect(await why(S2(), '2022-05-13')).toMatchObject({ monitored: false, decision: null });
});

test('案卷里的话，省市看不到；别的照样看得到', async () => {
  const province = await officer(program, 'province');
  const seen = await perform(program, province, (work) => whyOn(work, COUNTY, S2(), '2022-05-14'));
  expect(seen).toMatchObject({ monitored: true, decision: null });
});

test('不纳入说明有户编号、规则、数值、条款、版本、签字栏，姓名打码，没有证件号码', async () => {
  const { file, fileName } = await perform(program, desks.village, (work) =>
    printNotIncluded(work, COUNTY, S1(), '2022-05-14'),
  );
  expect(fileName).toBe('不纳入说明 S1 2022-05-14.docx');
  const parts = readXlsxParts(file);
  const words = textOfRuns((parts && partText(parts, 'word/document.xml', 10_000_000))?.replaceAll('w:t', 't') ?? '');
  for (const told of ['户编号：S1', '王**', '人均收入低于监测线', '20,000.00 元', 'LZ 一(一)1', '签字', '政策包版本']) {
    expect(words).toContain(told);
  }
  expect(words).toContain('2022年5月14日不是监测对象');
  expect(words).not.toMatch(/王建国|\d{15,}/);
});

test('那天是监测对象的，不能开不纳入说明；之前的一天可以', async () => {
  const print = (on: string) => perform(program, desks.village, (work) => printNotIncluded(work, COUNTY, S2(), on));
  await expect(print('2022-05-14')).rejects.toMatchObject({ code: 'householdMonitored' });
  expect((await print('2022-05-13')).fileName).toContain('2022-05-13');
});
