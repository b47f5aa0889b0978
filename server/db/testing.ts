import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { createDatabase } from './embedded/roles.ts';

/** A database of a test file's own: everything migrated, no rows. */
export type TestDatabase = { adminUrl: string; appUrl: string; drop(): Promise<void> };

/** Clones the template. Call it in `beforeAll` and `drop` in `afterAll`, after the pools are closed. */
export async function testDatabase(): Promise<TestDatabase> {
  const { superuserUrl, adminUrl, appUrl } = inject('clusterUrls');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(superuserUrl, (client) => createDatabase(client, name, new URL(adminUrl).pathname.slice(1)));
  return {
    adminUrl: inDatabase(adminUrl, name),
    appUrl: inDatabase(appUrl, name),
    drop: () =>
      asSuperuser(superuserUrl, async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      }),
  };
}

function inDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.toString();
}

async function asSuperuser(superuserUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
