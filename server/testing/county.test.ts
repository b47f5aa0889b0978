import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { perform } from '../rights/work.ts';
import { COUNTY, HE, makeTestCounty, officer, SONG, TOWN_SOUTH } from './county.ts';
import { type TestProgram, testProgram } from './program.ts';

let program: TestProgram;

beforeAll(async () => {
  program = await testProgram();
  await makeTestCounty(program);
});
afterAll(() => program.close());

async function villagesSeen(role: 'county' | 'township' | 'village' | 'audit', area?: string) {
  return perform(program, await officer(program, role, area), async ({ tx }) => {
    const { rows } = await sql<{ area: string; count: number }>`
      select area, count(*)::integer as count from household where county = ${COUNTY} group by area order by area`.execute(
      tx,
    );
    return rows.map(({ area, count }) => [area, count]);
  });
}

test('村、镇、县各看到自己的农户，审计管理员一户也看不到', async () => {
  expect(await villagesSeen('village')).toEqual([[SONG, 2]]);
  expect(await villagesSeen('township', TOWN_SOUTH)).toEqual([[HE, 2]]);
  expect((await villagesSeen('county')).map(([, count]) => count)).toEqual([2, 2, 2]);
  expect(await villagesSeen('audit')).toEqual([]);
});
