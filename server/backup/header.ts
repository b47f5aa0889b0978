import { createHash, randomBytes } from 'node:crypto';
import { type Instant, instantText } from '../clock/clock.ts';
import type { KeyEncryptionKey } from '../keys/key-file.ts';
import { deriveSuiteKeys, type SuiteKeys } from '../keys/suite-gm.ts';
import type { ByteReader } from './byte-reader.ts';
import { damaged } from './damaged.ts';

const format = 1;
const title = /^SHOUWANG BACKUP (\d{1,4})$/;
const longestLine = 512;

interface Header {
  suite: 'gm';
  /** Names the key-encryption key that opens this file. */
  keyId: string;
  salt: string;
  madeAt: string;
}

/** A header for a new file and the keys for its chunks; no two files have the same keys. */
export function newHeader(kek: KeyEncryptionKey, madeAt: Instant): { bytes: Buffer; keys: SuiteKeys } {
  const salt = randomBytes(32).toString('base64url');
  const header: Header = { suite: 'gm', keyId: kek.id, salt, madeAt: instantText(madeAt) };
  const second = Buffer.from(JSON.stringify(header));
  return { bytes: Buffer.from(`SHOUWANG BACKUP ${format}\n${second}\n`), keys: chunkKeys(kek, second) };
}

/** Reads the header and returns the keys for the chunks. @throws the problem backupDamaged: no backup, newer, other key */
export async function readHeader(kek: KeyEncryptionKey, reader: ByteReader): Promise<SuiteKeys> {
  const first = title.exec((await reader.takeLine(longestLine))?.toString() ?? '');
  if (first === null) throw damaged('它不是守望的备份，或开头已损坏。请核对文件。');
  if (Number(first[1]) !== format)
    throw damaged(`它的格式是第 ${first[1]} 版，本程序读第 ${format} 版。请换相应的程序。`);
  const second = await reader.takeLine(longestLine);
  const keyId = second === undefined ? undefined : keyIdIn(second);
  if (second === undefined || keyId === undefined) throw damaged('文件头已损坏。请换一份备份。');
  if (keyId !== kek.id) {
    throw damaged(`加密它的密钥编号是 ${keyId}，手上这把是 ${kek.id}。请用 SHOUWANG_KEY_FILE 指明原来那一把。`);
  }
  return chunkKeys(kek, second);
}

// The whole second line goes into the keys: whoever edits it has changed the keys, and no chunk opens.
function chunkKeys(kek: KeyEncryptionKey, headerLine: Buffer): SuiteKeys {
  return deriveSuiteKeys(kek.secret, `backup|${format}|${createHash('sm3').update(headerLine).digest('hex')}`);
}

function keyIdIn(line: Buffer): string | undefined {
  try {
    const { keyId } = JSON.parse(line.toString()) as Partial<Header>;
    return typeof keyId === 'string' && /^[0-9a-f]{16}$/.test(keyId) ? keyId : undefined;
  } catch {
    return undefined;
  }
}
