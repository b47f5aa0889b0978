import { normaliseIdNumber, residentPartOf } from '../../domain/id-number.ts';
import type { KeyRing } from './key-ring.ts';
import { keyedHash } from './keyed-hash.ts';

/** What can be found again. Only what has many values: an index of an illness could be reversed by counting. */
export type BlindIndexScheme = 'idNumber' | 'phone' | 'bankAccount';

/**
 * The 32 bytes, key version included, by which a value is found again in a county: the same for the same normalised
 * value, and telling nothing without the key. @throws KeyMissing
 */
export function blindIndex(ring: KeyRing, county: string, scheme: BlindIndexScheme, normalised: string): Buffer {
  return keyedHash(ring, county, 'blindIndex', scheme, normalised);
}

/**
 * The blind index of an ID or disability certificate number in any writing: the certificate is found by its first
 * 18 characters, which are its holder's ID number, and so is the old number of 15 digits. @throws KeyMissing
 */
export function blindIndexOfIdNumber(ring: KeyRing, county: string, text: string): Buffer {
  return blindIndex(ring, county, 'idNumber', residentPartOf(normaliseIdNumber(text)));
}
