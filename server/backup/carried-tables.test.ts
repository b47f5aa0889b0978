import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '../db/pool.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { tableKey } from './manifest.ts';
import { LEFT_OUT, listTables, setSequences } from './tables.ts';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function carried(): Promise<string[]> {
  const pool = openPool(database.adminUrl, 1);
  const one = await pool.connect();
  const tables = await listTables(one).finally(() => one.release());
  await pool.end();
  return tables.map(tableKey);
}

/** Another question than the one under test: what the standard's own catalogue knows. */
async function standing(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  return rows.map(({ name }) => name);
}

test('每张表不是进备份，就是写明理由不进；没有第三种', async () => {
  const [inBackup, all] = [await carried(), await standing()];
  expect(all.filter((name) => !inBackup.includes(name) && !LEFT_OUT[name])).toEqual([]);
  expect(Object.keys(LEFT_OUT).filter((name) => !all.includes(name))).toEqual([]);
  expect(inBackup.filter((name) => LEFT_OUT[name])).toEqual([]);
  expect(all.length).toBeGreaterThan(30);
});

test('以后新加的表，哪怕在新的架构里，不用改程序就进备份', async () => {
  await client.query(
    'create schema later; create table later.visit_of_tomorrow (id integer); create table tomorrow (id integer)',
  );
  const inBackup = await carried();
  await client.query('drop schema later cascade; drop table tomorrow');
  expect(inBackup).toEqual(expect.arrayContaining(['later.visit_of_tomorrow', 'public.tomorrow']));
});

test('由数据库编号的列，恢复以后从最大的号接着编；空表从头编', async () => {
  await client.query(`create table numbered (n bigint generated always as identity, word text);
    create table unnumbered (n bigserial)`);
  await client.query(`insert into numbered (n, word) overriding system value values (41, '四十一')`);
  const pool = openPool(database.adminUrl, 1);
  const one = await pool.connect();
  await setSequences(one).finally(() => one.release());
  await pool.end();
  const next = async (table: string, columns: string) =>
    (await client.query<{ n: string }>(`insert into ${table} ${columns} returning n`)).rows[0]?.n;
  expect(await next('numbered', `(word) values ('下一个')`)).toBe('42');
  expect(await next('unnumbered', 'default values')).toBe('1');
  await client.query('drop table numbered, unnumbered');
});
