import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PoolClient } from 'pg';
import { emptyDataFolder, removeDataFolder } from '../db/embedded/data-folder.ts';
import { useDatabase } from '../db/embedded/use-database.ts';
import { listMigrations, migrate } from '../db/migrate.ts';
import { openPool } from '../db/pool.ts';
import { problem } from '../http/problem.ts';
import { type KeyEncryptionKey, loadKek } from '../keys/key-file.ts';
import { readBackupFile } from './backup-file.ts';
import { openBackup } from './container.ts';
import { damaged } from './damaged.ts';
import { putFile } from './data-files.ts';
import { type BackupHead, type BackupManifest, FILES, HEAD, MANIFEST, readJson, TABLES, tableKey } from './manifest.ts';
import { beginFilling, emptyTables, fill, setSequences, sumOf } from './tables.ts';
import { dropWhatWasMade, refuseUsedDatabase } from './target-database.ts';
import { UNFINISHED_RESTORE } from './unfinished.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Makes a data folder again from a backup: the file is read through and checked first, then the database is brought to
 * the backup's schema, filled, compared row for row, and brought to today's. Whatever fails, what was made goes.
 *
 * @throws dataFolderNotEmpty, databaseNotEmpty, keyUnavailable, fileUnreadable, backupDamaged
 */
export async function restore(env: Environment, path: string): Promise<{ dataDir: string; manifest: BackupManifest }> {
  const dataDir = resolve(env.SHOUWANG_DATA ?? './data');
  const wasThere = existsSync(dataDir);
  if (wasThere && (await readdir(dataDir)).length > 0) throw problem('dataFolderNotEmpty', { folder: dataDir });
  const { kek } = await loadKek({ dataFolder: dataDir, env, mayGenerate: false });
  const head = await checkedHead(kek, path);
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  try {
    await writeFile(join(dataDir, UNFINISHED_RESTORE), '');
    const manifest = await restoreInto({ env, dataDir, kek, path, head });
    // A folder of keys without one says that the key lies elsewhere: the program then never makes another.
    await mkdir(join(dataDir, 'keys'), { mode: 0o700 });
    await rm(join(dataDir, UNFINISHED_RESTORE));
    return { dataDir, manifest };
  } catch (error) {
    if (wasThere) emptyDataFolder(dataDir);
    else removeDataFolder(dataDir);
    throw error;
  }
}

interface Given {
  readonly env: Environment;
  readonly dataDir: string;
  readonly kek: KeyEncryptionKey;
  readonly path: string;
  readonly head: BackupHead;
}

/** The head, once the file was read to its end and found whole, and this program knows what it describes. */
async function checkedHead(kek: KeyEncryptionKey, path: string): Promise<BackupHead> {
  let head: BackupHead | undefined;
  for await (const { name, stream } of openBackup(kek, await readBackupFile(path))) {
    if (name === HEAD) head = await readJson<BackupHead>(stream);
  }
  if (!head || head.migrations.length === 0) throw damaged('里面没有目录，可能由有缺陷的程序写成。请换一份备份。');
  const known = await listMigrations();
  const stranger = head.migrations.find((migration, index) => migration !== known[index]);
  if (stranger === undefined) return head;
  throw damaged(`它的数据库结构（${stranger}）本程序不认识，多半由更新的程序备份。请换不旧于它的程序来恢复。`);
}

/** The embedded database goes with the folder; one on a server is emptied again. */
async function restoreInto(given: Given): Promise<BackupManifest> {
  const database = await useDatabase(given);
  try {
    await refuseUsedDatabase(database.adminUrl);
    try {
      await migrate(database.adminUrl, given.head.migrations.at(-1));
      const manifest = await restoreContent(given, database.adminUrl);
      await migrate(database.adminUrl);
      return manifest;
    } catch (error) {
      if (given.env.DATABASE_URL) await dropWhatWasMade(database.adminUrl);
      throw error;
    }
  } finally {
    await database.release();
  }
}

/**
 * One transaction for all rows; they are compared with the manifest before it is committed. Without the ANALYZE the first
 * screening of 600 restored households had not ended after nine minutes: autovacuum comes too late for a plan.
 */
async function restoreContent(given: Given, adminUrl: string): Promise<BackupManifest> {
  const pool = openPool(adminUrl, 1);
  try {
    const client = await pool.connect();
    try {
      await beginFilling(client);
      const manifest = await fillAll(client, given);
      await compareAll(client, given.head, manifest);
      await setSequences(client);
      await client.query('commit');
      await client.query('analyze');
      return manifest;
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}

async function fillAll(client: PoolClient, { kek, path, head, dataDir }: Given): Promise<BackupManifest> {
  const tables = new Map(head.tables.map((table) => [`${TABLES}${tableKey(table)}`, table]));
  let manifest: BackupManifest | undefined;
  let files = 0;
  await emptyTables(client, head.tables);
  for await (const { name, stream } of openBackup(kek, await readBackupFile(path))) {
    const table = tables.get(name);
    if (table) await fill(client, table, stream);
    else if (name.startsWith(FILES)) {
      await putFile(dataDir, name, stream);
      files += 1;
    } else if (name === MANIFEST) manifest = await readJson<BackupManifest>(stream);
  }
  if (manifest?.files !== files) throw damaged('里面的文件数与目录不符，可能由有缺陷的程序写成。请换一份备份。');
  return manifest;
}

/** Row for row, from the database: what a type, a default or a policy changed on the way in is noticed. */
async function compareAll(client: PoolClient, head: BackupHead, manifest: BackupManifest): Promise<void> {
  for (const table of head.tables) {
    const key = tableKey(table);
    const found = await sumOf(client, table);
    const written = manifest.tables[key];
    if (found.rows === written?.rows && found.sum === written.sum) continue;
    throw damaged(
      `${key} 恢复后有 ${found.rows} 行，与备份时记下的（${written?.rows ?? 0} 行）内容不符。请换一份备份。`,
    );
  }
}
