import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { problem } from '../http/problem.ts';

/**
 * Writes a backup, readable by its owner alone. Written aside, flushed and then renamed: under the given name stands
 * the whole new file or what stood there before, whatever happens in between.
 */
export async function writeBackupFile(path: string, sealed: AsyncIterable<Uint8Array>): Promise<void> {
  const aside = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await writeWhole(aside, sealed);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await flushFolder(dirname(path));
}

/** The bytes of a backup file, to be read once. @throws the problem fileUnreadable */
export async function readBackupFile(path: string): Promise<AsyncIterable<Uint8Array>> {
  const isReadable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!isReadable) throw problem('fileUnreadable', { why: `${path} 不存在，或没有读它的权限。` });
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

async function writeWhole(path: string, sealed: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const piece of sealed) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the new name itself survive a power cut. Windows cannot open folders and needs no such thing. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
