import { afterAll, beforeAll, expect, test } from 'vitest';
import { perform } from '../rights/work.ts';
import { type Desks, desksOf, doAct } from '../testing/case-walk.ts';
import { COUNTY, makeTestCounty, screenTestCounty, type TestCounty } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { lockHousehold } from './household-lock.ts';

let program: TestProgram;
let county: TestCounty;
let desks: Desks;

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  await screenTestCounty(program);
  desks = await desksOf(program);
});
afterAll(() => program.close());

const lockAt = (expected?: number) =>
  perform(program, desks.village, (work) => lockHousehold(work, COUNTY, county.households.S1.id, expected));

test('在一户上办成一件事，版本加一；拿着办以前的版本再来，被拒并告知两个版本', async () => {
  const { version } = await lockAt();
  await doAct(program, desks.village, county.households.S1.id, 'openCase', { source: '村干部走访发现' });
  expect((await lockAt(version + 1)).version).toBe(version + 1);
  await expect(lockAt(version)).rejects.toMatchObject({
    code: 'stale',
    details: { expected: version, current: version + 1 },
  });
});

test('没有办成的事，版本不动', async () => {
  const { version } = await lockAt();
  const again = doAct(program, desks.village, county.households.S1.id, 'openCase', { source: '村干部走访发现' });
  await expect(again).rejects.toMatchObject({ code: 'caseRunning' });
  expect((await lockAt()).version).toBe(version);
});
