/** Segments of a JPEG that make up the picture's looks: JFIF (E0), colour profile (E2) and Adobe's colour transform (EE). */
const KEPT_APPLICATION_MARKERS = new Set([0xe0, 0xe2, 0xee]);
const COMMENT = 0xfe;
const START_OF_SCAN = 0xda;

/** Chunks of a PNG that are about the picture and not about who made it, when and where. */
const KEPT_CHUNKS = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
] as const) as ReadonlySet<string>;

/**
 * A photo without what the camera wrote into it: place, time, owner, thumbnail. What cannot be read as such a file is
 * undefined, and is not taken. A phone's turning mark goes too: the picture may lie on its side, its place is not told.
 */
export function withoutMetadata(bytes: Uint8Array, mediaType: string): Buffer | undefined {
  if (mediaType === 'image/jpeg') return plainJpeg(Buffer.from(bytes));
  if (mediaType === 'image/png') return plainPng(Buffer.from(bytes));
  return Buffer.from(bytes);
}

function plainJpeg(bytes: Buffer): Buffer | undefined {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === START_OF_SCAN) return Buffer.concat([...kept, bytes.subarray(at)]);
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return undefined;
    const isApplication = marker >= 0xe0 && marker <= 0xef;
    const isKept = isApplication ? KEPT_APPLICATION_MARKERS.has(marker) : marker !== COMMENT;
    if (isKept) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

function plainPng(bytes: Buffer): Buffer | undefined {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (KEPT_CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return undefined;
}
