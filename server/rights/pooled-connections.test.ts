import fc from 'fast-check';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '../db/pool.ts';
import { inTransaction } from '../db/transaction.ts';
import { LIU, makeTestCounty, officer, SONG } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import type { Actor } from './actor.ts';

let program: TestProgram;
let pool: Pool;
let song: Actor;
let liu: Actor;

beforeAll(async () => {
  program = await testProgram();
  await makeTestCounty(program);
  [song, liu] = [await officer(program, 'village', SONG), await officer(program, 'village', LIU)];
  pool = openPool(appUrlOf(program), 2);
});
afterAll(async () => {
  await pool.end();
  await program.close();
});

/** The program's own login, on connections of this test alone. */
function appUrlOf({ pool: own }: TestProgram): string {
  return (own.options as { connectionString: string }).connectionString;
}

const TABLES = ['household', 'person', 'person_version', 'membership', 'income_snapshot', 'external_id', 'name_gram'];

test('事务提交以后，同一连接上不在事务里的查询看不见任何一行', async () => {
  const client = await pool.connect();
  try {
    for (const table of TABLES) {
      await client.query(
        `begin; set local app.read_lo = '99'; set local app.read_hi = '99~'; set local app.read_areas = ''`,
      );
      expect((await client.query(`select 1 from ${table}`)).rowCount, table).toBeGreaterThan(0);
      await client.query('commit');
      expect((await client.query(`select 1 from ${table}`)).rowCount, table).toBe(0);
    }
  } finally {
    client.release();
  }
});

test('从没说过身份的连接，查询就是错误', async () => {
  const fresh = openPool(appUrlOf(program), 1);
  for (const table of TABLES) {
    await expect(fresh.query(`select 1 from ${table}`)).rejects.toMatchObject({ code: '42704' });
  }
  await fresh.end();
});

/** What one of the two does on whichever connection is free: looks, is thrown out half-way, or writes where it must not. */
async function act(who: Actor, table: string, how: 'look' | 'fail' | 'write'): Promise<string[]> {
  const seen: string[] = [];
  await inTransaction(pool, who, async (tx) => {
    const { rows } = await sql<{ area: string }>`select area from ${sql.table(table)}`.execute(tx);
    seen.push(...rows.map(({ area }) => area));
    await sql`select pg_sleep(random() * 0.003)`.execute(tx);
    if (how === 'fail') await sql`select 1 / 0`.execute(tx);
    const elsewhere = who === song ? LIU : SONG;
    if (how === 'write') await sql`update ${sql.table(table)} set area = ${elsewhere}`.execute(tx);
  }).catch((error: { code?: string }) => expect(['22012', '42501']).toContain(error.code));
  return seen;
}

test('两个人的 200 个随机事务在两条连接上穿插，谁也没有看见对方的一行', async () => {
  const step = fc.record({
    who: fc.constantFrom<'song' | 'liu'>('song', 'liu'),
    table: fc.constantFrom(...TABLES),
    how: fc.constantFrom<'look' | 'fail' | 'write'>('look', 'look', 'fail', 'write'),
  });
  const steps = fc.array(step, { minLength: 200, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const answers = await Promise.all(
        list.map(async ({ who, table, how }) => ({ who, seen: await act(who === 'song' ? song : liu, table, how) })),
      );
      const outside = answers.filter(({ who, seen }) => seen.some((area) => area !== (who === 'song' ? SONG : LIU)));
      expect(outside).toEqual([]);
      expect(answers.every(({ seen }) => seen.length > 0)).toBe(true);
    }),
    { numRuns: 3 },
  );
});
