import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../http/problem.ts';
import { kekFromText } from '../keys/key-file.ts';
import { openBackup, sealBackup } from './container.ts';
import { restore } from './restore.ts';

const FRAME = 1 + 4 + 32;
let folder: string;
let genuine: Buffer;
let other: Buffer;
let chunks: readonly (readonly [number, number])[];

/** The same content under the same key, sealed another time: its chunks open nothing here. */
async function sealAgain(bytes: Buffer): Promise<Buffer> {
  const kek = kekFromText(await readFile(join(import.meta.dirname, 'fixtures', '0.1.0.key'), 'utf8'), 'test');
  async function* whole() {
    yield bytes;
  }
  async function* entries() {
    for await (const { name, stream } of openBackup(kek, whole())) {
      const content = await buffer(stream);
      yield {
        name,
        stream: (async function* () {
          yield content;
        })(),
      };
    }
  }
  return buffer(sealBackup(kek, 1772330400000, entries()));
}

/** Where each sealed chunk begins and ends, from the lengths as the format writes them. */
function chunksOf(file: Buffer): [number, number][] {
  const found: [number, number][] = [];
  let at = file.indexOf('\n', file.indexOf('\n') + 1) + 1;
  while (at < file.length) {
    const end = at + FRAME + file.readUInt32BE(at + 1);
    found.push([at, end]);
    at = end;
  }
  return found;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shouwang-damage-'));
  genuine = await readFile(join(import.meta.dirname, 'fixtures', '0.1.0.backup'));
  other = await sealAgain(genuine);
  chunks = chunksOf(genuine);
  await writeFile(join(folder, 'other-key'), randomBytes(32).toString('hex'));
});
afterAll(() => rm(folder, { recursive: true }));

/**
 * The problem of a restore. The database it names is none: whoever got so far as to ask for it would answer
 * `databaseUnreachable`, so that `backupDamaged` says that nothing was begun.
 */
async function refusalOf(file: Buffer, keyFile = join(import.meta.dirname, 'fixtures', '0.1.0.key')): Promise<string> {
  await writeFile(join(folder, 'backup'), file);
  const nowhere = 'postgresql://nobody:x@127.0.0.1:1/nowhere';
  const env = {
    ...{ SHOUWANG_DATA: join(folder, 'data'), SHOUWANG_KEY_FILE: keyFile },
    ...{ DATABASE_URL: nowhere, DATABASE_ADMIN_URL: nowhere },
  };
  const thrown = await restore(env, join(folder, 'backup')).catch((error: unknown) => error);
  expect(existsSync(join(folder, 'data'))).toBe(false);
  expect((await readdir(folder)).sort()).toEqual(['backup', 'other-key']);
  return thrown instanceof Problem ? thrown.code : String(thrown);
}

test('对照：完好的备份一直走到连数据库那一步', async () => {
  expect(await refusalOf(genuine)).toBe('databaseUnreachable');
  expect(await refusalOf(other)).toBe('databaseUnreachable');
  expect(chunks.length).toBeGreaterThanOrEqual(3);
});

test('换了密钥的，认得出', async () => {
  expect(await refusalOf(genuine, join(folder, 'other-key'))).toBe('backupDamaged');
});

type Damage = (file: Buffer) => Buffer;

const place = fc.nat(1_000_000).map((n) => (length: number) => n % length);
const flipped = fc.tuple(place, fc.nat(7)).map(
  ([at, bit]): Damage =>
    (file) => {
      const copy = Buffer.from(file);
      const byte = at(copy.length);
      copy[byte] = (copy[byte] ?? 0) ^ (1 << bit);
      return copy;
    },
);
const cut = place.map(
  (at): Damage =>
    (file) =>
      file.subarray(0, at(file.length)),
);
const hole = fc.tuple(place, fc.integer({ min: 1, max: 5000 })).map(
  ([at, size]): Damage =>
    (file) => {
      const from = at(file.length);
      return Buffer.concat([file.subarray(0, from), file.subarray(from + size)]);
    },
);
const added = fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 200 })).map(
  ([at, bytes]): Damage =>
    (file) => {
      const from = at(file.length + 1);
      return Buffer.concat([file.subarray(0, from), bytes, file.subarray(from)]);
    },
);
const swapped = fc.tuple(place, place).map(
  ([one, two]): Damage =>
    (file) => {
      const [first, second] = [one(chunks.length), two(chunks.length)].sort((a, b) => a - b) as [number, number];
      const parts = chunks.map(([from, to]) => file.subarray(from, to));
      const [left, right] = [parts[first] ?? Buffer.alloc(0), parts[second] ?? Buffer.alloc(0)];
      const swappedParts = parts.with(first, right).with(second, left);
      return Buffer.concat([file.subarray(0, chunks[0]?.[0]), ...swappedParts]);
    },
);
const transplanted = place.map(
  (at): Damage =>
    (file) => {
      const foreign = chunksOf(other);
      const from = at(Math.min(foreign.length, chunks.length));
      const [begin, end] = chunks[from] ?? [0, 0];
      return Buffer.concat([file.subarray(0, begin), other.subarray(...(foreign[from] ?? [0, 0])), file.subarray(end)]);
    },
);
const doubled = place.map(
  (at): Damage =>
    (file) => {
      const [from, to] = chunks[at(chunks.length)] ?? [0, 0];
      return Buffer.concat([file.subarray(0, to), file.subarray(from, to), file.subarray(to)]);
    },
);

test('翻转、截断、挖洞、添字、对调、重复、移植：怎么坏都认得出，动手以前就停下，什么也不留', async () => {
  const damages = fc.oneof(flipped, flipped, cut, hole, added, swapped, transplanted, doubled);
  await fc.assert(
    fc.asyncProperty(damages, async (damage) => {
      const file = damage(genuine);
      fc.pre(!file.equals(genuine));
      expect(await refusalOf(file)).toBe('backupDamaged');
    }),
    { numRuns: 150, seed: 20220530 },
  );
});
