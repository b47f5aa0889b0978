import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOWHERE } from '../db/transaction.ts';
import { COUNTY, HE, LIU, makeTestCounty, officer, SONG, TOWN_NORTH, TOWN_SOUTH } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { operatorActor } from './actor.ts';
import { isInScope } from './scope.ts';
import { perform } from './work.ts';

let program: TestProgram;

beforeAll(async () => {
  program = await testProgram();
  await makeTestCounty(program);
});
afterAll(() => program.close());

test('省、市只看不写，县、镇、村看哪里写哪里，三种管理员一户也看不到', async () => {
  for (const role of ['province', 'city'] as const)
    expect(await officer(program, role)).toMatchObject({ write: NOWHERE, office: NOWHERE, read: { areas: [] } });
  for (const role of ['county', 'township', 'village'] as const) {
    const { read, write, office } = await officer(program, role);
    expect(write).toEqual(read);
    expect(isInScope(write, SONG)).toBe(true);
    expect(office).toEqual(NOWHERE);
  }
  for (const role of ['system', 'security', 'audit'] as const)
    expect(await officer(program, role)).toMatchObject({ read: NOWHERE, write: NOWHERE, office: { lo: '990101' } });
});

test('镇的范围就是它下面的村：一个代码以内的边上都不越过', async () => {
  const { read } = await officer(program, 'township', TOWN_NORTH);
  const inside = [TOWN_NORTH, SONG, LIU, '990101100999'];
  const outside = ['990101099999', TOWN_SOUTH, HE, COUNTY, '990101000000', '990100000000'];
  expect(inside.filter((code) => !isInScope(read, code))).toEqual([]);
  expect(outside.filter((code) => isInScope(read, code))).toEqual([]);
});

test('村划到另一个镇以后，跟着区划树走：新镇看得到，原镇看不到', async () => {
  await perform(program, operatorActor(), ({ tx }) =>
    sql`update area set parent = ${TOWN_SOUTH} where code = ${LIU}`.execute(tx),
  );
  const [north, south] = [
    await officer(program, 'township', TOWN_NORTH),
    await officer(program, 'township', TOWN_SOUTH),
  ];
  expect([SONG, LIU, HE].map((code) => isInScope(north.read, code))).toEqual([true, false, false]);
  expect([SONG, LIU, HE].map((code) => isInScope(south.read, code))).toEqual([false, true, true]);
});
