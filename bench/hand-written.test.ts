import { afterAll, beforeAll, expect, test } from 'vitest';
import { madeUpCounty } from '../demo/county.ts';
import { refreshScope } from '../server/leads/screening.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform } from '../server/rights/work.ts';
import { type TestProgram, testProgram } from '../server/testing/program.ts';
import { benchDay } from './bench-county.ts';
import { handWritten } from './hand-written.ts';
import { type Found, hitsOfKeptFacts } from './kept-facts.ts';
import { loadCounty } from './load-county.ts';

const made = madeUpCounty({
  ...{ seed: 3, county: '990189', name: '丰禾县', today: benchDay },
  ...{ households: 1200, towns: 2, villagesOfTown: [2, 3] },
});
let program: TestProgram;

beforeAll(async () => {
  program = await testProgram(benchDay);
});
afterAll(() => program.close());

function inOrder(found: readonly Found[]): Found[] {
  return [...found].sort((a, b) => (a.household < b.household ? -1 : 1));
}

test('手写的 SQL 与留存指标的筛查，每户命中一样', async () => {
  const { county, persons } = await loadCounty(program, made);
  expect(persons).toBe([...made.households()].reduce((sum, { members }) => sum + members.length, 0));
  await perform(program, operatorActor(), async (work) => {
    await refreshScope(work, { county });
    const ours = inOrder(await hitsOfKeptFacts(work, county));
    const theirs = inOrder((await handWritten(county, work.today).execute(work.tx)).rows);
    expect(ours).toEqual(theirs);
    const rules = new Set(ours.flatMap(({ hits }) => hits));
    expect(rules).toContain('income.belowLine');
    expect(rules).toContain('health.disability');
  });
});
