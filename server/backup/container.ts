import type { Instant } from '../clock/clock.ts';
import type { KeyEncryptionKey } from '../keys/key-file.ts';
import { byteReader } from './byte-reader.ts';
import { openChunks, sealChunks } from './chunks.ts';
import { newHeader, readHeader } from './header.ts';
import { type BackupEntry, readRecords, writeRecords } from './records.ts';

/** The bytes of a backup of these entries, in their order, sealed under the key-encryption key. */
export async function* sealBackup(
  kek: KeyEncryptionKey,
  madeAt: Instant,
  entries: AsyncIterable<BackupEntry> | Iterable<BackupEntry>,
): AsyncGenerator<Buffer> {
  const { bytes, keys } = newHeader(kek, madeAt);
  yield bytes;
  yield* sealChunks(keys, writeRecords(entries));
}

/**
 * The entries of a backup, in order. Each chunk is genuine when it is handed out, but that the file is whole is known
 * only at the end: read it through once before anything is made of it.
 *
 * @throws the problem backupDamaged when the file is none, is cut, edited, reordered, or under another key
 */
export async function* openBackup(kek: KeyEncryptionKey, file: AsyncIterable<Uint8Array>): AsyncGenerator<BackupEntry> {
  const reader = byteReader(file);
  const keys = await readHeader(kek, reader);
  yield* readRecords(byteReader(openChunks(keys, reader)));
}
