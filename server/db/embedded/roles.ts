import pg from 'pg';
import type { Secrets } from './data-folder.ts';

export const databaseName = 'shouwang';

/** The address of a database of an embedded cluster for one of its roles. */
export function addressOf(role: string, password: string, port: number, database: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the two roles and the database where they are missing. The owner bypasses policies, as migrations and the
 * backup must see every row; the program's role owns nothing, bypasses nothing and may become nobody (trust.md).
 */
export async function ensureRoles(port: number, secrets: Secrets): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf('postgres', secrets.superuser, port, 'postgres') });
  await client.connect();
  try {
    const isMissing = async (question: string, name: string) => (await client.query(question, [name])).rowCount === 0;
    const role = 'SELECT FROM pg_roles WHERE rolname = $1';
    if (await isMissing(role, 'shouwang_owner'))
      await client.query(`CREATE ROLE shouwang_owner LOGIN BYPASSRLS CREATEROLE PASSWORD '${secrets.owner}'`);
    if (await isMissing(role, 'shouwang_app'))
      await client.query(
        `CREATE ROLE shouwang_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '${secrets.app}'`,
      );
    if (await isMissing('SELECT FROM pg_database WHERE datname = $1', databaseName))
      await createDatabase(client, databaseName);
    // An import proves parents set-wise (server/imports/merge/parents.ts); it opens no row and no table.
    await client.query('GRANT SET ON PARAMETER session_replication_role TO shouwang_app');
  } finally {
    await client.end();
  }
}

/** An empty database, or a copy of `template`, which nobody may be connected to meanwhile. */
export async function createDatabase(client: pg.Client, name: string, template = 'template0'): Promise<void> {
  await client.query(`CREATE DATABASE ${name} OWNER shouwang_owner TEMPLATE ${template}`);
  await client.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${name} FROM PUBLIC`);
  await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO shouwang_app`);
}
