import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COUNTY } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { keepUpload, readUpload, withOpened } from './uploads.ts';

let program: TestProgram;

beforeAll(async () => {
  program = await testProgram();
});
afterAll(() => program.close());

const text = '户编号,姓名\n990188000001,王水明\n';

function* pieces() {
  for (let n = 0; n < 5000; n += 1) yield Buffer.from(text);
}

async function kept(): Promise<string[]> {
  return readdir(join(program.dataDir, 'uploads', COUNTY)).catch(() => []);
}

test('上传半途断开、空文件，都不留下文件', async () => {
  const broken = async function* () {
    yield Buffer.from(text);
    throw new Error('断开');
  };
  const handIn = (body: AsyncGenerator<Buffer>) => keepUpload(program, COUNTY, 'a', Readable.from(body));
  await expect(handIn(broken())).rejects.toThrow('断开');
  await expect(handIn((async function* () {})())).rejects.toThrow('空');
  expect(await kept()).toEqual([]);
});

test('边收边密封：磁盘上看不到原文，读回来一字不差，打开的副本用完就没有了', async () => {
  await keepUpload(program, COUNTY, 'b', Readable.from(pieces()));
  expect(await kept()).toEqual(['b']);
  const sealed = await readFile(join(program.dataDir, 'uploads', COUNTY, 'b'));
  expect(sealed.includes('王水明')).toBe(false);
  expect((await readUpload(program, COUNTY, 'b')).toString()).toBe(text.repeat(5000));
  const opened = await withOpened(program, COUNTY, 'b', (path) => readFile(path, 'utf8'));
  expect(opened).toBe(text.repeat(5000));
  expect(await readdir(join(program.dataDir, 'uploads', 'opened'))).toEqual([]);
});

test('磁盘上的上传被改动，打不开，也不留下副本', async () => {
  await keepUpload(program, COUNTY, 'c', Readable.from(pieces()));
  const path = join(program.dataDir, 'uploads', COUNTY, 'c');
  const sealed = await readFile(path);
  sealed[1000] = (sealed[1000] ?? 0) ^ 1;
  await writeFile(path, sealed);
  await expect(withOpened(program, COUNTY, 'c', async () => 'opened')).rejects.toThrow('密封值校验不符');
  expect(await readdir(join(program.dataDir, 'uploads', 'opened'))).toEqual([]);
});
