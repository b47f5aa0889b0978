import { hmacSm3 } from './hmac-sm3.ts';
import type { KeyPurpose, KeyRing } from './key-ring.ts';

/**
 * 32 bytes: the key version (2) and the first 30 of the HMAC-SM3 under the county's current key. The version travels
 * in the value, so that after a rotation old and new ones are told apart without a column beside each.
 */
export function keyedHash(ring: KeyRing, county: string, purpose: KeyPurpose, use: string, text: string): Buffer {
  const version = ring.currentVersion(county, purpose);
  const hash = hmacSm3(ring.derived(county, purpose, version, use).mac, text);
  hash.copyWithin(2, 0);
  hash.writeUInt16BE(version);
  return hash;
}
