import { sql } from 'kysely';
import pg from 'pg';
import { openPool } from '../db/pool.ts';
import { inTransaction, NOWHERE, type Settings, type Tx } from '../db/transaction.ts';

const COUNTY = '990101000000';
const OTHER_COUNTY = '990201000000';
const HERE = '990101100201';
const NEXT_VILLAGE = '990101100202';
const OTHER_TOWN = '990101101201';
const FAR = '990201100201';
const OUTSIDE = [NEXT_VILLAGE, OTHER_TOWN, FAR];
const REFUSED = '42501';

const range = (code: string) => ({ lo: code, hi: `${code}~`, areas: [] });
const SOMEBODY = { actor: '01810000-0000-7000-8000-000000000001', office: NOWHERE };
const villager: Settings = { ...SOMEBODY, role: 'village', read: range(HERE), write: range(HERE) };
const province: Settings = { ...SOMEBODY, role: 'province', read: range('99'), write: NOWHERE };

/** Values that check constraints ask for; what is not named here is filled by type. */
const CONSTRAINED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  enrolment: { scheme: 'lifted' },
  export: { state: 'waiting' },
  external_id: { household: SOMEBODY.actor },
  income_snapshot: { purpose: '年度' },
  essentials_snapshot: { purpose: '年度' },
  import_batch: { mode: 'whole', state: 'waiting' },
  job: { state: 'waiting' },
  lead: { state: 'open' },
  lead_reason: { source: 'visit' },
  monitoring_case: { step: 'homeCheck' },
  policy_draft: { kind: 'end', state: 'draft' },
};
const BY_TYPE: Readonly<Record<string, string>> = {
  text: '甲',
  date: '2022-05-30',
  jsonb: '{}',
  bytea: '\\x00',
  'text[]': '{}',
  'timestamp with time zone': '2022-05-30T09:00:00+08:00',
};

interface Column {
  name: string;
  type: string;
  needed: boolean;
}
type Row = Readonly<Record<string, string>>;

/**
 * What is wrong with the walls as somebody at the other side of them finds: every table that has `county` and `area`
 * gets a row here, in the next village, in another town and in another county, and is then tried as the program's role.
 */
export async function holesByTrying(superuserUrl: string, appUrl: string): Promise<string[]> {
  const tables = await plantRows(superuserUrl);
  const pool = openPool(appUrl, 1);
  const holes: string[] = [];
  for (const [table, columns] of tables) {
    for (const probe of [...VILLAGE_PROBES, ...PROVINCE_PROBES]) {
      const hole = await probe(pool, table, columns);
      if (hole) holes.push(`${table}：${hole}`);
    }
    if (await isOpenOutsideTransactions(pool, table)) holes.push(`${table}：事务以外也看得见`);
  }
  await pool.end();
  return holes;
}

type Probe = (pool: pg.Pool, table: string, columns: Column[]) => Promise<string | undefined>;

const countIn = (table: string, areas: readonly string[]) => async (tx: Tx) =>
  (await sql`select 1 from ${sql.table(table)} where area = any(${areas})`.execute(tx)).rows.length;
const touch = (table: string) => async (tx: Tx) =>
  Number(
    (await sql`update ${sql.table(table)} set area = area where area = any(${OUTSIDE})`.execute(tx)).numAffectedRows,
  );
const insert = (table: string, row: Row) => async (tx: Tx) => {
  await sql`insert into ${sql.table(table)} ${valuesOf(row)}`.execute(tx);
  return 'written';
};

const VILLAGE_PROBES: readonly Probe[] = [
  async (pool, table) => ((await tried(pool, villager, countIn(table, [HERE]))) === 1 ? undefined : '本村的行看不见'),
  async (pool, table) => ((await tried(pool, villager, countIn(table, OUTSIDE))) === 0 ? undefined : '看得见外面的行'),
  async (pool, table) =>
    [0, REFUSED].includes((await tried(pool, villager, touch(table))) as never) ? undefined : '改得了外面的行',
  async (pool, table) => {
    const moved = await tried(pool, villager, (tx) => sql`update ${sql.table(table)} set area = ${FAR}`.execute(tx));
    return moved === REFUSED ? undefined : '能把本村的行改到外面去';
  },
  async (pool, table, columns) => {
    const written = await tried(pool, villager, insert(table, rowIn(table, columns, NEXT_VILLAGE)));
    return written === REFUSED ? undefined : '能往外面加行';
  },
  async (pool, table) => {
    const gone = await tried(pool, villager, async (tx) =>
      Number((await sql`delete from ${sql.table(table)} where area = any(${OUTSIDE})`.execute(tx)).numAffectedRows),
    );
    return gone === REFUSED || (isDerived(table) && gone === 0) ? undefined : '能删行';
  },
];

const PROVINCE_PROBES: readonly Probe[] = [
  async (pool, table) => {
    const seen = await tried(pool, province, countIn(table, [HERE, ...OUTSIDE]));
    return seen === 4 ? undefined : '省里看不全';
  },
  async (pool, table, columns) => {
    const written = await tried(pool, province, insert(table, rowIn(table, columns, HERE)));
    return written === REFUSED ? undefined : '只看不写的省里也能加行';
  },
  async (pool, table) =>
    [0, REFUSED].includes((await tried(pool, province, touch(table))) as never) ? undefined : '只看不写的省里也能改行',
];

function isDerived(table: string): boolean {
  return ['name_gram', 'household_fact', 'listing', 'rule_hit'].includes(table);
}

/** What the work answered, or the code of PostgreSQL's error; nothing is kept. */
async function tried(pool: pg.Pool, settings: Settings, work: (tx: Tx) => Promise<unknown>): Promise<unknown> {
  let answer: unknown;
  try {
    await inTransaction(pool, settings, async (tx) => {
      answer = await work(tx);
      throw new Error('taken back');
    });
  } catch (error) {
    return (error as { code?: string }).code ?? answer;
  }
}

/** A pooled connection after a committed transaction: the settings stand there as empty texts, and must open nothing. */
async function isOpenOutsideTransactions(pool: pg.Pool, table: string): Promise<boolean> {
  await inTransaction(pool, villager, countIn(table, [HERE]));
  const client = await pool.connect();
  try {
    await client.query(`begin; set local app.scope = '${HERE}'; commit`);
    return ((await client.query(`select 1 from ${table}`)).rowCount ?? 0) > 0;
  } catch {
    return false;
  } finally {
    client.release();
  }
}

/** Past foreign keys, which have nothing to do with walls: each table is tried by itself. */
async function plantRows(superuserUrl: string): Promise<Map<string, Column[]>> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    return await plantWith(client);
  } finally {
    await client.end();
  }
}

async function plantWith(client: pg.Client): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<{ name: string; columns: Column[] }>(COLUMNS);
  await client.query('set session_replication_role = replica');
  for (const { name, columns } of rows) {
    for (const area of [HERE, ...OUTSIDE]) {
      const row = rowIn(name, columns, area);
      const names = Object.keys(row).map((column) => `"${column}"`);
      const places = names.map((_, index) => `$${index + 1}`);
      await client.query(`insert into ${name} (${names.join(', ')}) values (${places.join(', ')})`, Object.values(row));
    }
  }
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

function rowIn(table: string, columns: readonly Column[], area: string): Row {
  const filled = columns
    .filter(({ needed }) => needed)
    .map(({ name, type }) => [name, type === 'uuid' ? crypto.randomUUID() : (BY_TYPE[type] ?? '1')]);
  const county = area === FAR ? OTHER_COUNTY : COUNTY;
  return { ...(Object.fromEntries(filled) as Row), ...CONSTRAINED[table], county, area };
}

function valuesOf(row: Row) {
  const names = Object.keys(row).map((name) => sql.ref(name));
  return sql`(${sql.join(names)}) values (${sql.join(Object.values(row))})`;
}

const COLUMNS = `
  select c.relname as name, jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
    'needed', a.attnotnull and not a.atthasdef) order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  group by c.oid, c.relname
  having count(*) filter (where a.attname in ('county', 'area')) = 2
  order by 1`;
