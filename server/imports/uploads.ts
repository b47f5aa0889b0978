import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { KeyRing } from '../keys/key-ring.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { keyedDigest } from '../keys/keyed-digest.ts';
import { openDocument, sealDocument } from '../keys/sealed-value.ts';
import { limits } from '../spreadsheets/limits.ts';
import { SpreadsheetRefused } from '../spreadsheets/refusal.ts';
import { readable } from './sources.ts';

/** Where uploads lie: a data folder, and the keys of its counties. */
interface Store {
  readonly dataDir: string;
  readonly keys: KeyStore;
}

/** Keeps a workbook sealed under `uploads` until it is imported without a fault. Answers its keyed digest. @throws fileUnreadable */
export async function keepUpload(
  { dataDir, keys }: Store,
  county: string,
  id: string,
  body: Readable,
): Promise<Buffer> {
  const bytes = await readWithin(body);
  const ring = await keys.ringOf(county);
  const folder = join(dataDir, 'uploads', county);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeWhole(join(folder, id), sealDocument(ring, county, id, bytes));
  return digestOf(ring, county, bytes);
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
 * Hands the workbook over as a file, for spreadsheets are read by place; the file is the program's own to read and gone
 * afterwards. What a killed program left is removed by `forgetOpened`.
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
    await writeWhole(path, await readUpload(store, county, id));
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

function digestOf(ring: KeyRing, county: string, bytes: Buffer): Buffer {
  return keyedDigest(ring, county, createHash('sha256').update(bytes).digest('hex'));
}

async function readWithin(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > limits.fileBytes) throw readable(new SpreadsheetRefused('tooLarge'));
    chunks.push(chunk as Buffer);
  }
  if (size === 0) throw readable(new SpreadsheetRefused('empty'));
  return Buffer.concat(chunks);
}

async function writeWhole(path: string, content: Buffer): Promise<void> {
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}
