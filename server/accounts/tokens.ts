import { createHash, randomBytes } from 'node:crypto';

/** A new session or bearer token: 256 random bits, 43 characters of base64url. Shown once, never stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The 32 bytes under which a token is stored and found. Without a key or salt: 256 random bits cannot be guessed,
 * whoever holds the digest.
 */
export function digestToken(token: string): Buffer {
  return createHash('sm3').update(token).digest();
}

// 32 signs, so 5 bits each; without I, O, 0 and 1, which are mistaken when read out or copied by hand.
const receiptSigns = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A receipt number with which a farmer finds the own application again: 80 random bits as `ABCD-EFGH-JKLM-NPQR`. */
export function newReceiptNumber(): string {
  const signs = Array.from(randomBytes(16), (byte) => receiptSigns[byte % 32]).join('');
  return signs.replace(/.{4}(?=.)/g, '$&-');
}
