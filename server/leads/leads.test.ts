import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LZ_PACK } from '../../policy/packs/shipped.ts';
import { adopt } from '../policy/adoption.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, LIU, makeTestCounty, officer, type TestCounty } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { listLeads } from './queries.ts';
import { judgeOn, refreshScope } from './screening.ts';
import { addLead, verifyLead } from './verification.ts';

let program: TestProgram;
let county: TestCounty;

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  await perform(program, operatorActor(), (work) => adopt(work, COUNTY, 'pack', LZ_PACK));
});
afterAll(() => program.close());

const screenAll = () => perform(program, operatorActor(), (work) => refreshScope(work, { county: COUNTY }));
const openLeads = () =>
  perform(program, operatorActor(), (work) => listLeads(work, COUNTY, { state: 'open' }).then((page) => page.rows));

test('一户命中几条规则，只有一条线索，每条缘由都写明规则、条款和数值', async () => {
  await screenAll();
  const rows = await openLeads();
  const households = rows.map(({ household }) => household);
  expect(new Set(households).size).toBe(households.length);
  const several = rows.find(({ reasons }) => reasons.length > 1);
  expect(several).toBeDefined();
  for (const reason of rows.flatMap(({ reasons }) => reasons)) {
    expect(reason.cites).not.toBe('');
    expect(reason.sentence).toContain('符合');
  }
});

test('再筛一遍，线索和缘由都不增加', async () => {
  const before = await openLeads();
  await screenAll();
  expect(await openLeads()).toEqual(before);
});

test('政策包生效前一天不能筛查，生效当天能', async () => {
  const on = (day: string) => perform(program, operatorActor(), (work) => judgeOn(work, { county: COUNTY }, day));
  await expect(on('2022-05-07')).rejects.toMatchObject({ code: 'packNotInForce' });
  expect((await on('2022-05-08')).judgements.length).toBe(Object.keys(county.households).length);
});

test('线索核实不属实后，情况不变就不再冒出来；核实过的不能再核实', async () => {
  const [lead] = await openLeads();
  const village = await officer(program, 'village', await villageOf(lead?.household ?? ''));
  const verify = () =>
    perform(program, village, (work) =>
      verifyLead(work, COUNTY, lead?.id ?? '', { finding: 'false', reason: '已入户核实' }),
    );
  await verify();
  await screenAll();
  expect((await openLeads()).map(({ household }) => household)).not.toContain(lead?.household);
  await expect(verify()).rejects.toMatchObject({ code: 'leadVerified' });
});

test('别村的人看不到也核实不了这条线索', async () => {
  const [lead] = await openLeads();
  const elsewhere = (await villageOf(lead?.household ?? '')) === LIU ? '990101101201' : LIU;
  const stranger = await officer(program, 'village', elsewhere);
  const act = perform(program, stranger, (work) =>
    verifyLead(work, COUNTY, lead?.id ?? '', { finding: 'true', reason: '属实' }),
  );
  await expect(act).rejects.toMatchObject({ code: 'notFound' });
});

test('人工新增的线索并入该户未核实的那一条', async () => {
  const [lead] = await openLeads();
  const village = await officer(program, 'village', await villageOf(lead?.household ?? ''));
  const input = { household: lead?.household ?? '', source: 'visit', words: '走访看到房屋漏雨' } as const;
  const id = await perform(program, village, (work) => addLead(work, COUNTY, input));
  expect(id).toBe(lead?.id);
  const row = (await openLeads()).find((candidate) => candidate.id === id);
  expect(row?.reasons.map(({ source }) => source)).toContain('visit');
});

function villageOf(household: string): Promise<string> {
  return perform(program, operatorActor(), async ({ tx }) => {
    const { rows } = await sql<{
      area: string;
    }>`select area from household where county = ${COUNTY} and id = ${household}`.execute(tx);
    return rows[0]?.area ?? '';
  });
}
