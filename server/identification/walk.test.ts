import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lz2022Identification } from '../../policy/identification/lz-2022.ts';
import { LZ_PACK } from '../../policy/packs/shipped.ts';
import type { CaseEvent } from '../../policy/procedures/case-state.ts';
import { refreshScope } from '../leads/screening.ts';
import { addLead, verifyLead } from '../leads/verification.ts';
import { adopt } from '../policy/adoption.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { type Desks, desksOf, doAct, LZ_WALK, walkTo } from '../testing/case-walk.ts';
import { COUNTY, LIU, makeTestCounty, officer, type TestCounty, TOWN_SOUTH } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { foldStanding } from './case-fold.ts';
import { findLatestCase, findMonitoring, listEvents, listPapers } from './queries.ts';
import { showCase, showCaseOfHousehold } from './show.ts';

let program: TestProgram;
let county: TestCounty;
let desks: Desks;

/** S2: A34 = 14000 / 2 = 7000 reaches the line, A38 = 12000 / 2 = 6000 does not (LZ 附件3 注2). */
const CATEGORY = '突发严重困难户';

/** Each story begins in a county without cases. */
beforeEach(async () => {
  program = await testProgram('2022-05-09');
  county = await makeTestCounty(program);
  desks = await desksOf(program);
  await perform(program, operatorActor(), async (work) => {
    await adopt(work, COUNTY, 'pack', LZ_PACK);
    await refreshScope(work, { county: COUNTY });
  });
});

afterEach(() => program.close());

const asOperator = <T>(ask: Parameters<typeof perform<T>>[2]) => perform(program, operatorActor(), ask);
const S2 = () => county.households.S2.id;
const days = { from: '2022-05-09', noticeEnds: '2022-05-14' };

test('按五步办完，农户纳入监测：类别由规则提出，风险类型取自初判，立案时钉住程序和政策包', async () => {
  const acted = await walkTo(program, desks, S2(), 'decideCounty', days);
  expect(acted).toMatchObject({ step: 'monitored', version: LZ_WALK.length });
  const shown = await asOperator((work) => showCase(work, COUNTY, S2()));
  expect(shown).toMatchObject({ step: 'monitored', openedOn: '2022-05-09', category: CATEGORY, waitsFor: null });
  expect(shown.procedure.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(shown.track.map(({ state }) => state)).toEqual(Array(6).fill('done'));
  expect(shown.clocks.map(({ name, startedOn, dueOn, hard }) => [name, startedOn, dueOn, hard])).toEqual([
    ['publicNotice', '2022-05-09', '2022-05-14', true],
    ['identification', '2022-05-09', '2022-05-24', false],
    ['contactAndPlan', '2022-05-14', '2022-05-24', false],
  ]);
  const enrolled = await asOperator(async ({ tx }) => {
    const { rows } = await sql`select category, risk_types, main_risk, recognised_members, case_id, valid_from, means
      from enrolment where county = ${COUNTY} and household = ${S2()} and scheme = 'monitored' and known_to is null`.execute(
      tx,
    );
    return rows;
  });
  expect(enrolled).toEqual([
    {
      ...{ category: CATEGORY, risk_types: ['因病', '缺劳动力'], main_risk: '因病', recognised_members: 2 },
      ...{ case_id: shown.id, valid_from: '2022-05-14', means: 'case' },
    },
  ]);
});

test('审定时规则的答复、数值和那一句话冻结在卷里，事件里只有编码', async () => {
  await walkTo(program, desks, S2(), 'decideCounty', days);
  await asOperator(async (work) => {
    const record = await findLatestCase(work, COUNTY, S2());
    const papers = await listPapers(work, COUNTY, [record?.id ?? '']);
    const basis = papers.find(({ kind }) => kind === 'decision')?.content?.basis as { pack: string; rules: object[] };
    expect(basis.pack).toBe(record?.packHash);
    expect(basis.rules).toContainEqual(expect.objectContaining({ rule: 'income.belowLine', answer: 'yes' }));
    const events = await listEvents(work, COUNTY, record?.id ?? '');
    const text = JSON.stringify(events.map(({ input }) => input));
    for (const words of ['因病', '户主', '医疗救助', '公示栏', '走访']) expect(text).not.toContain(words);
    expect(papers.map(({ content }) => JSON.stringify(content)).join()).toContain('医疗救助');
  });
});

test('每办一步，当前行都等于把事件从头重算一遍', async () => {
  program.setNow(days.from);
  for (const [desk, act, input] of LZ_WALK) {
    if (act === 'endNotice') program.setNow(days.noticeEnds);
    await doAct(program, desks[desk], S2(), act, input);
    await asOperator(async (work) => {
      const record = await findLatestCase(work, COUNTY, S2());
      const events: CaseEvent[] = await listEvents(work, COUNTY, record?.id ?? '');
      const { state, step, openedOn, closedOn, version } = record ?? ({} as never);
      expect({ state, step, openedOn, closedOn, version }).toEqual(foldStanding(lz2022Identification, events));
    });
  }
});

test('公示第4天不能结束，第5天满，可以结束', async () => {
  await walkTo(program, desks, S2(), 'startNotice', days);
  program.setNow('2022-05-13T23:59:00+08:00');
  const early = doAct(program, desks.village, S2(), 'endNotice');
  await expect(early).rejects.toMatchObject({ code: 'noticeTooShort', details: { mayEndOn: '2022-05-14' } });
  program.setNow('2022-05-14T00:00:00+08:00');
  expect(await doAct(program, desks.village, S2(), 'endNotice')).toMatchObject({ step: 'townshipReview' });
});

test('没有承诺授权书不能比对；登记了就能', async () => {
  await walkTo(program, desks, S2(), 'recordHomeCheck', days);
  const compare = () => doAct(program, desks.county, S2(), 'recordComparison', { result: 'noDiscrepancy' });
  await expect(compare()).rejects.toMatchObject({ code: 'authorisationMissing' });
  await doAct(program, desks.village, S2(), 'fileAuthorisation', { signedOn: '2022-05-09', signedBy: '户主' });
  expect(await compare()).toMatchObject({ step: 'villageReview' });
});

test.each([
  ['recordReview', 'village', {}, 'inputInvalid'],
  ['recordHomeCheck', 'village', { finding: 'maybe' }, 'inputInvalid'],
  ['recordHomeCheck', 'village', { finding: 'meets', riskTypes: ['因病'], extra: 1 }, 'inputInvalid'],
  ['recordHomeCheck', 'village', { finding: 'meets' }, 'caseInputNeeded'],
  ['recordHomeCheck', 'township', { finding: 'meets', riskTypes: ['因病'] }, 'caseDeskNotAllowed'],
  ['decideCounty', 'county', { decision: 'approve' }, 'caseStepNotAllowed'],
  ['takenOver', 'county', { category: '边缘易致贫户' }, 'caseActUnknown'],
  ['toString', 'county', {}, 'caseActUnknown'],
  ['openCase', 'village', { source: '走访' }, 'caseRunning'],
  ['fileAuthorisation', 'village', { signedOn: '2022-05-10', signedBy: '户主' }, 'caseDateInFuture'],
] as const)('立案后乱办 %s（%s，%j）：%s，什么也没留下', async (act, desk, input, code) => {
  await walkTo(program, desks, S2(), 'openCase', days);
  await expect(doAct(program, desks[desk], S2(), act, input)).rejects.toMatchObject({ code });
  const shown = await asOperator((work) => showCase(work, COUNTY, S2()));
  expect([shown.step, shown.version, shown.papers.length]).toEqual(['homeCheck', 1, 1]);
});

test('没有案件只能立案；没有线索又不写来源，立不了', async () => {
  const check = doAct(program, desks.village, S2(), 'recordHomeCheck', { finding: 'doesNotMeet' });
  await expect(check).rejects.toMatchObject({ code: 'caseNotOpened' });
  const open = doAct(program, desks.village, county.households.S1.id, 'openCase');
  await expect(open).rejects.toMatchObject({ code: 'caseInputNeeded' });
});

test('有等着核实的线索，不写来源也能立案；线索随之记为属实', async () => {
  const { case: opened } = await doAct(program, desks.village, S2(), 'openCase');
  await asOperator(async ({ tx }) => {
    const { rows } = await sql`select state, finding, case_id from lead where household = ${S2()}`.execute(tx);
    expect(rows).toEqual([{ state: 'verified', finding: 'true', case_id: opened }]);
  });
});

test('已经是监测对象、风险没有消除的，不再立案', async () => {
  const village = await officer(program, 'village', LIU);
  const act = doAct(program, village, county.households.L2.id, 'openCase', { source: '走访' });
  await expect(act).rejects.toMatchObject({ code: 'caseAlreadyMonitored' });
});

test('政策包生效前一天不能立案', async () => {
  program.setNow('2022-05-07');
  const act = doAct(program, desks.village, S2(), 'openCase', { source: '走访' });
  await expect(act).rejects.toMatchObject({ code: 'packNotInForce' });
});

test('不予纳入的办结后可以再立案，连到上一件', async () => {
  await walkTo(program, desks, S2(), 'openCase', days);
  await doAct(program, desks.village, S2(), 'recordHomeCheck', { finding: 'doesNotMeet' });
  const first = await asOperator((work) => showCaseOfHousehold(work, COUNTY, S2()));
  expect(first.case).toMatchObject({ step: 'closed', closedOn: '2022-05-09', category: null });
  expect(first.case?.track[0]).toMatchObject({ state: 'refused', outcome: 'doesNotMeet' });
  expect(first.open?.act).toBe('openCase');
  await doAct(program, desks.village, S2(), 'openCase', { source: '再次走访' });
  const second = await asOperator((work) => showCase(work, COUNTY, S2()));
  expect(second).toMatchObject({ step: 'homeCheck', earlierCase: first.case?.id });
});

test('由核实属实的线索立案，线索连到案件；别户的不行', async () => {
  const lead = await perform(program, desks.village, (work) =>
    addLead(work, COUNTY, { household: S2(), source: 'visit', words: '走访看到户主住院' }),
  );
  const open = (household: string) => doAct(program, desks.village, household, 'openCase', { lead });
  await perform(program, desks.village, (work) => verifyLead(work, COUNTY, lead, { finding: 'true', reason: '属实' }));
  await expect(open(county.households.S1.id)).rejects.toMatchObject({ code: 'leadNotForCase' });
  const { case: opened } = await open(S2());
  await asOperator(async ({ tx }) => {
    const { rows } = await sql<{ case_id: string }>`select case_id from lead where id = ${lead}`.execute(tx);
    expect(rows).toEqual([{ case_id: opened }]);
  });
});

test('镇里退回要写理由，退到村级评议；公示还作数，再评议通过就直接到镇里', async () => {
  await walkTo(program, desks, S2(), 'endNotice', days);
  await expect(doAct(program, desks.township, S2(), 'sendBack', {})).rejects.toMatchObject({ code: 'inputInvalid' });
  await doAct(program, desks.township, S2(), 'sendBack', { reason: '没有写明到会人数' });
  const review = LZ_WALK.find(([, act]) => act === 'recordReview');
  expect(await doAct(program, desks.village, S2(), 'recordReview', review?.[2])).toMatchObject({
    step: 'townshipReview',
  });
  const shown = await asOperator((work) => showCase(work, COUNTY, S2()));
  expect(shown.sendBacks).toMatchObject([{ from: 'townshipReview', to: 'villageReview', reason: '没有写明到会人数' }]);
  expect(shown.notices).toMatchObject([{ startedOn: '2022-05-09', endedOn: '2022-05-14', places: ['村委会公示栏'] }]);
});

test('异议成立，公示作废，重新核查；内容和理由在卷里，编号按先后', async () => {
  await walkTo(program, desks, S2(), 'startNotice', days);
  const object = (input: object) => doAct(program, desks.township, S2(), 'recordObjection', input);
  await object({ finding: 'pending', content: '城里有门面房', raisedBy: '同组村民' });
  program.setNow('2022-05-14');
  await expect(doAct(program, desks.village, S2(), 'endNotice')).rejects.toMatchObject({ code: 'objectionPending' });
  await object({ finding: 'upheld', objection: 1, reason: '经核实属实' });
  expect(await doAct(program, desks.village, S2(), 'endNotice')).toMatchObject({ step: 'homeCheck' });
  const shown = await asOperator((work) => showCase(work, COUNTY, S2()));
  expect(shown.objections).toEqual([
    {
      ...{ number: 1, notice: 1, finding: 'upheld', content: '城里有门面房', raisedBy: '同组村民' },
      ...{ raisedOn: '2022-05-09', reason: '经核实属实', answeredOn: '2022-05-14' },
    },
  ]);
  expect(shown.notices[0]?.voided).toBe(true);
});

test('第15天还不算超期，第16天审定要写原因', async () => {
  await walkTo(program, desks, S2(), 'passTownship', days);
  program.setNow('2022-05-24');
  expect((await asOperator((work) => showCase(work, COUNTY, S2()))).overdue).toBe(false);
  program.setNow('2022-05-25');
  const shown = await asOperator((work) => showCase(work, COUNTY, S2()));
  expect(shown.overdue).toBe(true);
  expect(shown.may.find(({ act }) => act === 'decideCounty')?.input.required).toContain('lateReason');
  const decide = (input: object) => doAct(program, desks.county, S2(), 'decideCounty', input);
  await expect(decide({ decision: 'approve' })).rejects.toMatchObject({ code: 'caseInputNeeded' });
  expect(await decide({ decision: 'approve', lateReason: '等待异地比对' })).toMatchObject({ step: 'monitored' });
});

test('村里的人看自己能办的，县里的人看县里的；运维看到三级的；省里的人什么也办不了', async () => {
  await walkTo(program, desks, S2(), 'recordHomeCheck', days);
  const may = async (actor: Parameters<typeof perform>[1]) =>
    (await perform(program, actor, (work) => showCase(work, COUNTY, S2()))).may.map(({ act, by }) => `${by}:${act}`);
  expect(await may(desks.village)).toEqual(['village:fileAuthorisation', 'village:draftPlan']);
  expect(await may(desks.county)).toEqual([]);
  expect(await may(operatorActor())).toEqual(['village:fileAuthorisation', 'village:draftPlan', 'township:draftPlan']);
  const province = await officer(program, 'province');
  expect(await may(province)).toEqual([]);
  await expect(doAct(program, province, S2(), 'draftPlan', { plan: '养鸡' })).rejects.toMatchObject({
    code: 'verbNotAllowed',
  });
  const above = await perform(program, province, (work) => showCase(work, COUNTY, S2()));
  expect(above.papers.every(({ content }) => content === null)).toBe(true);
});

test('别的村、别的镇的人，这一户对他们不存在', async () => {
  await walkTo(program, desks, S2(), 'recordHomeCheck', days);
  for (const actor of [await officer(program, 'village', LIU), await officer(program, 'township', TOWN_SOUTH)]) {
    await expect(doAct(program, actor, S2(), 'draftPlan', { plan: '养鸡' })).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(perform(program, actor, (work) => showCase(work, COUNTY, S2()))).rejects.toMatchObject({
      code: 'notFound',
    });
  }
});

test('两个岗位同时审定一件案件：恰好一个办成，另一个被告知', async () => {
  await walkTo(program, desks, S2(), 'passTownship', days);
  const another = await officer(program, 'county');
  const answers = await Promise.allSettled([
    doAct(program, desks.county, S2(), 'decideCounty', { decision: 'approve' }),
    doAct(program, another, S2(), 'decideCounty', { decision: 'reject', reason: '不符合' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = answers.find((answer) => answer.status === 'rejected');
  expect(refused?.reason).toMatchObject({ code: 'caseOver' });
});

test('看过之后别人办了一步，再按旧的版本办，得到 409 和两个版本', async () => {
  await walkTo(program, desks, S2(), 'recordHomeCheck', days);
  await doAct(program, desks.township, S2(), 'draftPlan', { plan: '养鸡' }, 2);
  const late = doAct(program, desks.village, S2(), 'draftPlan', { plan: '养鸭' }, 2);
  await expect(late).rejects.toMatchObject({ code: 'stale', status: 409, details: { expected: 2, current: 3 } });
});

test('纳入以后风险还在，当前是监测对象；公示地点里不能写电话', async () => {
  await walkTo(program, desks, S2(), 'recordReview', days);
  const hang = (places: string[]) => doAct(program, desks.village, S2(), 'startNotice', { places });
  const refused = hang(['村委会，电话19912341234']);
  await expect(refused).rejects.toMatchObject({ code: 'publicityRefused', details: { kinds: ['phone'] } });
  await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('19912341234') });
  await hang(['村委会公示栏']);
  program.setNow('2022-05-14');
  for (const [desk, act, input] of LZ_WALK.slice(6)) await doAct(program, desks[desk], S2(), act, input);
  expect(await asOperator((work) => findMonitoring(work, COUNTY, S2()))).toEqual({
    category: CATEGORY,
    riskRemoved: false,
  });
});
