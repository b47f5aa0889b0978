import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '../db/pool.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { COUNTY, HE, LIU, officer, SONG, TOWN_NORTH } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { type Random, randomOf } from '../testing/seeded-random.ts';
import { FAR, FAR_COUNTY, makeTwoCounties } from '../testing/two-counties.ts';
import type { Actor } from './actor.ts';
import { type Stepped, stepped } from './testing-steps.ts';

/** The whole is 10,000 (`SHOUWANG_INTERLEAVINGS=10000`); any seed by `SHOUWANG_SEED`. */
const COUNT = Number(process.env.SHOUWANG_INTERLEAVINGS ?? 200);
const SEED = Number(process.env.SHOUWANG_SEED ?? 20221122);
const VILLAGES = [SONG, LIU, HE, FAR];
const TABLES = [
  'household',
  'household_version',
  'person',
  'membership',
  'lead',
  'monitoring_case',
  'document',
  'event',
];

/** Who acts, and by hand the codes that begin so are theirs. */
const WHO = [
  { role: 'village', area: SONG, prefix: SONG },
  { role: 'village', area: LIU, prefix: LIU },
  { role: 'township', area: TOWN_NORTH, prefix: '990101100' },
  { role: 'county', area: COUNTY, prefix: '990101' },
  { role: 'county', area: FAR_COUNTY, prefix: '990201' },
  { role: 'province', area: '990000000000', prefix: '99' },
  { role: 'audit', area: COUNTY, prefix: '-' },
] as const;
type Person = { readonly actor: Actor; readonly prefix: string };

let program: TestProgram;
let pool: pg.Pool;
let people: Person[];
/** How many rows each village has in each table. */
const rowsOf = new Map<string, number>();

beforeAll(async () => {
  program = await testProgram();
  await makeTwoCounties(program);
  people = await Promise.all(
    WHO.map(async ({ role, area, prefix }) => ({ actor: await officer(program, role, area), prefix })),
  );
  pool = openPool((program.pool.options as { connectionString: string }).connectionString, 2);
  await countRows();
}, 120_000);
afterAll(async () => {
  await pool.end();
  await program.close();
});

async function countRows(): Promise<void> {
  const client = new pg.Client({ connectionString: program.adminUrl });
  await client.connect();
  for (const table of TABLES) {
    const { rows } = await client.query<{ area: string; count: number }>(
      `select area, count(*)::integer as count from ${table} group by area`,
    );
    for (const { area, count } of rows) rowsOf.set(`${table} ${area}`, count);
  }
  await client.end();
}

function expectedCount(table: string, { prefix }: Person): number {
  const own = VILLAGES.filter((village) => village.startsWith(prefix));
  return own.reduce((sum, village) => sum + (rowsOf.get(`${table} ${village}`) ?? 0), 0);
}

type Act = (tx: Tx, who: Person, table: string, random: Random) => Promise<string | undefined>;

/** Each says what leaked, if anything did. */
const ACTS: readonly Act[] = [
  async (tx, who, table) => {
    const { rows } = await sql<{ area: string }>`select area from ${sql.table(table)}`.execute(tx);
    const outside = rows.filter(({ area }) => !area.startsWith(who.prefix)).length;
    if (outside > 0) return `${who.actor.name} 看见 ${table} 外面的 ${outside} 行`;
    return rows.length === expectedCount(table, who) ? undefined : `${who.actor.name} 看 ${table} 得 ${rows.length} 行`;
  },
  async (tx, who, table) => {
    const { rows } = await sql<{ lowest: string | null; highest: string | null }>`
      select min(area) as lowest, max(area) as highest from ${sql.table(table)}`.execute(tx);
    const ends = [rows[0]?.lowest, rows[0]?.highest].filter((area) => typeof area === 'string');
    return ends.every((area) => area.startsWith(who.prefix)) ? undefined : `${who.actor.name} 排 ${table} 排出了外面`;
  },
  async (tx, { actor }) => {
    const { rows } = await sql<{ said: string }>`
      select concat_ws(' ', current_setting('app.actor'), current_setting('app.role'), current_setting('app.read_lo'),
        current_setting('app.write_hi'), current_setting('app.office_lo')) as said`.execute(tx);
    const expected = [actor.actor, actor.role, actor.read.lo, actor.write.hi, actor.office.lo].join(' ');
    return rows[0]?.said === expected ? undefined : `${actor.name} 的设置成了 ${rows[0]?.said}`;
  },
  async (tx, who, table, random) => {
    const elsewhere = VILLAGES[random(VILLAGES.length)] ?? '';
    if (elsewhere.startsWith(who.actor.write.lo)) return undefined;
    const wanted = sql`update ${sql.table(table)} set area = area where area = ${elsewhere}`;
    const changed = await wanted.execute(tx).then(({ numAffectedRows }) => Number(numAffectedRows ?? 0));
    return changed === 0 ? undefined : `${who.actor.name} 改了 ${elsewhere} 的 ${changed} 行`;
  },
];

class TakenBack extends Error {}
/** Divided by zero, refused by a policy or a grant, killed while it runs: all are meant. */
const MEANT = new Set(['22012', '42501', '57P01', '25P02']);

interface Running {
  readonly steps: Stepped;
  readonly leaks: string[];
}

/** A transaction of somebody that goes on only when it is told to, and ends in one of five ways. */
function begin(random: Random): Running {
  const who = people[random(people.length)] as Person;
  const ending = random(10);
  const leaks: string[] = [];
  const steps = stepped(async (next) => {
    await inTransaction(pool, who.actor, async (tx) => {
      for (let left = 1 + random(4); left > 0; left--) {
        await next();
        const act = ACTS[random(ACTS.length)] as Act;
        const leak = await act(tx, who, TABLES[random(TABLES.length)] ?? 'household', random);
        if (leak !== undefined) leaks.push(leak);
      }
      await next();
      if (ending === 0) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
      if (ending === 1) await sql`select 1 / 0`.execute(tx);
      if (ending === 2) await sql`select 1 / 0`.execute(tx).catch(() => sql`select 1`.execute(tx));
      if (ending === 3) throw new TakenBack();
    }).catch((error: Error & { code?: string }) => {
      const isMeant = error instanceof TakenBack || MEANT.has(error.code ?? '') || /terminated/.test(error.message);
      if (!isMeant) throw error;
    });
  });
  return { steps, leaks };
}

/** Two at a time on two connections, statement by statement in a random order. */
async function interleave(random: Random): Promise<string[]> {
  const pair = [begin(random), begin(random)] as const;
  let open = pair.map(({ steps }) => steps);
  while (open.length > 0) {
    const chosen = open[random(open.length)] as Stepped;
    if (!(await chosen.step())) open = open.filter((steps) => steps !== chosen);
  }
  await Promise.all(pair.map(({ steps }) => steps.ended));
  return [...pair.flatMap(({ leaks }) => leaks), ...(await leftBehind())];
}

/** What both connections still know of who used them: outside of a transaction there is nobody, and nothing to see. */
async function leftBehind(): Promise<string[]> {
  const clients = await Promise.all([pool.connect(), pool.connect()]);
  const left: string[] = [];
  for (const client of clients) {
    const { rows } = await client.query(`select concat(current_setting('app.actor', true),
      current_setting('app.role', true), current_setting('app.read_lo', true), current_setting('app.read_areas', true)) as said`);
    if (rows[0].said !== '') left.push(`连接上留着 ${rows[0].said}`);
    const seen = await client.query('select 1 from household').then(
      ({ rowCount }) => rowCount,
      (error: { code?: string }) => (error.code === '42704' ? 0 : error.code),
    );
    if (seen !== 0) left.push(`事务以外看见 ${seen}`);
    client.release();
  }
  return left;
}

test(`${COUNT} 次穿插：提交、撤回、出错、被杀、接着用，谁也没有看见外面的一行，设置不留到下一个事务`, async () => {
  const leaks: string[] = [];
  for (let i = 0; i < COUNT; i++)
    leaks.push(...(await interleave(randomOf(SEED + i))).map((leak) => `${SEED + i}：${leak}`));
  expect(leaks).toEqual([]);
}, 1_800_000);
