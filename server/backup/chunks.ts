import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { SuiteKeys } from '../keys/suite-gm.ts';
import type { ByteReader } from './byte-reader.ts';
import { damaged } from './damaged.ts';

// SM4 does about 70 MB/s here: a chunk of 256 KiB holds up other requests for 5 ms, one of 1 MiB for 20.
export const chunkSize = 256 * 1024;
const headLength = 5;
const tagLength = 32;

/**
 * Seals a stream in chunks: last (1: 0 or 1) | length (4) | ciphertext | tag (32). The tag covers the number of the
 * chunk and whether it is the last, so chunks cannot be swapped, left out, doubled, or cut off at the end.
 */
export async function* sealChunks(keys: SuiteKeys, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const held = Buffer.alloc(chunkSize);
  let size = 0;
  let index = 0;
  for await (const piece of plain) {
    for (let at = 0; at < piece.length; ) {
      if (size === chunkSize) {
        yield sealChunk(keys, index++, false, held);
        size = 0;
      }
      const part = piece.subarray(at, at + chunkSize - size);
      held.set(part, size);
      size += part.length;
      at += part.length;
    }
  }
  yield sealChunk(keys, index, true, held.subarray(0, size));
}

/**
 * Opens what `sealChunks` made; each chunk is checked before it is decrypted. That the file is whole is known only
 * when the last one has come: nothing may be kept of a stream that threw.
 *
 * @throws the problem backupDamaged
 */
export async function* openChunks(keys: SuiteKeys, reader: ByteReader): AsyncGenerator<Buffer> {
  for (let index = 0; ; index++) {
    const head = await takeOrDamaged(reader, headLength, index);
    const length = head.readUInt32BE(1);
    if (length > chunkSize) throw brokenChunk(index);
    const body = await takeOrDamaged(reader, length + tagLength, index);
    const text = body.subarray(0, length);
    if (!timingSafeEqual(tagOf(keys, index, head, text), body.subarray(length))) throw brokenChunk(index);
    yield createDecipheriv('sm4-ctr', keys.cipher, counterOf(index)).update(text);
    if (head[0] === 1) break;
  }
  if (!(await reader.isAtEnd())) throw damaged('末尾多出了不属于它的内容。请换一份备份。');
}

function sealChunk(keys: SuiteKeys, index: number, isLast: boolean, plain: Uint8Array): Buffer {
  const head = Buffer.alloc(headLength);
  head[0] = isLast ? 1 : 0;
  head.writeUInt32BE(plain.length, 1);
  const text = createCipheriv('sm4-ctr', keys.cipher, counterOf(index)).update(plain);
  return Buffer.concat([head, text, tagOf(keys, index, head, text)]);
}

/** The first counter block: the number of the chunk, then 64 bits that count its blocks. */
function counterOf(index: number): Buffer {
  const block = Buffer.alloc(16);
  block.writeBigUInt64BE(BigInt(index));
  return block;
}

function tagOf(keys: SuiteKeys, index: number, head: Buffer, text: Buffer): Buffer {
  return createHmac('sm3', keys.mac).update(counterOf(index)).update(head).update(text).digest();
}

async function takeOrDamaged(reader: ByteReader, length: number, index: number): Promise<Buffer> {
  const bytes = await reader.take(length);
  if (bytes === undefined) throw damaged(`文件不完整，到第 ${index + 1} 块就断了。请换一份备份。`);
  return bytes;
}

function brokenChunk(index: number) {
  return damaged(`第 ${index + 1} 块校验不符，文件被改动过或已损坏。请换一份备份。`);
}
