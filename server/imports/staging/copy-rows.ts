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
  await copyLines(tx, table, columns, rows.map((row) => `${row.map(textOf).join('\t')}\n`).join(''));
}

/** The same of lines that `lineOf` made: in one piece, for a stream of small ones costs more than their making. */
export async function copyLines(tx: Tx, table: string, columns: readonly string[], lines: string): Promise<void> {
  if (lines === '') return;
  const target = connectionOf(tx).query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  const loaded = finished(target);
  target.end(lines);
  await loaded;
}

/** A row as a line of COPY; a column without a value is null. */
export function lineOf(columns: readonly string[], row: Readonly<Record<string, CopyValue>>): string {
  let line = '';
  let before = '';
  for (const column of columns) {
    line += before + textOf(row[column] ?? null);
    before = '\t';
  }
  return `${line}\n`;
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
