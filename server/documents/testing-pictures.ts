import { crc32, deflateSync } from 'node:zlib';

interface JpegSaid {
  readonly width: number;
  readonly height: number;
  /** Written into EXIF. */
  readonly place?: string;
  readonly comment?: string;
  /** Coded data, one a scan, as latin1. */
  readonly scans?: readonly string[];
}

/** Bytes of a photo as a phone makes them; the coded data is no picture, which nobody here unpacks. */
export function jpegOf({ width, height, place, comment, scans = ['coded'] }: JpegSaid): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 'JFIF\0picture'),
    ...(place === undefined ? [] : [segment(0xe1, `Exif\0\0${place}`)]),
    ...(comment === undefined ? [] : [segment(0xfe, comment)]),
    segment(0xc2, frame),
    ...scans.flatMap((coded) => [segment(0xda, 'scan'), Buffer.from(coded, 'latin1')]),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function segment(marker: number, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content as string, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}

interface PngSaid {
  readonly width: number;
  readonly height: number;
  /** Between size and picture. */
  readonly chunks?: readonly (readonly [name: string, content: string | Buffer])[];
}

/** Bytes of a PNG of that size whose picture holds nothing. */
export function pngOf({ width, height, chunks = [] }: PngSaid): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...chunks.map(([name, content]) => chunk(name, Buffer.from(content as string))),
    chunk('IDAT', deflateSync(Buffer.alloc(0))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
