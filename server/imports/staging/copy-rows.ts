import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { connectionOf, type Tx } from '../../db/transaction.ts';

/** What a cell of a row may hold on its way into the database. */
export type CopyValue = string | number | bigint | boolean | Buffer | readonly string[] | null;

/**
 * Loads rows into a temporary table by COPY: PostgreSQL refuses COPY into tables with row-level security, so nothing
 * else can be loaded so.
 */
export async function copyRows(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly CopyValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const target = connectionOf(tx).query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  const loaded = finished(target);
  target.end(linesOf(rows));
  await loaded;
}

/** One text for all of them: rows come by the two thousand, and a stream of small pieces cost more than their making. */
function linesOf(rows: readonly (readonly CopyValue[])[]): string {
  let lines = '';
  for (const row of rows) {
    let before = '';
    for (const value of row) {
      lines += before + textOf(value);
      before = '\t';
    }
    lines += '\n';
  }
  return lines;
}

function textOf(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  return typeof value === 'object' ? escaped(arrayText(value)) : String(value);
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const needsEscape = /[\0\\\t\n\r]/;

/** PostgreSQL takes no NUL in a text; it means nothing in a cell. */
function escaped(text: string): string {
  if (!needsEscape.test(text)) return text;
  return text.replaceAll('\0', '').replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}

function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
