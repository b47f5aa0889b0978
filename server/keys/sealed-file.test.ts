import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDataKeys, unwrapDataKey } from './data-key.ts';
import { kekFromText } from './key-file.ts';
import { keyRing } from './key-ring.ts';
import { openFromFile, sealIntoFile } from './sealed-file.ts';
import { openDocument, sealDocument } from './sealed-value.ts';
import { SealBroken } from './suite-gm.ts';

const county = '990188000000';
const kek = kekFromText('11'.repeat(32), 'test');
const ring = keyRing(newDataKeys(kek, county).map((row) => unwrapDataKey(kek, row)));
const content = Buffer.from('户编号,姓名\n990188000001,王水明\n'.repeat(20_000));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealed-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function sealedFile(bytes: Buffer): Promise<string> {
  const path = join(folder, `${Math.random()}`);
  const file = await open(path, 'w');
  await sealIntoFile(ring, county, 'a', pieces(bytes, 65_537), file);
  await file.close();
  return path;
}

async function opened(path: string, id = 'a'): Promise<Buffer> {
  const file = await open(path);
  try {
    const all: Buffer[] = [];
    for await (const piece of openFromFile(ring, county, id, file)) all.push(piece);
    return Buffer.concat(all);
  } finally {
    await file.close();
  }
}

test('一块一块密封的文件，与一次密封的是同一种：两边都互相打得开，磁盘上看不到原文', async () => {
  const path = await sealedFile(content);
  const sealed = await readFile(path);
  expect(openDocument(ring, county, 'a', sealed).equals(content)).toBe(true);
  expect(sealed.includes('王水明')).toBe(false);
  expect(content.includes('王水明')).toBe(true);
  await writeFile(path, sealDocument(ring, county, 'a', content));
  expect((await opened(path)).equals(content)).toBe(true);
});

test('改一个字节、截短、换一个编号，一个字节的原文也不交出来', async () => {
  const path = await sealedFile(content);
  await expect(opened(path, 'b')).rejects.toThrow(SealBroken);
  const sealed = await readFile(path);
  for (const wrong of [sealed.subarray(0, -1), sealed.subarray(0, 40), sealed.subarray(0, 10)]) {
    await writeFile(path, wrong);
    await expect(opened(path)).rejects.toThrow(SealBroken);
  }
  sealed[700_000] = (sealed[700_000] ?? 0) ^ 1;
  await writeFile(path, sealed);
  await expect(opened(path)).rejects.toThrow(SealBroken);
});
