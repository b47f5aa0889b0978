import type { KeyRing } from './key-ring.ts';
import { keyedHash } from './keyed-hash.ts';

/**
 * The 32-byte digest, key version included, that the audit keeps of a value before and after an act. It is keyed
 * because an unkeyed one is reversed by trying: a county has few names and few ID numbers. @throws KeyMissing
 */
export function keyedDigest(ring: KeyRing, county: string, canonicalJson: string): Buffer {
  return keyedHash(ring, county, 'auditDigest', 'audit', canonicalJson);
}
