import { crc32, deflateRawSync } from 'node:zlib';
import { workbookParts } from '../testing-workbook.ts';
import { type CraftedPart, craftZip, directoryRecord, endRecord, localHeader, packedRepeat } from './crafted-zip.ts';
import { type HostileFile, harmless, refused } from './hostile-file.ts';
import { GOOD_SHEET } from './sheets.ts';

const BOMB = '大得不合常理';
const DAMAGED = '已损坏';
const MEBIBYTE = 1024 * 1024;
const SHEET = 'xl/worksheets/sheet1.xml';
const good = (): CraftedPart[] => workbookParts(GOOD_SHEET);

/** A good workbook with one part told differently. */
function lying(lie: Partial<CraftedPart>, name = SHEET): CraftedPart[] {
  return good().map((part) => (part.name === name ? { ...part, ...lie } : part));
}

function nested(levels: number): Buffer {
  let inner: Buffer = Buffer.alloc(MEBIBYTE);
  for (let level = 0; level < levels; level++) {
    const content = inner;
    inner = craftZip(Array.from({ length: 16 }, (_, i) => ({ name: `${level}-${i}.zip`, content })));
  }
  return inner;
}

/** Every entry points to the same packed bytes. */
function overlapping(): Buffer {
  const content = Buffer.alloc(7 * MEBIBYTE);
  const packed = deflateRawSync(content);
  const kernel = { name: 'xl/a', packed, size: content.length, sum: crc32(content) };
  const body = Buffer.concat([localHeader(kernel), packed]);
  const records = Array.from({ length: 2000 }, (_, i) => directoryRecord({ ...kernel, name: `xl/${i}` }, 0));
  const directory = Buffer.concat(records);
  return Buffer.concat([body, directory, endRecord(records.length, directory.length, body.length)]);
}

/** After Fifield: each entry's packed bytes begin with a stored block that quotes the header of the next. */
function quoted(): Buffer {
  const content = Buffer.alloc(6 * MEBIBYTE);
  const kernel = deflateRawSync(content);
  let packed: Buffer = kernel;
  let part: CraftedPart = { name: 'q0', size: content.length, packed, sum: crc32(content) };
  let size = content.length;
  const parts = [part];
  for (let i = 1; i < 500; i++) {
    const next = localHeader(part);
    const stored = Buffer.alloc(5);
    stored.writeUInt16LE(next.length, 1);
    stored.writeUInt16LE(~next.length & 0xffff, 3);
    packed = Buffer.concat([stored, next, packed]);
    size += next.length;
    part = { name: `q${i}`, size, packed, sum: 0 };
    parts.unshift(part);
  }
  let offset = 0;
  const records = parts.map((each) => {
    const record = directoryRecord(each, offset);
    offset += localHeader(each).length + 5;
    return record;
  });
  const [body, directory] = [Buffer.concat([localHeader(part), packed]), Buffer.concat(records)];
  return Buffer.concat([body, directory, endRecord(records.length, directory.length, body.length)]);
}

function zip64Size(size: bigint): Buffer {
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(size, 4);
  return extra;
}

/** A ZIP64 end record and its locator that say what they like. */
function zip64End(entries: bigint, recordAt: bigint): Buffer {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(entries, 24);
  record.writeBigUInt64LE(entries, 32);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(recordAt, 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}

const all64 = { entries: 0xffff, directorySize: 0xffffffff, directoryOffset: 0xffffffff };
const blanks = Buffer.alloc(MEBIBYTE, 0x20);

/** Lies and bombs in the archive itself. */
export const ARCHIVES: readonly HostileFile[] = [
  refused('压缩包套压缩包，五层，展开 16 TB', '不是 Excel', () => nested(5)),
  refused('两千个条目指着同一段数据', BOMB, overlapping),
  refused('条目套着下一个条目的头（引用式重叠）', BOMB, quoted),
  refused('一张表全是空格，64 MB 压成 64 KB', BOMB, () =>
    craftZip(lying({ packed: packedRepeat(blanks, 64), size: 64 * MEBIBYTE })),
  ),
  refused('一个条目真有 5 GB', BOMB, () =>
    craftZip(lying({ packed: packedRepeat(blanks, 5120), size: 0xffffffff, extra: zip64Size(5120n * 1_048_576n) })),
  ),
  refused('每个部件都不大，合起来 1 GB', BOMB, () => {
    const packed = packedRepeat(blanks, 7);
    const size = 7 * MEBIBYTE;
    return craftZip([...good(), ...Array.from({ length: 150 }, (_, i) => ({ name: `xl/p${i}`, packed, size }))]);
  }),
  refused('五千多个部件', BOMB, () =>
    craftZip([...good(), ...Array.from({ length: 5001 }, (_, i) => ({ name: `p${i}`, content: '' }))]),
  ),
  refused('目录里的大小说小了', DAMAGED, () => craftZip(lying({ size: 10 }))),
  refused('目录里的大小说大了', DAMAGED, () => craftZip(lying({ size: 4_000_000 }))),
  harmless('条目头里的大小是假的，目录里是真的', () => craftZip(lying({ localSize: 0x7fffffff }))),
  refused('压缩后的大小超出文件', DAMAGED, () => craftZip(lying({ packedSize: 0x7ffffff0 }))),
  refused('压缩后的大小写成 0', DAMAGED, () => craftZip(lying({ packedSize: 0 }))),
  refused('校验和不对', DAMAGED, () => craftZip(lying({ sum: 0x12345678 }))),
  refused('条目的位置超出文件', DAMAGED, () => craftZip(lying({ offset: 0x7ffffff0 }))),
  refused('ZIP64 记录指到文件以外', DAMAGED, () =>
    craftZip(good(), { ...all64, before: zip64End(6n, 0xffff_ffff_ff00n) }),
  ),
  refused('ZIP64 说有一万亿个条目', BOMB, () => {
    const start = craftZip(good()).length - 22;
    return craftZip(good(), { ...all64, before: zip64End(1_000_000_000_000n, BigInt(start)) });
  }),
  refused('条目数说成 65,534', BOMB, () => craftZip(good(), { entries: 65_534 })),
  refused('注释长度是假的', DAMAGED, () => craftZip(good(), { commentLength: 500 })),
  refused('条目名是绝对路径', DAMAGED, () => craftZip([...good(), { name: '/tmp/shouwang-hostile', content: 'x' }])),
  refused('条目名带 ../', DAMAGED, () =>
    craftZip([...good(), { name: '../../../../../../tmp/shouwang-hostile', content: 'x' }]),
  ),
  refused('条目名带 ..\\', DAMAGED, () => craftZip([...good(), { name: '..\\..\\windows\\x.dll', content: 'x' }])),
  refused('两个同名的工作表部件', DAMAGED, () => craftZip([...good(), { name: SHEET.toUpperCase(), content: 'x' }])),
  refused('条目加了密', '加了密码', () => craftZip(lying({ flags: 1 }))),
  refused('没有这种压缩方法', DAMAGED, () => craftZip(lying({ method: 99 }))),
  refused('压缩数据是随机字节', DAMAGED, (random) =>
    craftZip(lying({ packed: Buffer.from(Array.from({ length: 5000 }, () => random(256) | 6)) })),
  ),
  refused('传到一半断了', DAMAGED, (random) => craftZip(good()).subarray(0, 200 + random(300))),
  refused('只有压缩包的结尾', '不是 Excel', () => endRecord(0, 0, 0)),
  harmless('条目是符号链接', () =>
    craftZip([...good(), { name: 'xl/link', content: '/etc/passwd', madeOn: 0x0314, attributes: 0xa1ff0000 }]),
  ),
  harmless('条目名长一万个字', () => craftZip([...good(), { name: `xl/${'长'.repeat(10_000)}`, content: 'x' }])),
];
