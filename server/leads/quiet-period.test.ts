import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRECISION_BASE } from '../../contract/leads.ts';
import { LZ_PACK } from '../../policy/packs/shipped.ts';
import { adopt } from '../policy/adoption.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform, type Work } from '../rights/work.ts';
import { COUNTY, makeTestCounty, SONG } from '../testing/county.ts';
import { addHousehold } from '../testing/household.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { screenCountyNightly } from './nightly.ts';
import { listLeads, precisionByRule } from './queries.ts';
import { refreshScope } from './screening.ts';
import { verifyLead } from './verification.ts';

let program: TestProgram;
let serial = 0;

beforeAll(async () => {
  program = await testProgram();
  await makeTestCounty(program);
  await act((work) => adopt(work, COUNTY, 'pack', LZ_PACK));
});
afterAll(() => program.close());

const act = <T>(work: (work: Work) => Promise<T>) => perform(program, operatorActor(), work);
const screen = () => act((work) => refreshScope(work, { county: COUNTY }));
const reasonsOpen = (household: string) =>
  act(async (work) => {
    const { rows } = await listLeads(work, COUNTY, { household, state: 'open' });
    return rows.flatMap(({ reasons }) => reasons.map(({ rule }) => rule));
  });

/** One person with 6,000 yuan a year: of all rules only 人均收入低于监测线 holds. */
async function poorHousehold(): Promise<string> {
  serial += 1;
  const person = {
    ...{ name: '某', health: ['健康'], medicalInsurance: '城乡居民', education: '小学', labour: '普通劳动力' },
  };
  const made = {
    ...{ householdNo: `Q${serial}`, area: SONG, members: [person] },
    ...{ income: { a28: '6000' }, essentials: { housing: true, education: true, water: true } },
  };
  return (await act((work) => addHousehold(work, COUNTY, made))).id;
}

/** Screened on 2022-05-30 and found untrue on the same day. */
async function foundUntrue(): Promise<string> {
  program.setNow('2022-05-30');
  const household = await poorHousehold();
  await screen();
  expect(await reasonsOpen(household)).toEqual(['income.belowLine']);
  await verifyOpen(household, 'false');
  return household;
}

async function verifyOpen(household: string, finding: 'true' | 'false'): Promise<void> {
  await act(async (work) => {
    const { rows } = await listLeads(work, COUNTY, { household, state: 'open' });
    await verifyLead(work, COUNTY, rows[0]?.id ?? '', { finding, reason: '已入户核实' });
  });
}

const earns = (household: string, fen: number) =>
  act(({ tx }) => sql`update income_snapshot set a28 = ${fen} where household = ${household}`.execute(tx));

test('不属实后静默 90 天：第 89 天不再冒，第 90 天冒，第 91 天也冒', async () => {
  const household = await foundUntrue();
  program.setNow('2022-08-27');
  await screen();
  expect(await reasonsOpen(household)).toEqual([]);
  program.setNow('2022-08-28');
  await screen();
  expect(await reasonsOpen(household)).toEqual(['income.belowLine']);
  const later = await foundUntrue();
  program.setNow('2022-08-29');
  await screen();
  expect(await reasonsOpen(later)).toEqual(['income.belowLine']);
});

test('静默期里数值差一分就再冒；一样或好一分都不冒', async () => {
  const [worse, same, better] = [await foundUntrue(), await foundUntrue(), await foundUntrue()];
  program.setNow('2022-05-31');
  await earns(worse, 599_999);
  await earns(better, 600_001);
  await screen();
  expect(await reasonsOpen(worse)).toEqual(['income.belowLine']);
  expect(await reasonsOpen(same)).toEqual([]);
  expect(await reasonsOpen(better)).toEqual([]);
});

test('静默期里另一条规则命中，照样冒，只说那一条', async () => {
  const household = await foundUntrue();
  program.setNow('2022-05-31');
  await act(({ tx }) => sql`update essentials_snapshot set water = false where household = ${household}`.execute(tx));
  await screen();
  expect(await reasonsOpen(household)).toEqual(['essentials.water']);
});

test('属实而还没立案的，线索等着，数值不变就不另开', async () => {
  program.setNow('2022-05-30');
  const household = await poorHousehold();
  await screen();
  await verifyOpen(household, 'true');
  program.setNow('2023-05-30');
  await screen();
  expect(await reasonsOpen(household)).toEqual([]);
});

test('准确率：核实不到十条不给，到十条给属实和已核实', async () => {
  const before = await act((work) => precisionByRule(work, COUNTY));
  expect(before.get('essentials.education')).toBeUndefined();
  program.setNow('2022-05-30');
  const households: string[] = [];
  for (let n = 0; n < PRECISION_BASE; n += 1) households.push(await poorHousehold());
  await act(({ tx }) =>
    sql`update essentials_snapshot set education = false where household = any(${households}::uuid[])`.execute(tx),
  );
  await screen();
  const [last = '', ...others] = households;
  for (const [n, household] of others.entries()) await verifyOpen(household, n < 3 ? 'true' : 'false');
  expect((await act((work) => precisionByRule(work, COUNTY))).get('essentials.education')).toBeUndefined();
  await verifyOpen(last, 'false');
  const precision = await act((work) => precisionByRule(work, COUNTY));
  expect(precision.get('essentials.education')).toEqual({ confirmed: 3, verified: PRECISION_BASE });
});

test('夜间筛查：新命中开线索，同一天再来一遍什么也不变，有记录', async () => {
  program.setNow('2022-06-10');
  await screen();
  const household = await poorHousehold();
  const first = await screenCountyNightly(program, COUNTY);
  expect(first).toMatchObject({ on: '2022-06-10', newLeads: 1 });
  expect(await reasonsOpen(household)).toEqual(['income.belowLine']);
  expect(await screenCountyNightly(program, COUNTY)).toEqual({ ...first, newLeads: 0 });
  const { rows } = await act(({ tx }) =>
    sql`select device, county from audit.entry where act = 'screening.nightly'`.execute(tx),
  );
  expect(rows).toEqual(Array(2).fill({ device: 'schedule', county: COUNTY }));
});

test('线索缘由和事件只许改所在村，别的一个字也改不了', async () => {
  const changed = (set: string) => act(({ tx }) => sql`update lead_reason set ${sql.raw(set)}`.execute(tx));
  await expect(changed(`sentence = '甲'`)).rejects.toMatchObject({ code: '42501' });
  await expect(changed('area = area')).resolves.toBeDefined();
  const event = act(({ tx }) => sql`update event set data = '{}'`.execute(tx));
  await expect(event).rejects.toMatchObject({ code: '42501' });
});
