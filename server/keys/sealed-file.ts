import { createCipheriv, createDecipheriv, type Hmac, timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { KeyRing } from './key-ring.ts';
import { documentSeal, documentSealOf } from './sealed-value.ts';
import { ivOf, SealBroken, startTag, tagLength, textAt, writeHead } from './suite-gm.ts';

/**
 * Seals a document into a file as its bytes come, into the same bytes as `sealDocument` makes of them at once: 200 MB
 * are never in memory, nor on disk in clear. @throws KeyMissing, and what `chunks` throws
 */
export async function sealIntoFile(
  ring: KeyRing,
  county: string,
  id: string,
  chunks: AsyncIterable<Buffer>,
  file: FileHandle,
): Promise<void> {
  const { keys, version, text } = documentSeal(ring, county, id);
  const head = Buffer.alloc(textAt);
  const cipher = createCipheriv('sm4-ctr', keys.cipher, writeHead(head, version));
  const tag = startTag(keys.mac, text).update(head);
  await file.write(head);
  for await (const chunk of chunks) {
    const sealed = cipher.update(chunk);
    tag.update(sealed);
    await file.write(sealed);
  }
  await file.write(tag.digest());
}

/**
 * The bytes of a sealed file, piece by piece. The file is read twice: nothing is decrypted before the tag over all of
 * it was found right. @throws SealBroken, KeyMissing
 */
export async function* openFromFile(
  ring: KeyRing,
  county: string,
  id: string,
  file: FileHandle,
): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  const head = await readExactly(file, 0, textAt);
  const end = size - tagLength;
  if (end < textAt) throw new SealBroken();
  const { keys, text } = documentSealOf(ring, county, id, Buffer.concat([head, Buffer.alloc(tagLength)]));
  await checkTag(file, end, startTag(keys.mac, text));
  const decipher = createDecipheriv('sm4-ctr', keys.cipher, ivOf(head));
  for await (const piece of piecesOf(file, textAt, end)) yield decipher.update(piece);
}

async function checkTag(file: FileHandle, end: number, tag: Hmac): Promise<void> {
  for await (const piece of piecesOf(file, 0, end)) tag.update(piece);
  if (!timingSafeEqual(tag.digest(), await readExactly(file, end, tagLength))) throw new SealBroken();
}

const pieceBytes = 256 * 1024;

async function* piecesOf(file: FileHandle, from: number, end: number): AsyncGenerator<Buffer> {
  for (let at = from; at < end; at += pieceBytes) yield await readExactly(file, at, Math.min(pieceBytes, end - at));
}

async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw new SealBroken();
  return buffer;
}
