import { createHash, type Hash } from 'node:crypto';
import type { ByteReader } from './byte-reader.ts';
import { damaged } from './damaged.ts';

/** One thing in a backup: a table's rows, a document. The stream is to be read once, before the next entry is asked for. */
export interface BackupEntry {
  /** Segments of letters, digits, `_ . -` joined by `/`; safe as a relative path. */
  name: string;
  stream: AsyncIterable<Uint8Array>;
}

const entryRecord = 1;
const dataRecord = 2;
const endRecord = 3;

const pieceSize = 64 * 1024;
const safeName = /^(?!\.{1,2}(\/|$))[\w.-]+(\/(?!\.{1,2}(\/|$))[\w.-]+)*$/;

/**
 * Entries as plain bytes. Every record is kind (1) | length (4) | content: a name begins an entry, data follow it, and
 * the end holds the number of records before it and the SM3 digest of all their bytes.
 */
export async function* writeRecords(
  entries: AsyncIterable<BackupEntry> | Iterable<BackupEntry>,
): AsyncGenerator<Buffer> {
  const digest = createHash('sm3');
  let count = 0;
  const record = (kind: number, content: Uint8Array) => {
    count += 1;
    const head = headOf(kind, content.length);
    digest.update(head).update(content);
    return [head, Buffer.from(content.buffer, content.byteOffset, content.byteLength)];
  };
  for await (const { name, stream } of entries) {
    if (!safeName.test(name)) throw new Error(`unsafe entry name in a backup: ${name}`);
    yield* record(entryRecord, Buffer.from(name));
    for await (const piece of stream) {
      for (let at = 0; at < piece.length; at += pieceSize) {
        yield* record(dataRecord, piece.subarray(at, at + pieceSize));
      }
    }
  }
  const end = endContent(count, digest);
  yield headOf(endRecord, end.length);
  yield end;
}

/**
 * Reads entries back. Data that the caller leaves unread are read past, so that the digest is always of everything.
 *
 * @throws the problem backupDamaged when the records make no sense or the digest differs
 */
export async function* readRecords(reader: ByteReader): AsyncGenerator<BackupEntry> {
  const records = recordsOf(reader);
  let record = await records.next();
  const isData = () => record.done !== true && record.value.kind === dataRecord;
  async function* data(): AsyncGenerator<Buffer> {
    while (record.done !== true && record.value.kind === dataRecord) {
      yield record.value.content;
      record = await records.next();
    }
  }
  while (record.done !== true) {
    const name = record.value.content.toString();
    if (record.value.kind !== entryRecord || !safeName.test(name)) throw senseless();
    record = await records.next();
    yield { name, stream: data() };
    while (isData()) record = await records.next();
  }
}

interface BackupRecord {
  kind: number;
  content: Buffer;
}

/** The records up to the end record, which is compared and not handed out. */
async function* recordsOf(reader: ByteReader): AsyncGenerator<BackupRecord, undefined> {
  const digest = createHash('sm3');
  for (let count = 0; ; count++) {
    const head = await reader.take(5);
    const length = head?.readUInt32BE(1) ?? 0;
    const content = length <= pieceSize ? await reader.take(length) : undefined;
    if (head === undefined || content === undefined) throw senseless();
    if (head[0] === endRecord) {
      const isWhole = content.equals(endContent(count, digest)) && (await reader.isAtEnd());
      if (!isWhole) throw damaged('内容与写入时所记的校验值不符。请换一份备份。');
      return undefined;
    }
    digest.update(head).update(content);
    yield { kind: head[0] ?? 0, content };
  }
}

function headOf(kind: number, length: number): Buffer {
  const head = Buffer.alloc(5);
  head[0] = kind;
  head.writeUInt32BE(length, 1);
  return head;
}

function endContent(count: number, digest: Hash): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(count));
  return Buffer.concat([number, digest.digest()]);
}

function senseless() {
  return damaged('里面的内容读不出条理，可能由有缺陷的程序写成。请换一份备份。');
}
