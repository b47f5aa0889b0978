import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createDatabase } from '../db/embedded/roles.ts';
import { listMigrations, migrate } from '../db/migrate.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { kekFromText } from '../keys/key-file.ts';
import { readBackupFile, writeBackupFile } from './backup-file.ts';
import { openBackup, sealBackup } from './container.ts';
import { makeBackup } from './make-backup.ts';
import { HEAD, MANIFEST } from './manifest.ts';
import { restore } from './restore.ts';

const keyText = randomBytes(32).toString('hex');
const kek = kekFromText(keyText, 'test');
const madeAt = 1653872400000; // 2022-05-30T09:00:00+08:00
const OLDER = '0006-walls';
const older = `older_${randomBytes(6).toString('hex')}`;
const target = `target_${randomBytes(6).toString('hex')}`;
let folder = '';
let full: TestDatabase;

const inDatabase = (address: string, name: string) =>
  Object.assign(new URL(address), { pathname: `/${name}` }).toString();

async function asSuperuser(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: inject('clusterUrls').superuserUrl });
  await client.connect();
  await work(client).finally(() => client.end());
}

async function ask(database: string, question: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: inDatabase(inject('clusterUrls').adminUrl, database) });
  await client.connect();
  return (await client.query(question).finally(() => client.end())).rows;
}

/** Restores on a PostgreSQL server, as a province does; answers the code of the problem. */
async function restoreOnServer(name: string, file: string): Promise<string> {
  const { adminUrl, appUrl } = inject('clusterUrls');
  const env = {
    ...{ SHOUWANG_DATA: join(folder, name), SHOUWANG_KEY: keyText },
    ...{ DATABASE_URL: inDatabase(appUrl, target), DATABASE_ADMIN_URL: inDatabase(adminUrl, target) },
  };
  return restore(env, join(folder, file)).then(
    () => 'done',
    (problem: { code: string }) => problem.code,
  );
}

/** Writes a copy of a genuine backup in which one entry says something else. */
async function forge(name: string, entryName: string, change: (content: never) => object): Promise<void> {
  async function* changed() {
    for await (const { name: each, stream } of openBackup(kek, await readBackupFile(join(folder, 'full')))) {
      const content = await buffer(stream);
      const said =
        each === entryName ? Buffer.from(JSON.stringify(change(JSON.parse(content.toString()) as never))) : content;
      yield {
        name: each,
        stream: (async function* () {
          yield said;
        })(),
      };
    }
  }
  await writeBackupFile(join(folder, name), sealBackup(kek, madeAt, changed()));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shouwang-restore-'));
  await asSuperuser(async (client) => {
    for (const name of [older, target]) await createDatabase(client, name);
  });
  const { adminUrl } = inject('clusterUrls');
  await migrate(inDatabase(adminUrl, older), OLDER);
  await ask(
    older,
    `insert into area (code, level, name, valid_from) values ('990000000000', 'province', '甲省', '2021-01-01')`,
  );
  await writeFile(join(folder, 'note'), '');
  await makeBackup({ adminUrl: inDatabase(adminUrl, older), dataDir: folder, kek, madeAt }, join(folder, 'older'));
  full = await testDatabase();
  await makeBackup({ adminUrl: full.adminUrl, dataDir: folder, kek, madeAt }, join(folder, 'full'));
});

afterAll(async () => {
  await full.drop();
  await asSuperuser(async (client) => {
    for (const name of [older, target]) await client.query(`drop database ${name} with (force)`);
  });
  await rm(folder, { recursive: true });
});

const tablesOfTarget = () =>
  ask(target, `select tablename from pg_tables where schemaname in ('public', 'audit', 'migration')`);

test('目录与内容不符的备份：查出来，库里和目录里什么也没有留下', async () => {
  await forge(
    'wrong-sum',
    MANIFEST,
    ({ tables, files }: { tables: Record<string, { rows: number }>; files: number }) => ({
      files,
      tables: { ...tables, 'public.area': { ...tables['public.area'], rows: 1 } },
    }),
  );
  expect(await restoreOnServer('data', 'wrong-sum')).toBe('backupDamaged');
  expect(existsSync(join(folder, 'data'))).toBe(false);
  expect(await tablesOfTarget()).toEqual([]);
});

test('更新的程序写的备份，旧程序明白拒绝', async () => {
  await forge('newer', HEAD, (head: { migrations: string[] }) => ({
    ...head,
    migrations: [...head.migrations, '9999-later'],
  }));
  expect(await restoreOnServer('data', 'newer')).toBe('backupDamaged');
  expect(existsSync(join(folder, 'data'))).toBe(false);
});

test('旧程序写的备份，先按它当时的结构恢复，再升到今天的结构', async () => {
  expect(await restoreOnServer('data', 'older')).toBe('done');
  const names = (await ask(target, 'select name from migration.kysely_migration order by name')) as { name: string }[];
  expect(names.map(({ name }) => name)).toEqual(await listMigrations());
  expect(await ask(target, 'select name from area')).toEqual([{ name: '甲省' }]);
});

test('库里已经有表，就不恢复到那里，原来的行还在', async () => {
  expect(await restoreOnServer('other', 'full')).toBe('databaseNotEmpty');
  expect(existsSync(join(folder, 'other'))).toBe(false);
  expect(await ask(target, 'select name from area')).toEqual([{ name: '甲省' }]);
});
