import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely';
import { openPool } from './pool.ts';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'migrations');

/**
 * Brings the database to today's schema; a failed batch leaves no trace.
 * `adminUrl` logs in as the owner of the tables, never as the program's role; `upTo` stops after the migration of
 * that name, for a backup that is older than the program.
 */
export async function migrate(adminUrl: string, upTo?: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: openPool(adminUrl, 1) }) });
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: readMigrations },
      migrationTableSchema: 'migration',
    });
    await sql`create schema if not exists migration`.execute(db);
    const { error } = upTo ? await migrator.migrateTo(upTo) : await migrator.migrateToLatest();
    if (error) throw error;
  } finally {
    await db.destroy();
  }
}

/** The names of the migrations this program knows, in order. */
export async function listMigrations(): Promise<string[]> {
  return Object.keys(await readMigrations());
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  const entries = names.map(async (name) => {
    const text = await readFile(join(FOLDER, name), 'utf8');
    return [
      name.replace('.sql', ''),
      {
        up: (db: Kysely<unknown>) =>
          sql
            .raw(text)
            .execute(db)
            .then(() => undefined),
      },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
