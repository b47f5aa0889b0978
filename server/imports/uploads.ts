import { createHash, type Hash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { KeyStore } from '../keys/key-store.ts';
import { keyedDigest } from '../keys/keyed-digest.ts';
import { openFromFile, sealIntoFile } from '../keys/sealed-file.ts';
import { openDocument } from '../keys/sealed-value.ts';
import { limits } from '../spreadsheets/limits.ts';
import { SpreadsheetRefused } from '../spreadsheets/refusal.ts';
import { readable } from './sources.ts';

/** Where uploads lie: a data folder, and the keys of its counties. */
interface Store {
  readonly dataDir: string;
  readonly keys: KeyStore;
}

/**
 * Keeps a workbook sealed under `uploads` until it is imported without a fault; it is sealed as it comes, and whole or
 * not there. Answers its keyed digest. @throws fileUnreadable
 */
export async function keepUpload(
  { dataDir, keys }: Store,
  county: string,
  id: string,
  body: Readable,
): Promise<Buffer> {
  const ring = await keys.ringOf(county);
  const folder = join(dataDir, 'uploads', county);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  await writeWhole(join(folder, id), (file) => sealIntoFile(ring, county, id, within(body, hash), file));
  return keyedDigest(ring, county, hash.digest('hex'));
}

export async function hasUpload(
  { dataDir }: Pick<Store, 'dataDir'>,
  county: string,
  id: string | null,
): Promise<boolean> {
  if (id === null) return false;
  return stat(join(dataDir, 'uploads', county, id)).then(
    () => true,
    () => false,
  );
}

/** The workbook as it was handed in. */
export async function readUpload({ dataDir, keys }: Store, county: string, id: string): Promise<Buffer> {
  const sealed = await readFile(join(dataDir, 'uploads', county, id));
  return openDocument(await keys.ringOf(county), county, id, sealed);
}

/**
 * Hands the workbook over as a file, for spreadsheets are read by place and several times; the file is the program's own
 * to read and gone afterwards. What a killed program left is removed by `forgetOpened` at the next start. (To decrypt
 * at every reading instead would cost a pass over the file each time, and a second way to open one.)
 */
export async function withOpened<T>(
  store: Store,
  county: string,
  id: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = openedFolder(store);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  try {
    await openInto(store, county, id, path);
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
}

export async function forgetOpened(store: Pick<Store, 'dataDir'>): Promise<void> {
  await rm(openedFolder(store), { recursive: true, force: true });
}

export async function dropUpload({ dataDir }: Pick<Store, 'dataDir'>, county: string, id: string): Promise<void> {
  await rm(join(dataDir, 'uploads', county, id), { force: true });
}

function openedFolder({ dataDir }: Pick<Store, 'dataDir'>): string {
  return join(dataDir, 'uploads', 'opened');
}

async function openInto({ dataDir, keys }: Store, county: string, id: string, target: string): Promise<void> {
  const ring = await keys.ringOf(county);
  const sealed = await open(join(dataDir, 'uploads', county, id));
  try {
    await writeWhole(target, async (file) => {
      for await (const piece of openFromFile(ring, county, id, sealed)) await file.write(piece);
    });
  } finally {
    await sealed.close();
  }
}

/** The bytes as they come, counted and hashed. @throws fileUnreadable when there are none or too many */
async function* within(body: Readable, hash: Hash): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limits.fileBytes) throw readable(new SpreadsheetRefused('tooLarge'));
    hash.update(chunk);
    yield chunk;
  }
  if (size === 0) throw readable(new SpreadsheetRefused('empty'));
}

async function writeWhole(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, 'w', 0o600);
  try {
    await write(file);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(part, { force: true });
    throw error;
  }
  await file.close();
  await rename(part, path);
}
