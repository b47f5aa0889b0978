import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A part whose headers may lie. What is not given is true. */
export interface CraftedPart {
  readonly name: string;
  readonly content?: string | Buffer;
  /** Packed bytes, when they are not `content` deflated. */
  readonly packed?: Buffer;
  readonly method?: number;
  readonly flags?: number;
  readonly sum?: number;
  readonly size?: number;
  readonly packedSize?: number;
  /** What the local header says instead of the directory. */
  readonly localSize?: number;
  /** Where the directory says that the part lies. */
  readonly offset?: number;
  readonly extra?: Buffer;
  readonly madeOn?: number;
  readonly attributes?: number;
}

/** What stands at the end instead of the truth; `before` stands between directory and end record. */
export interface CraftedEnd {
  readonly entries?: number;
  readonly directorySize?: number;
  readonly directoryOffset?: number;
  readonly commentLength?: number;
  readonly before?: Buffer;
}

const DEFLATED = 8;

function numbersOf(part: CraftedPart): { packed: Buffer; sum: number; size: number; packedSize: number } {
  const content = Buffer.from((part.content ?? '') as string);
  const packed = part.packed ?? (part.method === 0 ? content : deflateRawSync(content));
  return {
    packed,
    sum: part.sum ?? crc32(content),
    size: part.size ?? content.length,
    packedSize: part.packedSize ?? packed.length,
  };
}

/** The local header of a part, with its name. */
export function localHeader(part: CraftedPart): Buffer {
  const { sum, size, packedSize } = numbersOf(part);
  const name = Buffer.from(part.name, 'utf8');
  const fields = Buffer.alloc(30);
  fields.writeUInt32LE(0x04034b50, 0);
  fields.writeUInt16LE(20, 4);
  fields.writeUInt16LE(part.flags ?? 0, 6);
  fields.writeUInt16LE(part.method ?? DEFLATED, 8);
  fields.writeUInt32LE(sum, 14);
  fields.writeUInt32LE(packedSize >>> 0, 18);
  fields.writeUInt32LE((part.localSize ?? size) >>> 0, 22);
  fields.writeUInt16LE(name.length, 26);
  return Buffer.concat([fields, name]);
}

/** The directory record of a part that lies at `offset`. */
export function directoryRecord(part: CraftedPart, offset: number): Buffer {
  const { sum, size, packedSize } = numbersOf(part);
  const name = Buffer.from(part.name, 'utf8');
  const extra = part.extra ?? Buffer.alloc(0);
  const fields = Buffer.alloc(46);
  fields.writeUInt32LE(0x02014b50, 0);
  fields.writeUInt16LE(part.madeOn ?? 20, 4);
  fields.writeUInt16LE(20, 6);
  fields.writeUInt16LE(part.flags ?? 0, 8);
  fields.writeUInt16LE(part.method ?? DEFLATED, 10);
  fields.writeUInt32LE(sum, 16);
  fields.writeUInt32LE(packedSize >>> 0, 20);
  fields.writeUInt32LE(size >>> 0, 24);
  fields.writeUInt16LE(name.length, 28);
  fields.writeUInt16LE(extra.length, 30);
  fields.writeUInt32LE((part.attributes ?? 0) >>> 0, 38);
  fields.writeUInt32LE(part.offset ?? offset, 42);
  return Buffer.concat([fields, name, extra]);
}

/** The end record of an archive whose directory of `entries` records lies at `offset`. */
export function endRecord(entries: number, directory: number, offset: number, end: CraftedEnd = {}): Buffer {
  const fields = Buffer.alloc(22);
  fields.writeUInt32LE(0x06054b50, 0);
  fields.writeUInt16LE(end.entries ?? entries, 8);
  fields.writeUInt16LE(end.entries ?? entries, 10);
  fields.writeUInt32LE(end.directorySize ?? directory, 12);
  fields.writeUInt32LE(end.directoryOffset ?? offset, 16);
  fields.writeUInt16LE(end.commentLength ?? 0, 20);
  return Buffer.concat([end.before ?? Buffer.alloc(0), fields]);
}

/** A ZIP of these parts in this order, with whatever lies they and its end tell. */
export function craftZip(parts: readonly CraftedPart[], end: CraftedEnd = {}): Buffer {
  const bodies: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    records.push(directoryRecord(part, offset));
    const body = Buffer.concat([localHeader(part), numbersOf(part).packed]);
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(records);
  return Buffer.concat([...bodies, directory, endRecord(parts.length, directory.length, offset, end)]);
}

/** Deflated bytes of `block` repeated, without ever holding what they unpack to: flushed blocks may be strung together. */
export function packedRepeat(block: Buffer, times: number): Buffer {
  const flushed = deflateRawSync(block, { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: times }, () => flushed), deflateRawSync(Buffer.alloc(0))]);
}
