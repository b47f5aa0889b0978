import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kekFromText } from '../keys/key-file.ts';
import { chunkSize } from './chunks.ts';
import { openBackup, sealBackup } from './container.ts';
import type { BackupEntry } from './records.ts';

const kek = kekFromText('11'.repeat(32), 'test');
const otherKek = kekFromText('22'.repeat(32), 'test');
const madeAt = 1653872400000; // 2022-05-30T09:00:00+08:00
const frame = 1 + 4 + 32;

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const entry = (name: string, bytes: Buffer, size = 100_000): BackupEntry => ({ name, stream: inPieces(bytes, size) });

const sealed = (entries: BackupEntry[]): Promise<Buffer> => buffer(sealBackup(kek, madeAt, entries));

async function opened(file: Buffer, size = 65_536): Promise<Record<string, Buffer>> {
  const contents: Record<string, Buffer> = {};
  for await (const { name, stream } of openBackup(kek, inPieces(file, size))) {
    contents[name] = await buffer(stream);
  }
  return contents;
}

/** Reads a file to its end, as a restore does before it makes anything. */
async function check(file: Buffer, key = kek): Promise<{ entries: number; bytes: number }> {
  const held = { entries: 0, bytes: 0 };
  for await (const { stream } of openBackup(key, inPieces(file, 65_536))) {
    held.entries += 1;
    for await (const piece of stream) held.bytes += piece.length;
  }
  return held;
}

/** Where the header ends and each chunk begins, found from the lengths as the format writes them. */
function chunkStarts(file: Buffer): number[] {
  const starts: number[] = [];
  let at = file.indexOf('\n', file.indexOf('\n') + 1) + 1;
  for (; at < file.length; at += frame + file.readUInt32BE(at + 1)) starts.push(at);
  return starts;
}

test('大份随机内容写进去，原样读出来，名字和次序不变', async () => {
  const [rows, paper] = [randomBytes(5_000_000), randomBytes(1_234_567)];
  const entries = [entry('tables/household.copy', rows), entry('empty', Buffer.alloc(0)), entry('documents/a', paper)];
  const file = await sealed(entries);
  const contents = await opened(file);
  expect(Object.keys(contents)).toEqual(['tables/household.copy', 'empty', 'documents/a']);
  expect(contents['tables/household.copy']?.equals(rows)).toBe(true);
  expect(contents.empty?.length).toBe(0);
  expect(contents['documents/a']?.equals(paper)).toBe(true);
  expect(await check(file)).toEqual({ entries: 3, bytes: 6_234_567 });
});

test('没有内容的备份也是完整的备份', async () => {
  expect(await check(await sealed([]))).toEqual({ entries: 0, bytes: 0 });
});

test('无论一片多大、怎么切开送来，读出的都一样', async () => {
  const sizes = fc.integer({ min: 1, max: 70_000 });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), sizes, sizes, async (bytes, writing, reading) => {
      const file = await sealed([entry('a', Buffer.from(bytes), writing), entry('b', Buffer.from('末尾'))]);
      const contents = await opened(file, reading);
      expect(contents.a).toEqual(Buffer.from(bytes));
      expect(contents.b?.toString()).toBe('末尾');
    }),
    { numRuns: 50 },
  );
});

test('恰好一块、少一字节、多一字节，都原样读出', async () => {
  for (const length of [chunkSize - 1, chunkSize, chunkSize + 1, 2 * chunkSize]) {
    const bytes = randomBytes(length);
    expect((await opened(await sealed([entry('a', bytes)]))).a?.equals(bytes), `${length}`).toBe(true);
  }
});

test('没读完或没读的内容，跳过后下一份照样读得对', async () => {
  const file = await sealed([
    entry('a', randomBytes(500_000)),
    entry('b', randomBytes(10)),
    entry('c', Buffer.from('丙')),
  ]);
  let last = '';
  for await (const { name, stream } of openBackup(kek, inPieces(file, 9999))) {
    if (name === 'b') continue;
    for await (const piece of stream) {
      last = piece.toString();
      break;
    }
  }
  expect(last).toBe('丙');
});

test('文件里找不到原文，也找不到密钥；控制样本找得到', async () => {
  const planted = Buffer.from('99010119491231001X'.repeat(1000));
  const file = await sealed([entry('a', planted)]);
  expect(planted.includes('99010119491231001X')).toBe(true);
  expect(file.includes('99010119491231001X')).toBe(false);
  expect(file.includes(kek.secret.export())).toBe(false);
  expect(file.includes(kek.id)).toBe(true);
});

test('小文件里改动任何一个字节，都认得出，并用中文说明', async () => {
  const file = await sealed([entry('a', Buffer.from('江陵县'))]);
  for (let at = 0; at < file.length; at++) {
    const edited = Buffer.from(file);
    edited[at] = edited[at]! ^ 1;
    await expect(check(edited), `第 ${at} 字节`).rejects.toThrow(/^备份文件不能用：.*[一-龥]。$/);
  }
});

test('大文件里随便哪里改一个字节，都认得出', async () => {
  const file = await sealed([entry('a', randomBytes(3 * chunkSize))]);
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const edited = Buffer.from(file);
      edited[at] = edited[at]! ^ mask;
      await expect(check(edited)).rejects.toThrow('备份文件不能用');
    }),
    { numRuns: 30 },
  );
});

test('截去末尾，哪怕正好截在两块之间，都说不完整', async () => {
  const file = await sealed([entry('a', randomBytes(3 * chunkSize))]);
  for (const start of chunkStarts(file)) {
    await expect(check(file.subarray(0, start))).rejects.toThrow('文件不完整');
    await expect(check(file.subarray(0, start + 20))).rejects.toThrow('文件不完整');
  }
  await expect(check(file.subarray(0, -1))).rejects.toThrow('文件不完整，到第 4 块就断了');
});

test('两块对调、漏掉一块、重复一块、末尾多出内容，都认得出', async () => {
  const file = await sealed([entry('a', randomBytes(3 * chunkSize))]);
  const [head, second, third] = chunkStarts(file) as [number, number, number];
  const [title, one, two, rest] = [
    [0, head],
    [head, second],
    [second, third],
    [third, file.length],
  ].map(([from, to]) => file.subarray(from, to)) as [Buffer, Buffer, Buffer, Buffer];
  await expect(check(Buffer.concat([title, two, one, rest]))).rejects.toThrow('第 1 块校验不符');
  await expect(check(Buffer.concat([title, one, rest]))).rejects.toThrow('第 2 块校验不符');
  await expect(check(Buffer.concat([title, one, one, two, rest]))).rejects.toThrow('第 2 块校验不符');
  await expect(check(Buffer.concat([file, one]))).rejects.toThrow('末尾多出了');
});

test('把同一把密钥的另一份备份的块换进来，认得出', async () => {
  const bytes = randomBytes(2 * chunkSize);
  const [mine, other] = [await sealed([entry('a', bytes)]), await sealed([entry('a', bytes)])];
  const [head, second] = chunkStarts(mine) as [number, number];
  other.copy(mine, head, head, second);
  await expect(check(mine)).rejects.toThrow('第 1 块校验不符');
});

test('密钥不对，说出两把密钥的编号和该做什么', async () => {
  const file = await sealed([entry('a', Buffer.from('江陵县'))]);
  await expect(check(file, otherKek)).rejects.toThrow(
    `加密它的密钥编号是 ${kek.id}，手上这把是 ${otherKek.id}。请用 SHOUWANG_KEY_FILE 指明原来那一把。`,
  );
});

test('不是备份的文件、空文件、别版的格式，各有各的说法', async () => {
  await expect(check(Buffer.from('PK\x03\x04 一个工作簿'))).rejects.toThrow('它不是守望的备份');
  await expect(check(Buffer.alloc(0))).rejects.toThrow('它不是守望的备份');
  await expect(check(Buffer.from('SHOUWANG BACKUP 2\n{}\n'))).rejects.toThrow('它的格式是第 2 版');
  await expect(check(Buffer.from('SHOUWANG BACKUP 1\n'))).rejects.toThrow('文件头已损坏');
});

test('会跑出目录的名字写不进备份', async () => {
  for (const name of ['../a', 'a/../b', '/a', 'a//b', '', '.', 'a/', 'a\\b', '户']) {
    await expect(sealed([entry(name, Buffer.alloc(1))]), name).rejects.toThrow('unsafe entry name');
  }
});
