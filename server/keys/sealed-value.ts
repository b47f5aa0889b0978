import type { KeyRing } from './key-ring.ts';
import { keyIdOf, openGm, SealBroken, sealGm } from './suite-gm.ts';

/** Where a sealed value stands. It opens only there. */
export interface SealedPlace {
  county: string;
  table: string;
  column: string;
  rowId: string;
}

/** Seals the private values of one row for a `bytea` column. @throws KeyMissing */
export function sealPrivate(ring: KeyRing, place: SealedPlace, value: object): Buffer {
  return seal(ring, 'seal', place, Buffer.from(JSON.stringify(value)));
}

/** Opens a value of `sealPrivate`; the caller checks its shape. @throws SealBroken, KeyMissing */
export function openPrivate(ring: KeyRing, place: SealedPlace, sealed: Buffer): unknown {
  return JSON.parse(open(ring, 'seal', place, sealed).toString());
}

/** Seals the bytes of a stored document. @throws KeyMissing */
export function sealDocument(ring: KeyRing, county: string, documentId: string, bytes: Uint8Array): Buffer {
  return seal(ring, 'document', documentPlace(county, documentId), bytes);
}

/** Opens what `sealDocument` sealed. @throws SealBroken, KeyMissing */
export function openDocument(ring: KeyRing, county: string, documentId: string, sealed: Buffer): Buffer {
  return open(ring, 'document', documentPlace(county, documentId), sealed);
}

function documentPlace(county: string, documentId: string): SealedPlace {
  return { county, table: 'document', column: 'content', rowId: documentId };
}

function seal(ring: KeyRing, purpose: 'seal' | 'document', place: SealedPlace, plain: Uint8Array): Buffer {
  const version = ring.currentVersion(place.county, purpose);
  const keys = ring.derived(place.county, purpose, version, `${place.table}|${place.column}`);
  return sealGm(keys, version, textOf(place), plain);
}

function open(ring: KeyRing, purpose: 'seal' | 'document', place: SealedPlace, sealed: Buffer): Buffer {
  const version = keyIdOf(sealed);
  // The key id is read before the tag is checked: one nobody ever issued is an edit, and no missing key.
  if (version < 1 || version > ring.currentVersion(place.county, purpose)) throw new SealBroken();
  const keys = ring.derived(place.county, purpose, version, `${place.table}|${place.column}`);
  return openGm(keys, textOf(place), sealed);
}

function textOf(place: SealedPlace): string {
  return `${place.county}|${place.table}|${place.column}|${place.rowId}`;
}
