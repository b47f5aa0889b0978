import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from, to } from 'pg-copy-streams';
import type { BackedUpTable } from './manifest.ts';
import { type RowSum, rowSummer } from './row-sum.ts';

/** How values are written: the same text from whichever server and login. Rows hidden by a policy are an error, not missing. */
const PLAIN_TEXT = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local bytea_output = 'hex';
  set local row_security = off`;

/** One state of the whole database, however long it is read; to be committed by the caller. */
export async function beginSnapshot(client: PoolClient): Promise<void> {
  await client.query(`begin isolation level repeatable read read only; ${PLAIN_TEXT}`);
}

/** A transaction in which rows are put back and looked at. */
export async function beginFilling(client: PoolClient): Promise<void> {
  await client.query(`begin; ${PLAIN_TEXT}`);
}

/** The names of the migrations that this database has had, in order. */
export async function listApplied(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration.kysely_migration order by name');
  return rows.map(({ name }) => name);
}

/** Tables that are not carried, each with the reason. Everything else that the catalogue knows is: a new table needs no word here. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'migration.kysely_migration': '恢复时由迁移自己写出；备份的第一项记着做过哪些',
  'migration.kysely_migration_lock': '迁移进行中的锁，不是数据',
};

/** Every table of ours from the catalogue, in whatever schema, each after those that its foreign keys point at. */
export async function listTables(client: PoolClient): Promise<BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable & { needs: string[] }>(
    `select n.nspname as schema, c.relname as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct m.nspname || '.' || p.relname from pg_constraint f
        join pg_class p on p.oid = f.confrelid join pg_namespace m on m.oid = p.relnamespace
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and n.nspname || '.' || c.relname <> all ($1)
    order by 1, 2`,
    [Object.keys(LEFT_OUT)],
  );
  const placed = new Map<string, BackedUpTable>();
  while (placed.size < rows.length) {
    const next = rows.filter(
      ({ schema, name, needs }) => !placed.has(`${schema}.${name}`) && needs.every((need) => placed.has(need)),
    );
    if (next.length === 0) throw new Error('foreign keys run in a circle: no order of tables satisfies them');
    for (const { schema, name, columns } of next) placed.set(`${schema}.${name}`, { schema, name, columns });
  }
  return [...placed.values()];
}

/** The rows of a table in COPY's text form. */
export function rowsOf(client: PoolClient, table: BackedUpTable): AsyncIterable<Uint8Array> {
  return client.query(to(`copy ${quoted(table)} to stdout (encoding 'UTF8')`));
}

/** Puts rows in COPY's text form into a table. */
export async function fill(client: PoolClient, table: BackedUpTable, rows: AsyncIterable<Uint8Array>): Promise<void> {
  const target = client.query(from(`copy ${quoted(table)} from stdin (encoding 'UTF8')`));
  await pipeline(Readable.from(rows, { objectMode: false }), target);
}

/** The sum of what stands in a table. */
export async function sumOf(client: PoolClient, table: BackedUpTable): Promise<RowSum> {
  const summer = rowSummer();
  for await (const piece of rowsOf(client, table)) summer.add(piece);
  return summer.result();
}

/** Numbers given by the database go on after the highest that a backup brought. */
export async function setSequences(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string; column: string; sequence: string }>(`
    select n.nspname as schema, c.relname as name, a.attname as column, s.oid::regclass::text as sequence
    from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
      join pg_class c on c.oid = d.refobjid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
    where d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')`);
  for (const { schema, name, column, sequence } of rows) {
    const highest = `select max(${identifier(column)}) from ${named({ schema, name, columns: [] })}`;
    await client.query(
      `select setval($1::regclass, (${highest})) where exists (${highest} having max(${identifier(column)}) is not null)`,
      [sequence],
    );
  }
}

/** What migrations themselves put in goes: the backup brings those rows again. */
export async function emptyTables(client: PoolClient, tables: readonly BackedUpTable[]): Promise<void> {
  await client.query(`truncate ${tables.map((table) => named(table)).join(', ')}`);
}

function quoted(table: BackedUpTable): string {
  return `${named(table)} (${table.columns.map(identifier).join(', ')})`;
}

function named({ schema, name }: BackedUpTable): string {
  return `${identifier(schema)}.${identifier(name)}`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
