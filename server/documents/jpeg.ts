import type { Picture } from './kept-picture.ts';

/** Segments that make up the picture's looks: JFIF (E0), colour profile (E2) and Adobe's colour transform (EE). */
const KEPT_APPLICATION_MARKERS = new Set([0xe0, 0xe2, 0xee]);
const COMMENT = 0xfe;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const FILL = 0xff;
/** C0–CF give the size, except tables of Huffman codes (C4), a reserved one (C8) and arithmetic coding (CC). */
const NO_FRAME = new Set([0xc4, 0xc8, 0xcc]);

/**
 * ITU-T T.81 Annex B: the picture of a JPEG, without what the camera wrote into it and without what stands behind its
 * end, where a second file may hide. Undefined when it does not end or gives no size.
 */
export function plainJpeg(bytes: Buffer): Picture | undefined {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: Omit<Picture, 'bytes'> | undefined;
  let at = 2;
  while (at + 2 <= bytes.length && bytes[at] === FILL) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === END_OF_IMAGE)
      return size && { ...size, bytes: Buffer.concat([...kept, bytes.subarray(at, at + 2)]) };
    if (marker === FILL) {
      at += 1;
      continue;
    }
    const segmentEnd = endOfSegment(bytes, at);
    if (segmentEnd === undefined) return undefined;
    if (isFrame(marker) && segmentEnd >= at + 9)
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    const end = marker === START_OF_SCAN ? endOfScan(bytes, segmentEnd) : segmentEnd;
    if (isKept(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

function endOfSegment(bytes: Buffer, at: number): number | undefined {
  if (at + 4 > bytes.length) return undefined;
  const length = bytes.readUInt16BE(at + 2);
  return length < 2 || at + 2 + length > bytes.length ? undefined : at + 2 + length;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker);
}

function isKept(marker: number): boolean {
  if (marker >= 0xe0 && marker <= 0xef) return KEPT_APPLICATION_MARKERS.has(marker);
  return marker !== COMMENT;
}

/** Coded data runs to the next marker that is neither a stuffed FF00 nor a restart (D0–D7). */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(FILL, from); at >= 0; at = bytes.indexOf(FILL, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== FILL && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}
