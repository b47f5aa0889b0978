import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { problem } from '../http/problem.ts';

/** The key-encryption key (KEK). `id` names it in a backup's header and tells nothing about it. */
export interface KeyEncryptionKey {
  id: string;
  secret: KeyObject;
}

export interface LoadedKek {
  kek: KeyEncryptionKey;
  /** A sentence to print when the key was made just now in the data folder and must be kept elsewhere too. */
  warning: string | undefined;
}

/**
 * The key-encryption key: from the file `SHOUWANG_KEY_FILE`, else the value `SHOUWANG_KEY`, else `<data>/keys/kek`.
 * Only where none is named and `mayGenerate` holds is a new one made there, readable by its owner alone.
 *
 * @throws the problem keyUnavailable
 */
export async function loadKek(given: {
  dataFolder: string;
  env: Readonly<Record<string, string | undefined>>;
  mayGenerate: boolean;
}): Promise<LoadedKek> {
  const { SHOUWANG_KEY_FILE: named, SHOUWANG_KEY: value } = given.env;
  const own = join(given.dataFolder, 'keys', 'kek');
  if (named) return known(kekFromText(await readNamed(named), named));
  if (value) return known(kekFromText(value, 'SHOUWANG_KEY'));
  const kept = await readIfThere(own);
  if (kept !== undefined) return known(kekFromText(kept, own));
  if (!given.mayGenerate) throw keyUnavailable('没有找到它。请用 SHOUWANG_KEY_FILE 指明当初另行保存的密钥文件。');
  const text = await generate(own);
  return { kek: kekFromText(text, own), warning: keepElsewhere(own) };
}

/** Reads a key of 32 bytes written as base64 or as 64 hexadecimal digits. @throws the problem keyUnavailable, naming `from` */
export function kekFromText(text: string, from: string): KeyEncryptionKey {
  const bare = text.trim();
  const bytes = Buffer.from(bare, /^[0-9a-fA-F]{64}$/.test(bare) ? 'hex' : 'base64');
  if (bytes.length !== 32 || !/^[\w+/=-]+$/.test(bare)) {
    throw keyUnavailable(`${from} 里的内容不对，应为 32 字节，写成 base64 或 64 位十六进制。请换成当初保存的那一份。`);
  }
  const id = createHmac('sm3', bytes).update('shouwang|kek id').digest('hex').slice(0, 16);
  return { id, secret: createSecretKey(bytes) };
}

function keyUnavailable(why: string) {
  return problem('keyUnavailable', { why });
}

function known(kek: KeyEncryptionKey): LoadedKek {
  return { kek, warning: undefined };
}

async function readNamed(file: string): Promise<string> {
  const text = await readIfThere(file);
  if (text === undefined) throw keyUnavailable(`SHOUWANG_KEY_FILE 指的文件 ${file} 不存在。请核对路径。`);
  return text;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw keyUnavailable(`文件 ${file} 读不出来（${code}）。请检查文件权限。`);
  }
}

/**
 * Makes the key file and returns what stands in it. Written aside, flushed, then linked: of two processes starting
 * at once one wins and both read the same key, and a power cut leaves a whole key or none.
 */
async function generate(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(aside, 'wx', 0o600);
  await handle.writeFile(`${randomBytes(32).toString('base64')}\n`);
  await handle.sync();
  await handle.close();
  await link(aside, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(aside);
  return readFile(file, 'utf8');
}

function keepElsewhere(file: string): string {
  return `已生成主密钥 ${file}。请立即另存一份到别的地方：没有它，数据库和备份里的证件号码等都再也打不开；它不会进入备份。`;
}
