import { sql } from 'kysely';
import type { Tables } from './tables.generated.ts';
import type { Tx } from './transaction.ts';

/**
 * Inserts any number of whole rows of one table in one statement and with one bind value. Keys are column names; a
 * column left out is null, also where the table has a default. Bytes and bigint are taken as they are.
 */
export async function insertRows(
  tx: Tx,
  table: keyof Tables & string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const name = sql.table(table);
  await sql`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${asJson(rows)}::jsonb)`.execute(
    tx,
  );
}

function asJson(rows: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)]))),
  );
}

function plain(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  return typeof value === 'bigint' ? value.toString() : value;
}
