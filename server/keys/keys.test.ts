import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blindIndex, blindIndexOfIdNumber } from './blind-index.ts';
import { newDataKey, newDataKeys, unwrapDataKey } from './data-key.ts';
import { kekFromText, loadKek } from './key-file.ts';
import { KeyMissing, keyPurposes, keyRing } from './key-ring.ts';
import { keyedDigest } from './keyed-digest.ts';
import { openDocument, openPrivate, sealDocument, sealPrivate } from './sealed-value.ts';
import { SealBroken } from './suite-gm.ts';

const kek = kekFromText('11'.repeat(32), 'test');
const otherKek = kekFromText('22'.repeat(32), 'test');
const rows = newDataKeys(kek, '990188000000');
const otherRows = newDataKeys(kek, '990288000000');
const ring = keyRing([...rows, ...otherRows].map((row) => unwrapDataKey(kek, row)));
const place = { county: '990188000000', table: 'person_version', column: 'private', rowId: 'a' };
const person = { idNumber: '990188199001011234', phone: '19912341234' };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('密封的值在原处打得开，字节里看不到原文', () => {
  const sealed = sealPrivate(ring, place, person);
  expect(openPrivate(ring, place, sealed)).toEqual(person);
  expect(Buffer.from(JSON.stringify(person)).includes('9901881990')).toBe(true);
  expect(sealed.includes('9901881990')).toBe(false);
});

test('密封值的字节：版本 1、套件 1、密钥编号 4 字节、iv 16 字节、密文与原文等长、校验 32 字节', () => {
  const sealed = sealPrivate(ring, place, person);
  expect([...sealed.subarray(0, 6)]).toEqual([1, 1, 0, 0, 0, 1]);
  expect(sealed.length).toBe(6 + 16 + JSON.stringify(person).length + 32);
});

test('同一个值密封两次，字节不同', () => {
  expect(sealPrivate(ring, place, person).equals(sealPrivate(ring, place, person))).toBe(false);
});

test('任意文字都原样打开', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (value) => {
      expect(openPrivate(ring, place, sealPrivate(ring, place, value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('改动任何一个字节，都打不开', () => {
  const sealed = sealPrivate(ring, place, person);
  for (let at = 0; at < sealed.length; at++) {
    const edited = Buffer.from(sealed);
    edited[at] = edited[at]! ^ 1;
    expect(() => openPrivate(ring, place, edited), `第 ${at} 字节`).toThrow(SealBroken);
  }
});

test('截短到任何长度，都打不开', () => {
  const sealed = sealPrivate(ring, place, person);
  for (let length = 0; length < sealed.length; length++) {
    expect(() => openPrivate(ring, place, sealed.subarray(0, length)), `${length} 字节`).toThrow(SealBroken);
  }
});

test('挪到别的行、列、表、县，都打不开', () => {
  const sealed = sealPrivate(ring, place, person);
  const elsewhere = { rowId: 'b', column: 'note', table: 'household_version', county: '990288000000' };
  for (const [part, value] of Object.entries(elsewhere)) {
    expect(() => openPrivate(ring, { ...place, [part]: value }, sealed), part).toThrow(SealBroken);
  }
});

test('另一把数据密钥打不开，没有密钥的县说没有密钥', () => {
  const sealed = sealPrivate(ring, place, person);
  const stranger = keyRing(newDataKeys(kek, place.county).map((row) => unwrapDataKey(kek, row)));
  expect(() => openPrivate(stranger, place, sealed)).toThrow(SealBroken);
  expect(() => openPrivate(keyRing([]), place, sealed)).toThrow(KeyMissing);
});

test('换了新版密钥，旧值仍打得开，新值用新版', () => {
  const rotating = keyRing(rows.map((row) => unwrapDataKey(kek, row)));
  const before = sealPrivate(rotating, place, person);
  rotating.add(unwrapDataKey(kek, newDataKey(kek, place.county, 'seal', 2)));
  expect(openPrivate(rotating, place, before)).toEqual(person);
  expect(sealPrivate(rotating, place, person).readUInt32BE(2)).toBe(2);
});

test('文件内容用另一把钥匙密封，换一个文件编号就打不开', () => {
  const bytes = Buffer.from('承诺授权书');
  const sealed = sealDocument(ring, place.county, 'd1', bytes);
  expect(openDocument(ring, place.county, 'd1', sealed)).toEqual(bytes);
  expect(() => openDocument(ring, place.county, 'd2', sealed)).toThrow(SealBroken);
});

test('一个县四种用途各有一把密钥；少一把就不算齐', () => {
  expect(rows.map((row) => row.purpose)).toEqual([...keyPurposes]);
  expect(ring.holds('990188000000')).toBe(true);
  expect(keyRing(rows.slice(1).map((row) => unwrapDataKey(kek, row))).holds('990188000000')).toBe(false);
});

test('数据密钥换了主密钥、县、用途或版本，都解不开，并说明该找哪一把', () => {
  const row = rows[0]!;
  expect(() => unwrapDataKey(otherKek, row)).toThrow(`编号为 ${otherKek.id} 的这把打不开`);
  for (const edit of [{ county: '990288000000' }, { purpose: 'document' as const }, { version: 2 }]) {
    expect(() => unwrapDataKey(kek, { ...row, ...edit })).toThrow('打不开');
  }
});

test('盲索引：同县同值相同，别县、别种、别值不同，都是 32 字节并带密钥版本', () => {
  const index = blindIndex(ring, '990188000000', 'phone', '19912341234');
  expect(index.length).toBe(32);
  expect(index.readUInt16BE()).toBe(1);
  expect(blindIndex(ring, '990188000000', 'phone', '19912341234')).toEqual(index);
  expect(blindIndex(ring, '990288000000', 'phone', '19912341234')).not.toEqual(index);
  expect(blindIndex(ring, '990188000000', 'bankAccount', '19912341234')).not.toEqual(index);
  expect(blindIndex(ring, '990188000000', 'phone', '19912341235')).not.toEqual(index);
});

test('证件号码怎么写都找得到：小写 x、空格、全角、15 位旧号、20 位和 22 位残疾人证', () => {
  // 17 位 99010119491231001 依 GB 11643：63+81+0+5+0+4+2+9+24+27+7+18+30+5+0+0+2 = 277，277 mod 11 = 2，校验码 X。
  const index = blindIndexOfIdNumber(ring, '990188000000', '99010119491231001X');
  const writings = [
    '99010119491231001x',
    ' 990101 19491231 001X ',
    '９９０１０１１９４９１２３１００１Ｘ',
    '990101491231001',
    '99010119491231001X43',
    '99010119491231001X43B1',
  ];
  for (const text of writings) expect(blindIndexOfIdNumber(ring, '990188000000', text), text).toEqual(index);
  expect(blindIndexOfIdNumber(ring, '990188000000', '990101194912310038')).not.toEqual(index);
});

test('审计摘要带密钥：换一个县就不同，与盲索引也不同', () => {
  const digest = keyedDigest(ring, '990188000000', '{"a":1}');
  expect(digest.length).toBe(32);
  expect(keyedDigest(ring, '990188000000', '{"a":1}')).toEqual(digest);
  expect(keyedDigest(ring, '990288000000', '{"a":1}')).not.toEqual(digest);
  expect(keyedDigest(ring, '990188000000', '{"a":2}')).not.toEqual(digest);
});

test('第一次启动生成主密钥，只有本人可读，并提醒另存；再启动是同一把，不再提醒', async () => {
  const dataFolder = join(folder, 'first');
  const first = await loadKek({ dataFolder, env: {}, mayGenerate: true });
  expect(first.warning).toContain('另存');
  expect((await stat(join(dataFolder, 'keys', 'kek'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(dataFolder, 'keys'))).mode & 0o777).toBe(0o700);
  const again = await loadKek({ dataFolder, env: {}, mayGenerate: true });
  expect(again.warning).toBeUndefined();
  expect(again.kek.id).toBe(first.kek.id);
});

test('几个进程同时第一次启动，得到同一把主密钥', async () => {
  const given = { dataFolder: join(folder, 'race'), env: {}, mayGenerate: true };
  const loaded = await Promise.all(Array.from({ length: 8 }, () => loadKek(given)));
  expect(new Set(loaded.map(({ kek }) => kek.id)).size).toBe(1);
});

test('SHOUWANG_KEY_FILE 先于 SHOUWANG_KEY，两者都先于数据目录', async () => {
  const dataFolder = join(folder, 'order');
  const own = (await loadKek({ dataFolder, env: {}, mayGenerate: true })).kek.id;
  const file = join(folder, 'elsewhere');
  await writeFile(file, await readFile(join(dataFolder, 'keys', 'kek')));
  const env = { SHOUWANG_KEY: '33'.repeat(32) };
  expect((await loadKek({ dataFolder, env, mayGenerate: false })).kek.id).not.toBe(own);
  const both = { ...env, SHOUWANG_KEY_FILE: file };
  expect((await loadKek({ dataFolder, env: both, mayGenerate: false })).kek.id).toBe(own);
});

test('密钥文件不存在、内容不对、或不许生成时没有，都用一句话说明', async () => {
  const dataFolder = join(folder, 'none');
  const missing = { SHOUWANG_KEY_FILE: join(folder, 'no such file') };
  await expect(loadKek({ dataFolder, env: missing, mayGenerate: true })).rejects.toThrow('不存在');
  await expect(loadKek({ dataFolder, env: { SHOUWANG_KEY: 'abc' }, mayGenerate: true })).rejects.toThrow('32 字节');
  await expect(loadKek({ dataFolder, env: {}, mayGenerate: false })).rejects.toThrow('SHOUWANG_KEY_FILE');
});
