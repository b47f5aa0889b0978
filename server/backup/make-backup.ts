import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import type { Instant } from '../clock/clock.ts';
import { openPool } from '../db/pool.ts';
import type { KeyEncryptionKey } from '../keys/key-file.ts';
import { writeBackupFile } from './backup-file.ts';
import { sealBackup } from './container.ts';
import { fileEntries } from './data-files.ts';
import { type BackupHead, type BackupManifest, HEAD, MANIFEST, TABLES, tableKey } from './manifest.ts';
import type { BackupEntry } from './records.ts';
import { type RowSum, rowSummer, summed } from './row-sum.ts';
import { beginSnapshot, listApplied, listTables, rowsOf } from './tables.ts';

/** Where the rows and files come from, and which key seals them. */
export interface BackupSource {
  /** The owner's login, which sees past every policy. */
  readonly adminUrl: string;
  readonly dataDir: string;
  readonly kek: KeyEncryptionKey;
  readonly madeAt: Instant;
}

/**
 * Writes everything of a data folder but its keys and passwords into one sealed file, while the program may run: the
 * rows are of one moment, and documents, which are never changed, are on the disk before the row that points at them.
 */
export async function makeBackup(source: BackupSource, path: string): Promise<BackupManifest> {
  const pool = openPool(source.adminUrl, 1);
  try {
    const client = await pool.connect();
    try {
      await beginSnapshot(client);
      const { entries, manifest } = entriesOf(client, source.dataDir);
      await writeBackupFile(path, sealBackup(source.kek, source.madeAt, entries));
      return manifest();
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}

function entriesOf(client: PoolClient, dataDir: string) {
  const tables: Record<string, RowSum> = {};
  let files = 0;
  const manifest = (): BackupManifest => ({ tables, files });

  async function* entries(): AsyncGenerator<BackupEntry> {
    const head: BackupHead = { migrations: await listApplied(client), tables: await listTables(client) };
    yield jsonEntry(HEAD, head);
    for (const table of head.tables) {
      const summer = rowSummer();
      yield { name: `${TABLES}${tableKey(table)}`, stream: summed(rowsOf(client, table), summer) };
      tables[tableKey(table)] = summer.result();
    }
    for await (const file of fileEntries(dataDir)) {
      files += 1;
      yield file;
    }
    yield jsonEntry(MANIFEST, manifest());
  }

  return { entries: entries(), manifest };
}

function jsonEntry(name: string, value: object): BackupEntry {
  return { name, stream: Readable.from([Buffer.from(JSON.stringify(value))]) };
}
