import { inflateRawSync } from 'node:zlib';

const LOCAL_FILE = 0x04034b50;
const CENTRAL = 0x02014b50;

/** All text of an answer; of an Excel or Word file that of its parts, which are packed and would hide every word. */
export function wordsIn(bytes: Buffer): string {
  return bytes.length > 4 && bytes.readUInt32LE(0) === LOCAL_FILE ? partsOf(bytes).join('\n') : bytes.toString('utf8');
}

function partsOf(bytes: Buffer): string[] {
  const parts: string[] = [];
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  for (let at = bytes.readUInt32LE(end + 16); bytes.readUInt32LE(at) === CENTRAL; ) {
    const [method, size, local] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ];
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(begin, begin + size);
    parts.push((method === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}
