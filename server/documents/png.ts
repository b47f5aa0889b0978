import type { Picture } from './kept-picture.ts';

/** Chunks that are about the picture and not about who made it, when and where. A packed colour profile may be a bomb. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs']);
const HEADER_LENGTH = 13;

/**
 * PNG (ISO/IEC 15948) 5.3: the picture without its other chunks and without what stands behind its end. Undefined
 * when it does not begin with its size or does not end.
 */
export function plainPng(bytes: Buffer): Picture | undefined {
  if (bytes.length < 33 || bytes.readUInt32BE(8) !== HEADER_LENGTH || nameAt(bytes, 8) !== 'IHDR') return undefined;
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const name = nameAt(bytes, at);
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND')
      return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), bytes: Buffer.concat(kept) };
    at = end;
  }
  return undefined;
}

function nameAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at + 4, at + 8);
}
