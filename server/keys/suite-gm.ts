import {
  createHmac,
  createSecretKey,
  type Hmac,
  hkdfSync,
  type KeyObject,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto';
import { hmacSm3 } from './hmac-sm3.ts';
import { sm4Counter } from './sm4-counter.ts';

/** The two keys of one use: 16 bytes for SM4, 32 for HMAC-SM3. */
export interface SuiteKeys {
  cipher: KeyObject;
  mac: KeyObject;
}

/** A sealed value that is not what was sealed here: edited, cut, moved to another place, or under another key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';

  constructor() {
    super('密封值校验不符：内容被改动、放错了位置，或密钥不对。');
  }
}

const formatVersion = 1;
const suiteGm = 1;
const keyIdAt = 2;
const ivAt = 6;
const ivLength = 16;
/** Where the ciphertext begins, and how long the tag behind it is. */
export const textAt = ivAt + ivLength;
export const tagLength = 32;

/** Keys for one use of a secret, by HKDF-SM3 (RFC 5869). The same secret with another `use` gives unrelated keys. */
export function deriveSuiteKeys(secret: KeyObject, use: string): SuiteKeys {
  const bytes = Buffer.from(hkdfSync('sm3', secret, Buffer.alloc(0), Buffer.from(`shouwang|gm|${use}`), 48));
  return { cipher: createSecretKey(bytes.subarray(0, 16)), mac: createSecretKey(bytes.subarray(16)) };
}

/**
 * Seals bytes: version (1) | suite (1) | key id (4) | iv (16) | ciphertext | tag (32).
 * The tag covers all before it and the place, so a value opens only where it was sealed.
 */
export function sealGm(keys: SuiteKeys, keyId: number, place: string, plain: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(textAt + plain.length + tagLength);
  const iv = writeHead(sealed, keyId);
  sealed.set(sm4Counter(keys.cipher, iv, plain), textAt);
  sealed.set(tagOf(keys.mac, place, sealed.subarray(0, textAt + plain.length)), textAt + plain.length);
  return sealed;
}

/** Writes version, suite, key id and a fresh iv, and answers the iv. */
export function writeHead(sealed: Buffer, keyId: number): Buffer {
  sealed[0] = formatVersion;
  sealed[1] = suiteGm;
  sealed.writeUInt32BE(keyId, keyIdAt);
  const iv = ivOf(sealed);
  writeRandom(iv);
  return iv;
}

export function ivOf(head: Buffer): Buffer {
  return head.subarray(ivAt, textAt);
}

/** Opens what `sealGm` made. The tag is compared, in constant time, before anything is decrypted. @throws SealBroken */
export function openGm(keys: SuiteKeys, place: string, sealed: Buffer): Buffer {
  if (!isSealedGm(sealed)) throw new SealBroken();
  const end = sealed.length - tagLength;
  const tag = tagOf(keys.mac, place, sealed.subarray(0, end));
  if (!timingSafeEqual(tag, sealed.subarray(end))) throw new SealBroken();
  return sm4Counter(keys.cipher, ivOf(sealed), sealed.subarray(textAt, end));
}

/** The id of the key that sealed these bytes. @throws SealBroken when they are no sealed value of this suite */
export function keyIdOf(sealed: Buffer): number {
  if (!isSealedGm(sealed)) throw new SealBroken();
  return sealed.readUInt32BE(keyIdAt);
}

function isSealedGm(sealed: Buffer): boolean {
  return sealed.length >= textAt + tagLength && sealed[0] === formatVersion && sealed[1] === suiteGm;
}

function tagOf(mac: KeyObject, place: string, head: Uint8Array): Buffer {
  // The length comes first, so that no byte can move between the place and the sealed value.
  const length = Buffer.byteLength(place);
  if (head.length > framed.length - 4 - length) return startTag(mac, place).update(head).digest();
  framed.writeUInt32BE(length);
  framed.write(place, 4);
  framed.set(head, 4 + length);
  return hmacSm3(mac, framed.subarray(0, 4 + length + head.length));
}

const framed = Buffer.alloc(1024);

/** The tag of a value that comes in pieces: the same bytes, head first. */
export function startTag(mac: KeyObject, place: string): Hmac {
  const front = Buffer.allocUnsafe(4 + Buffer.byteLength(place));
  front.writeUInt32BE(front.length - 4);
  front.write(place, 4);
  return createHmac('sm3', mac).update(front);
}

// One call of the system's generator for 256 values: 5 µs a call was a quarter of the whole cost of a seal.
const pool = Buffer.alloc(4096);
let used = pool.length;

function writeRandom(target: Buffer): void {
  if (used + target.length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  pool.copy(target, 0, used, used + target.length);
  used += target.length;
}
