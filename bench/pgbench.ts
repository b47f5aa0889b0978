import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Debian and others put it; the database that we bring has none. */
const PLACES = ['/usr/bin/pgbench', '/usr/local/bin/pgbench', '/usr/lib/postgresql/15/bin/pgbench'];

/** @throws Error with a sentence when this machine has none */
export function findPgbench(): string {
  const found = PLACES.find((path) => existsSync(path));
  if (found === undefined)
    throw new Error('这台机器没有 pgbench（Debian 的 postgresql 或 postgresql-contrib 里有），没有对手，不比');
  return found;
}

export interface PgbenchLoad {
  readonly url: string;
  /** Scripts of pgbench, asked in turn by chance; statements are prepared. */
  readonly scripts: readonly string[];
  readonly folder: string;
  readonly clients: number;
  readonly seconds: number;
}

/** Transactions a second of these scripts, without the time of connecting. */
export async function pgbenchRate({ url, scripts, folder, clients, seconds }: PgbenchLoad): Promise<number> {
  const files = scripts.map((_, nth) => join(folder, `script-${nth}.sql`));
  for (const [nth, file] of files.entries()) await writeFile(file, scripts[nth] ?? '');
  const options = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds)];
  // The plan that suits every value at once: five plans for each of 16 connections would be a part of what is measured.
  const env = { ...process.env, PGOPTIONS: '-c plan_cache_mode=force_generic_plan -c timezone=Asia/Shanghai' };
  const { stdout } = await run(findPgbench(), [...options, ...files.flatMap((file) => ['-f', file]), url], { env });
  const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
  if (rate === undefined) throw new Error(`pgbench：${stdout}`);
  return Number(rate);
}

/** A statement with its values written in, on one line, as a script. */
export function scriptOf({ sql, parameters }: { sql: string; parameters: readonly unknown[] }): string {
  const written = sql.replace(/\$(\d+)/g, (_, nth) => literal(parameters[Number(nth) - 1]));
  return `${written.replace(/\s+/g, ' ').trim()};\n`;
}

/** SQL that stands for itself in a script, such as `:household`. */
export class Verbatim {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function literal(value: unknown): string {
  if (value instanceof Verbatim) return value.text;
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'::bytea`;
  if (Array.isArray(value)) return `'{${value.join(',')}}'`;
  return `'${String(value).replaceAll("'", "''")}'`;
}
