import { sql } from 'kysely';
import { type Statement, statement } from './statement.ts';
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
  if (rows.length > 0) await insertionInto(table).rows(tx, { rows: rowsAsJson(rows) });
}

const insertions = new Map<string, Statement<'rows', never>>();

function insertionInto(table: string): Statement<'rows', never> {
  const name = sql.table(table);
  const made =
    insertions.get(table) ??
    statement<'rows', never>(
      ['rows'],
      (of) => sql`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${of.rows}::jsonb)`,
    );
  insertions.set(table, made);
  return made;
}

/** Whole rows as `jsonb_populate_recordset` reads them. */
export function rowsAsJson(rows: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)]))),
  );
}

function plain(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  return typeof value === 'bigint' ? value.toString() : value;
}
