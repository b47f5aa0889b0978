import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LZ_PACK } from '../../policy/packs/shipped.ts';
import { TEMPLATES } from '../../policy/thresholds/templates.ts';
import { adopt } from '../policy/adoption.ts';
import { changedOwn, withOwnLayer } from '../policy/own-layer.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform, type Work } from '../rights/work.ts';
import { COUNTY, makeTestCounty, SONG } from '../testing/county.ts';
import { addHousehold } from '../testing/household.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { explainOn } from './explanation.ts';
import { listLeads } from './queries.ts';
import { judgeOn, refreshAndJudge, refreshScope } from './screening.ts';
import { verifyLead } from './verification.ts';
import { whyOn } from './why.ts';

let program: TestProgram;
let household: string;
const RISK = 'own.r1';

const act = <T>(work: (work: Work) => Promise<T>) => perform(program, operatorActor(), work);
const reasonsOpen = () =>
  act(async (work) => {
    const { rows } = await listLeads(work, COUNTY, { household, state: 'open' });
    return rows.flatMap(({ reasons }) => reasons.map(({ rule }) => rule));
  });

beforeAll(async () => {
  program = await testProgram();
  await makeTestCounty(program);
  const well = { name: '某', health: ['健康'], medicalInsurance: '城乡居民', education: '小学', labour: '普通劳动力' };
  const made = {
    ...{ householdNo: 'O1', area: SONG, members: [well], income: { a28: '9000', priorPerHead: '9000' } },
    essentials: { housing: true, education: true, water: true },
  };
  household = (await act((work) => addHousehold(work, COUNTY, made))).id;
  const [risks, rigid] = ['risksTold', 'civil60'].map((key) => TEMPLATES.find((each) => each.key === key));
  let pack = withOwnLayer(LZ_PACK, '梁塘区', '2022-05-08', null);
  for (const [id, template] of [['own.r1', risks] as const, ['own.r2', rigid] as const]) {
    if (!template) throw new Error('no template');
    const { title, seen: standing, threshold } = template;
    pack = changedOwn(pack, { threshold: { id, title, standing, threshold } }, '2022-05-08');
  }
  await act((work) => adopt(work, COUNTY, 'pack', pack));
  await act((work) => refreshScope(work, { county: COUNTY }));
});
afterAll(() => program.close());

/** An accepted form of the day that tells of two risks. */
async function tellOfRisks(): Promise<void> {
  await act(async ({ tx, newId, at, actor }) => {
    const campaign = newId();
    await sql`insert into campaign (county, id, name, starts_on, ends_on)
      values (${COUNTY}, ${campaign}, '排查', '2022-05-01', '2022-06-30')`.execute(tx);
    await sql`insert into sweep_form (county, id, household, area, campaign, visited_on, risk_types, known_from, standing,
        means, by_account)
      values (${COUNTY}, ${newId()}, ${household}, ${SONG}, ${campaign}, '2022-05-29', array['因病', '因学'], ${at},
        'accepted', 'visit', ${actor.id})`.execute(tx);
  });
}

test('县里自选的预警：指标没有留存的也照样命中，并进一条线索，说得出数；没有启用的县不受影响', async () => {
  expect(await reasonsOpen()).toEqual([]);
  await tellOfRisks();
  await act((work) => refreshAndJudge(work, COUNTY, [household]));
  expect(await reasonsOpen()).toEqual([RISK]);
  const { rows } = await act((work) => listLeads(work, COUNTY, { household, state: 'open' }));
  expect(rows[0]?.reasons[0]).toMatchObject({
    ...{ cites: 'own default', title: '一般农户排查登记了风险' },
    sentence: '符合“一般农户排查登记了风险”：今年入户排查登记的风险 2 项，不低于 1 项（自定缺省）。',
  });
});

test('为什么、逐条判断、过去一天的判断都有它；全县再查一遍什么也不变', async () => {
  const told = await act((work) => explainOn(work, COUNTY, household, '2022-05-30'));
  expect(told.rules.filter(({ answer }) => answer === 'yes').map(({ rule }) => rule)).toEqual([RISK]);
  const why = await act((work) => whyOn(work, COUNTY, household, '2022-05-30'));
  expect(why.rules.find(({ rule }) => rule === RISK)).toMatchObject({ use: 'warning', answer: 'yes' });
  const { judgements } = await act((work) => judgeOn(work, { county: COUNTY, households: [household] }, '2022-05-28'));
  expect(judgements[0]?.hits).toEqual([]);
  await act((work) => refreshScope(work, { county: COUNTY }));
  expect(await reasonsOpen()).toEqual([RISK]);
});

test('不属实以后按它自己的天数再提：第 29 天不提，第 30 天提', async () => {
  await act(async (work) => {
    const { rows } = await listLeads(work, COUNTY, { household, state: 'open' });
    await verifyLead(work, COUNTY, rows[0]?.id ?? '', { finding: 'false', reason: '已入户核实' });
  });
  program.setNow('2022-06-28');
  await act((work) => refreshScope(work, { county: COUNTY }));
  expect(await reasonsOpen()).toEqual([]);
  program.setNow('2022-06-29');
  await act((work) => refreshScope(work, { county: COUNTY }));
  expect(await reasonsOpen()).toEqual([RISK]);
});
