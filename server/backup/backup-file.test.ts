import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBackupFile, writeBackupFile } from './backup-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function* failing(): AsyncGenerator<Buffer> {
  yield Buffer.from('一半');
  throw new Error('数据库断了');
}

async function* whole(): AsyncGenerator<Buffer> {
  yield Buffer.from('前');
  yield Buffer.from('后');
}

test('写好的备份只有本人可读，读出来一样', async () => {
  const path = join(folder, 'a');
  await writeBackupFile(path, whole());
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await buffer(await readBackupFile(path))).toString()).toBe('前后');
});

test('写到一半失败，原来的备份还在，不留下残片', async () => {
  const path = join(folder, 'b');
  await writeFile(path, '上一份');
  await expect(writeBackupFile(path, failing())).rejects.toThrow('数据库断了');
  expect(await readFile(path, 'utf8')).toBe('上一份');
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('备份文件不存在，用一句话说明', async () => {
  await expect(readBackupFile(join(folder, 'none'))).rejects.toThrow('不存在，或没有读它的权限');
});
