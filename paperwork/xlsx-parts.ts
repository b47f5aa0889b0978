import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

type Entry = {
  readonly name: string;
  readonly record: Buffer;
  readonly method: number;
  readonly data: Buffer;
  readonly size: number;
};

/** The parts of an .xlsx file, still compressed: only what is asked for is unpacked. */
export type XlsxParts = { readonly entries: readonly Entry[]; readonly byName: ReadonlyMap<string, Entry> };

const endOfDirectory = 0x06054b50;
const directoryRecord = 0x02014b50;
const localHeader = 0x04034b50;

function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xffff); at--) {
    if (file.readUInt32LE(at) === endOfDirectory) return at;
  }
  return -1;
}

function entryAt(file: Buffer, at: number): Entry | undefined {
  if (at + 46 > file.length || file.readUInt32LE(at) !== directoryRecord) return undefined;
  const nameLength = file.readUInt16LE(at + 28);
  const length = 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  const local = file.readUInt32LE(at + 42);
  const isEncrypted = (file.readUInt16LE(at + 8) & 1) === 1;
  if (isEncrypted || local + 30 > file.length || file.readUInt32LE(local) !== localHeader) return undefined;
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  return {
    name: file.toString('utf8', at + 46, at + 46 + nameLength),
    record: file.subarray(at, at + length),
    method: file.readUInt16LE(at + 10),
    data: file.subarray(start, start + file.readUInt32LE(at + 20)),
    size: file.readUInt32LE(at + 24),
  };
}

/** The parts of a file, or undefined when it is no plain zip archive (zip64 and encrypted ones included). */
export function readXlsxParts(bytes: Uint8Array): XlsxParts | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(file);
  if (end < 0) return undefined;
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const entry = entryAt(file, at);
    if (entry === undefined) return undefined;
    entries.push(entry);
    at += entry.record.length;
  }
  return { entries, byName: new Map(entries.map((entry) => [entry.name, entry])) };
}

/** The text of a part, or undefined when there is none, or none of at most `limit` bytes. */
export function partText(parts: XlsxParts, name: string, limit: number): string | undefined {
  const entry = parts.byName.get(name);
  if (entry === undefined || entry.size > limit) return undefined;
  if (entry.method === 0) return entry.data.toString('utf8');
  if (entry.method !== 8) return undefined;
  try {
    // Not larger than the directory says it is: a part that lies about its size is not unpacked.
    return inflateRawSync(entry.data, { maxOutputLength: Math.max(1, entry.size) }).toString('utf8');
  } catch {
    return undefined;
  }
}

function replaced(entry: Entry, text: string): Entry {
  const plain = Buffer.from(text, 'utf8');
  const record = Buffer.from(entry.record);
  const data = deflateRawSync(plain, { level: 3 });
  record.writeUInt16LE(8, 10);
  record.writeUInt32LE(crc32(plain), 16);
  record.writeUInt32LE(data.length, 20);
  record.writeUInt32LE(plain.length, 24);
  return { ...entry, record, method: 8, data, size: plain.length };
}

// The sizes stand in the header itself: the flag that they follow the data (bit 3) goes.
function localHeaderOf(entry: Entry): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const header = Buffer.alloc(30);
  header.writeUInt32LE(localHeader, 0);
  entry.record.copy(header, 4, 6, 28);
  header.writeUInt16LE(header.readUInt16LE(6) & ~8, 6);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function recordAt(entry: Entry, offset: number): Buffer {
  const record = Buffer.from(entry.record);
  record.writeUInt16LE(record.readUInt16LE(8) & ~8, 8);
  record.writeUInt32LE(offset, 42);
  return record;
}

/** The file with some parts' text replaced; every other part is carried over byte for byte. */
export function writeXlsxParts(parts: XlsxParts, texts: ReadonlyMap<string, string>): Uint8Array {
  const chunks: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const original of parts.entries) {
    const text = texts.get(original.name);
    const entry = text === undefined ? original : replaced(original, text);
    const header = localHeaderOf(entry);
    records.push(recordAt(entry, offset));
    chunks.push(header, entry.data);
    offset += header.length + entry.data.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endOfDirectory, 0);
  end.writeUInt16LE(records.length, 8);
  end.writeUInt16LE(records.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, directory, end]);
}
