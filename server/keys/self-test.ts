import { createCipheriv, createHash, createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { problem } from '../http/problem.ts';
import { hmacSm3 } from './hmac-sm3.ts';
import { type KnownAnswers, knownAnswers } from './known-answers.ts';
import { sm4Counter } from './sm4-counter.ts';

/**
 * Computes known answers with this machine's cryptography; to be called before anything is sealed or opened.
 *
 * @throws the problem keyUnavailable when an algorithm is missing or answers wrongly: the program must not start
 */
export function selfTest(answers: KnownAnswers = knownAnswers): void {
  const failed = checks.filter(([, isRight]) => !holds(() => isRight(answers)));
  if (failed.length === 0) return;
  const names = failed.map(([name]) => name).join('、');
  throw problem('keyUnavailable', { why: `本机的密码算法自检不通过（${names}），程序不启动。请检查 Node.js 的安装。` });
}

const checks: [string, (answers: KnownAnswers) => boolean][] = [
  ['SM3', ({ sm3 }) => sm3.every((a) => createHash('sm3').update(hex(a.message)).digest('hex') === a.digest)],
  ['SM4-CTR', ({ sm4Ctr: a }) => [sm4Stream, sm4Short].every((made) => made(a.key, a.iv, a.plain) === a.cipher)],
  ['HMAC-SM3', ({ hmacSm3: a }) => [hmacLong, hmacShort].every((made) => made(a.key, a.message) === a.tag)],
  ['HKDF-SM3', ({ hkdfSm3: a }) => hkdfBytes(a.secret, a.info, a.bytes.length / 2) === a.bytes],
];

function sm4Stream(key: string, iv: string, plain: string): string {
  return createCipheriv('sm4-ctr', hex(key), hex(iv)).update(hex(plain)).toString('hex');
}

function sm4Short(key: string, iv: string, plain: string): string {
  return sm4Counter(createSecretKey(hex(key)), hex(iv), hex(plain)).toString('hex');
}

function hmacLong(key: string, message: string): string {
  return createHmac('sm3', hex(key)).update(hex(message)).digest('hex');
}

function hmacShort(key: string, message: string): string {
  return hmacSm3(createSecretKey(hex(key)), hex(message)).toString('hex');
}

function hkdfBytes(secret: string, info: string, length: number): string {
  return Buffer.from(hkdfSync('sm3', hex(secret), Buffer.alloc(0), hex(info), length)).toString('hex');
}

function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}
