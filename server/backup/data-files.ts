import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { FILES } from './manifest.ts';
import type { BackupEntry } from './records.ts';

/** What of a data folder goes into a backup beside the database. Never `keys/`, `secrets.json`, `pg/`, `run/`. */
const KEPT_FILES = ['test-clock', 'demo-accounts.json'];
/** Both hold sealed files only, but for what an import has just opened. */
const KEPT_FOLDERS = ['documents', 'uploads'];
const OPENED = join('uploads', 'opened');
const UNFINISHED = '.part';

/** The files of a data folder, as entries. One that is taken away meanwhile has no row that waits for it. */
export async function* fileEntries(dataDir: string): AsyncGenerator<BackupEntry> {
  for (const name of await listKept(dataDir)) {
    const handle = await open(join(dataDir, name)).catch(undefinedIfGone);
    if (handle) yield { name: `${FILES}${name.split(sep).join('/')}`, stream: handle.createReadStream() };
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
  const folders = await Promise.all(
    KEPT_FOLDERS.filter((name) => present.includes(name)).map((name) => filesIn(dataDir, name)),
  );
  return [...KEPT_FILES.filter((name) => present.includes(name)), ...folders.flat()];
}

async function filesIn(dataDir: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(UNFINISHED))
    .map((entry) => join(entry.parentPath, entry.name).slice(dataDir.length + 1))
    .filter((name) => !name.startsWith(OPENED))
    .sort();
}

function undefinedIfGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
