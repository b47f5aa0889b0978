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
 * only at the end: restore inside a transaction, or run `checkBackup` first.
 *
 * @throws the problem backupDamaged when the file is none, is cut, edited, reordered, or under another key
 */
export async function* openBackup(kek: KeyEncryptionKey, file: AsyncIterable<Uint8Array>): AsyncGenerator<BackupEntry> {
  const reader = byteReader(file);
  const keys = await readHeader(kek, reader);
  yield* readRecords(byteReader(openChunks(keys, reader)));
}

/** Reads a backup to its end and keeps nothing; returns what it holds. @throws the problem backupDamaged */
export async function checkBackup(
  kek: KeyEncryptionKey,
  file: AsyncIterable<Uint8Array>,
): Promise<{ entries: number; bytes: number }> {
  const held = { entries: 0, bytes: 0 };
  for await (const { stream } of openBackup(kek, file)) {
    held.entries += 1;
    for await (const piece of stream) held.bytes += piece.length;
  }
  return held;
}
