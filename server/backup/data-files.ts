import { createReadStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { FILES } from './manifest.ts';
import type { BackupEntry } from './records.ts';

/** What of a data folder goes into a backup beside the database. Never `keys/`, `secrets.json`, `pg/`, `run/`. */
const KEPT_FILES = ['test-clock', 'demo-accounts.json'];
const KEPT_FOLDER = 'documents';
const UNFINISHED = '.part';

/** The files of a data folder, as entries. */
export async function* fileEntries(dataDir: string): AsyncGenerator<BackupEntry> {
  for (const name of await listKept(dataDir)) {
    yield { name: `${FILES}${name.split(sep).join('/')}`, stream: createReadStream(join(dataDir, name)) };
  }
}

/** Writes one file of a backup to its place, flushed. `name` is the entry's, checked when it was read. */
export async function putFile(dataDir: string, name: string, stream: AsyncIterable<Uint8Array>): Promise<void> {
  const path = join(dataDir, ...name.slice(FILES.length).split('/'));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const piece of stream) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function listKept(dataDir: string): Promise<string[]> {
  const present = await readdir(dataDir);
  const folder = join(dataDir, KEPT_FOLDER);
  const documents = present.includes(KEPT_FOLDER)
    ? await readdir(folder, { recursive: true, withFileTypes: true })
    : [];
  const inFolder = documents
    .filter((entry) => entry.isFile() && !entry.name.endsWith(UNFINISHED))
    .map((entry) => join(entry.parentPath, entry.name).slice(dataDir.length + 1));
  return [...KEPT_FILES.filter((name) => present.includes(name)), ...inFolder.sort()];
}
