import type { Phone } from './phone.ts';

/** One sealed record: nonce and AES-256-GCM ciphertext with its tag. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** From what a key is made, besides the passphrase. */
export interface KeyParts {
  readonly salt: Uint8Array<ArrayBuffer>;
  /** PBKDF2 rounds, kept beside the salt so that they may be raised later. */
  readonly iterations: number;
  /** The server's share, base64; without it the passphrase opens nothing. */
  readonly share: string;
}

/** What OWASP asks of PBKDF2-SHA256: about a second on a slow phone. */
export const ITERATIONS = 600_000;

const utf8 = new TextEncoder();
const INFO = utf8.encode('shouwang visit 1');

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

/**
 * The device's key: PBKDF2-SHA256 over the passphrase, then HKDF-SHA256 with the server's share as salt. It cannot be
 * exported, not even by our own code. A phone has WebCrypto only: no SM4, no SM3 (decisions/0007).
 */
export async function deriveKey(passphrase: string, { salt, iterations, share }: KeyParts): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', utf8.encode(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const stretched = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, typed, 256);
  const source = await crypto.subtle.importKey('raw', stretched, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: bytesOfBase64(share), info: INFO },
    source,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** Seals bytes; `place` names the record they belong to, so that records cannot be exchanged for one another. */
export async function sealBytes(
  phone: Pick<Phone, 'random'>,
  key: CryptoKey,
  place: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Sealed> {
  const iv = phone.random(12);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(place) }, key, bytes);
  return { iv, data };
}

/** @throws OperationError of WebCrypto when the key or the place is another, or a bit has changed */
export async function openBytes(key: CryptoKey, place: string, { iv, data }: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(place) }, key, data),
  );
}

/** Seals anything that JSON can carry. */
export function sealValue(
  phone: Pick<Phone, 'random'>,
  key: CryptoKey,
  place: string,
  value: unknown,
): Promise<Sealed> {
  return sealBytes(phone, key, place, utf8.encode(JSON.stringify(value)));
}

/** @throws OperationError like `openBytes` */
export async function openValue<Value>(key: CryptoKey, place: string, sealed: Sealed): Promise<Value> {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, place, sealed))) as Value;
}
