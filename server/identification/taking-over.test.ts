import { afterAll, beforeAll, expect, test } from 'vitest';
import { lz2022Identification } from '../../policy/identification/lz-2022.ts';
import { LZ_PACK } from '../../policy/packs/shipped.ts';
import { setVersions } from '../households/versions.ts';
import { adopt } from '../policy/adoption.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { desksOf, doAct } from '../testing/case-walk.ts';
import { COUNTY, HE, LIU, makeTestCounty, officer, type TestCounty } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { foldStanding } from './case-fold.ts';
import { findLatestCase, listEvents } from './queries.ts';
import { showCase } from './show.ts';
import { type TakenOver, takeOverCase, takeOverCases } from './taking-over.ts';

let program: TestProgram;
let county: TestCounty;

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  await perform(program, operatorActor(), (work) => adopt(work, COUNTY, 'pack', LZ_PACK));
});
afterAll(() => program.close());

const asOperator = <T>(ask: Parameters<typeof perform<T>>[2]) => perform(program, operatorActor(), ask);
const told = { category: '边缘易致贫户', on: '2021-06-01', riskTypes: ['因残'], mainRisk: '因残', riskRemovedOn: null };
const take = (household: string, changed: Partial<TakenOver> = {}) =>
  asOperator((work) => takeOverCases(work, COUNTY, [{ household, ...told, ...changed }]));

async function expectFolded(household: string, kinds: string[]) {
  await asOperator(async (work) => {
    const record = await findLatestCase(work, COUNTY, household);
    const events = await listEvents(work, COUNTY, record?.id ?? '');
    const { state, step, openedOn, closedOn, version } = record ?? ({} as never);
    expect({ state, step, openedOn, closedOn, version }).toEqual(foldStanding(lz2022Identification, events));
    expect(events.map(({ act }) => act)).toEqual(kinds);
  });
}

test('已认定的监测对象由一个 takenOver 事件开头；再导入一遍什么也不变', async () => {
  const { id } = county.households.L2;
  expect(await take(id)).toEqual({ opened: 1, closed: 0, missing: [] });
  expect(await take(id)).toEqual({ opened: 0, closed: 0, missing: [] });
  await expectFolded(id, ['takenOver']);
  const shown = await asOperator((work) => showCase(work, COUNTY, id));
  expect(shown).toMatchObject({
    step: 'monitored',
    openedOn: '2021-06-01',
    category: '边缘易致贫户',
    may: [],
    overdue: false,
  });
  expect(shown.papers).toMatchObject([{ kind: 'takenOver', content: { riskTypes: ['因残'] } }]);
});

test('后来导入说风险已消除，案件办结；再有风险可以重新立案，连到上一件', async () => {
  const { id, area } = county.households.L2;
  expect(await take(id, { riskRemovedOn: '2022-04-01' })).toMatchObject({ opened: 0, closed: 1 });
  await expectFolded(id, ['takenOver', 'removalTakenOver']);
  await asOperator((work) => {
    const subject = { household: id, scheme: 'monitored' as const };
    const setting = { subject, area, from: '2022-04-01', values: { riskRemovedOn: '2022-04-01' } };
    return setVersions(work, 'enrolment', COUNTY, [setting], { means: 'import' });
  });
  const before = await asOperator((work) => findLatestCase(work, COUNTY, id));
  expect(before).toMatchObject({ step: 'closed', closedOn: '2022-04-01' });
  const village = await officer(program, 'village', LIU);
  await doAct(program, village, id, 'openCase', { source: '走访发现新风险' });
  expect(await asOperator((work) => findLatestCase(work, COUNTY, id))).toMatchObject({ earlierCase: before?.id });
  expect(await take(id)).toEqual({ opened: 0, closed: 0, missing: [] });
});

test('导入时风险已经消除的，接管就是办结的', async () => {
  const { id } = county.households.H1;
  expect(await take(id, { riskRemovedOn: '2021-12-31' })).toMatchObject({ opened: 1 });
  await expectFolded(id, ['takenOver', 'removalTakenOver']);
  expect(await take(id, { riskRemovedOn: '2021-12-31' })).toMatchObject({ opened: 0, closed: 0 });
  expect(await take(id)).toMatchObject({ opened: 1 });
  await expectFolded(id, ['takenOver']);
});

test('正在识别的案件，导入不去动它；没有的户报出来', async () => {
  const { id } = county.households.H2;
  const { village } = await desksOf(program, HE);
  await doAct(program, village, id, 'openCase', { source: '走访' });
  expect(await take(id)).toMatchObject({ opened: 0 });
  await expectFolded(id, ['openCase']);
  const unknown = '01900000-0000-7000-8000-000000000000';
  expect((await take(unknown)).missing).toEqual([unknown]);
  await expect(asOperator((work) => takeOverCase(work, COUNTY, unknown, told))).rejects.toMatchObject({
    code: 'notFound',
  });
});
