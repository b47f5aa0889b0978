import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addUser } from '../accounts/operator.ts';
import type { Tx } from '../db/transaction.ts';
import { COUNTY, officer } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { FAR_COUNTY, makeTwoCounties } from '../testing/two-counties.ts';
import type { Actor } from './actor.ts';
import { writeAudit } from './audit.ts';
import { perform } from './work.ts';

let program: TestProgram;
let far: { id: string };

beforeAll(async () => {
  program = await testProgram();
  await makeTwoCounties(program);
  far = await addUser(program, { name: 'far-county', role: 'county', area: FAR_COUNTY, password: 'Ceshi-mima-7731' });
  for (const area of [COUNTY, FAR_COUNTY]) {
    const somebody = await officer(program, 'county', area);
    await perform(program, somebody, (work) => writeAudit(work, { act: 'lead.read' }));
  }
});
afterAll(() => program.close());

const areasIn = (table: string) => async (tx: Tx) =>
  (await sql<{ area: string }>`select distinct area from ${sql.table(table)}`.execute(tx)).rows.map(({ area }) => area);
const ask = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => perform(program, who, ({ tx }) => work(tx));

test('审计管理员只看到本县的审计；别县的一条也没有，别的角色一条也看不到', async () => {
  const near = await ask(await officer(program, 'audit', COUNTY), areasIn('audit.entry'));
  const there = await ask(await officer(program, 'audit', FAR_COUNTY), areasIn('audit.entry'));
  expect([near.includes(COUNTY), near.filter((area) => !area.startsWith('990101'))]).toEqual([true, []]);
  expect([there.includes(FAR_COUNTY), there.filter((area) => !area.startsWith('990201'))]).toEqual([true, []]);
  for (const role of ['county', 'province', 'system', 'security'] as const)
    expect(await ask(await officer(program, role), areasIn('audit.entry'))).toEqual([]);
});

test('别县的账号和授权，三种管理员都看不到、改不了', async () => {
  for (const role of ['system', 'security', 'audit'] as const) {
    const who = await officer(program, role, COUNTY);
    for (const table of ['account', 'role_grant']) {
      const areas = await ask(who, areasIn(table));
      expect(
        areas.filter((area) => !area.startsWith('990101')),
        `${role} ${table}`,
      ).toEqual([]);
    }
    const closed = sql`update account set display_name = '改了' where id = ${far.id}`;
    const changed = await ask(who, async (tx) => Number((await closed.execute(tx)).numAffectedRows));
    expect(changed).toBe(0);
    const revoked = sql`update role_grant set area = area where account = ${far.id}`;
    expect(await ask(who, async (tx) => Number((await revoked.execute(tx)).numAffectedRows))).toBe(0);
  }
});

test('会话和命令的记录，只有本人看得到', async () => {
  const somebody = await officer(program, 'county', COUNTY);
  await ask(somebody, (tx) =>
    sql`insert into command (actor, device, id, digest, at) values (${somebody.id}, 'test', ${far.id}, '\\x00', '2022-05-30')`.execute(
      tx,
    ),
  );
  const count = async (who: Actor) =>
    ask(who, async (tx) => (await sql`select 1 from command`.execute(tx)).rows.length);
  expect(await count(somebody)).toBe(1);
  for (const role of ['county', 'system', 'security', 'audit', 'province'] as const)
    expect(await count(await officer(program, role)), role).toBe(0);
});
