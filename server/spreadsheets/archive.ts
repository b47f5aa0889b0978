import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { limits } from './limits.ts';
import { SpreadsheetRefused } from './refusal.ts';

/** The parts of a workbook's ZIP by name; names are matched without regard to case. */
export interface Archive {
  has(name: string): boolean;
  /** Unpacked, in bytes, as the directory says; a part that is larger turns out damaged. 0 without one. */
  size(name: string): number;
  /** The unpacked text of a part, piece by piece; refused when it is missing, broken or has a DOCTYPE. */
  text(name: string): AsyncGenerator<string>;
  close(): void;
}

const doctype = '<!DOCTYPE';
const entity = '<!ENTITY';
/** Without the name, which stands between it and the packed bytes. */
const localHeaderBytes = 30;

function partName(name: string): string {
  return name.replace(/^\//, '').toLowerCase();
}

function refuseOversized(entries: readonly Entry[], fileSize: number): void {
  let total = 0;
  for (const { uncompressedSize, compressedSize } of entries) {
    total += uncompressedSize;
    const ratio = uncompressedSize / Math.max(compressedSize, 1);
    if (uncompressedSize > limits.ratioFromBytes && ratio > limits.ratio) throw new SpreadsheetRefused('bomb');
  }
  const isSwollen = total > limits.ratioFromBytesInAll && total / fileSize > limits.ratio;
  if (total > limits.unpackedBytes || isSwollen) throw new SpreadsheetRefused('bomb');
}

/** Two parts of one name: one reader takes the first, another the last, and they see different workbooks. */
function refuseRepeated(entries: readonly Entry[]): void {
  const names = new Set(entries.map(({ fileName }) => partName(fileName)));
  if (names.size < entries.length) throw new SpreadsheetRefused('damaged');
}

/** Programs (VBA, and sheets of Excel 4 macros) are not for a register, and would be handed on with its copies. */
function refuseMacros(entries: readonly Entry[]): void {
  const isMacro = ({ fileName }: Entry) => /(?:^|\/)(?:vbaproject\.bin$|macrosheets\/)/.test(partName(fileName));
  if (entries.some(isMacro)) throw new SpreadsheetRefused('macros');
}

/** Parts that share packed bytes are how a small file claims a large content without a large ratio. */
function refuseOverlapping(entries: readonly Entry[]): void {
  const ordered = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const entry of ordered) {
    if (entry.relativeOffsetOfLocalHeader < end) throw new SpreadsheetRefused('bomb');
    end = entry.relativeOffsetOfLocalHeader + localHeaderBytes + entry.compressedSize;
  }
}

/** The central directory, judged before a byte is unpacked; what it claims is held against the truth while unpacking. */
async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.parts) throw new SpreadsheetRefused('bomb');
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new SpreadsheetRefused('encrypted');
    entries.push(entry);
    if (entries.length > limits.parts) throw new SpreadsheetRefused('bomb');
  }
  refuseOversized(entries, zip.fileSize);
  refuseOverlapping(entries);
  refuseRepeated(entries);
  refuseMacros(entries);
  return new Map(entries.map((entry) => [partName(entry.fileName), entry]));
}

/** Blanks, declarations and comments, then the first character of the root's name. */
const untilRoot = /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*<[^?!]/;

/** Without a DTD there are no entities to expand, and it stands before the root: true when the root has come. */
function isPastProlog(text: string): boolean {
  if (text.includes(doctype) || text.includes(entity)) throw new SpreadsheetRefused('doctype');
  return untilRoot.test(text) || text.length > limits.rootWithinCharacters;
}

/**
 * Pieces of 16 KiB, the default, are four times as many turns of another thread; of 256 KiB, the texts are too large
 * for the young generation: both cost more time than this.
 */
const pieceBytes = 64 * 1024;
const stored = 0;
const deflated = 8;

async function unpacked(zip: ZipFile, entry: Entry): Promise<Readable> {
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  if (entry.compressionMethod === stored) return packed;
  if (entry.compressionMethod !== deflated) throw new SpreadsheetRefused('damaged');
  // What goes wrong on the way reaches the reader of the last stream.
  return pipeline(packed, createInflateRaw({ chunkSize: pieceBytes }), () => undefined);
}

/** Size and sum are known at the end only; what was read until then lies in a transaction that is taken back. */
async function* decoded(stream: Readable, entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let prolog: string | undefined = '';
  let sum = 0;
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    sum = crc32(chunk, sum);
    size += chunk.length;
    if (size > entry.uncompressedSize) throw new SpreadsheetRefused('damaged');
    const text = decoder.decode(chunk, { stream: true });
    if (prolog !== undefined) prolog = isPastProlog(prolog + text) ? undefined : prolog + text;
    yield text;
  }
  if (sum !== entry.crc32 || size !== entry.uncompressedSize) throw new SpreadsheetRefused('damaged');
  yield decoder.decode();
}

/** Anything that unpacking throws of its own (wrong sizes, broken deflate data) means a damaged file. */
function asRefusal(error: unknown): SpreadsheetRefused {
  return error instanceof SpreadsheetRefused ? error : new SpreadsheetRefused('damaged', '', error);
}

async function* textOf(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<string> {
  if (entry === undefined) throw new SpreadsheetRefused('damaged');
  let stream: Readable | undefined;
  try {
    stream = await unpacked(zip, entry);
    yield* decoded(stream, entry);
  } catch (error) {
    throw asRefusal(error);
  } finally {
    stream?.destroy();
  }
}

/** Opens a workbook's ZIP. Throws SpreadsheetRefused when its directory is broken or claims too much. */
export async function openArchive(path: string): Promise<Archive> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true });
    const parts = await readDirectory(zip);
    const opened = zip;
    return {
      has: (name) => parts.has(partName(name)),
      size: (name) => parts.get(partName(name))?.uncompressedSize ?? 0,
      text: (name) => textOf(opened, parts.get(partName(name))),
      close: () => opened.close(),
    };
  } catch (error) {
    zip?.close();
    throw asRefusal(error);
  }
}

/** The whole text of a small part. */
export async function wholeText(archive: Archive, name: string): Promise<string> {
  let text = '';
  for await (const piece of archive.text(name)) {
    text += piece;
    if (text.length > limits.wholePartCharacters) throw new SpreadsheetRefused('bomb');
  }
  return text;
}
