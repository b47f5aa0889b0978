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

/** How the bytes of a document are sealed now; see `sealed-file.ts`. @throws KeyMissing */
export function documentSeal(ring: KeyRing, county: string, documentId: string) {
  return sealOf(ring, 'document', documentPlace(county, documentId), ring.currentVersion(county, 'document'));
}

/** How those were sealed whose head is given. @throws SealBroken, KeyMissing */
export function documentSealOf(ring: KeyRing, county: string, documentId: string, head: Buffer) {
  return sealOf(ring, 'document', documentPlace(county, documentId), versionIn(ring, county, 'document', head));
}

function documentPlace(county: string, documentId: string): SealedPlace {
  return { county, table: 'document', column: 'content', rowId: documentId };
}

function seal(ring: KeyRing, purpose: 'seal' | 'document', place: SealedPlace, plain: Uint8Array): Buffer {
  const { keys, version, text } = sealOf(ring, purpose, place, ring.currentVersion(place.county, purpose));
  return sealGm(keys, version, text, plain);
}

function open(ring: KeyRing, purpose: 'seal' | 'document', place: SealedPlace, sealed: Buffer): Buffer {
  const { keys, text } = sealOf(ring, purpose, place, versionIn(ring, place.county, purpose, sealed));
  return openGm(keys, text, sealed);
}

/** The key id is read before the tag is checked: one nobody ever issued is an edit, and no missing key. */
function versionIn(ring: KeyRing, county: string, purpose: 'seal' | 'document', sealed: Buffer): number {
  const version = keyIdOf(sealed);
  if (version < 1 || version > ring.currentVersion(county, purpose)) throw new SealBroken();
  return version;
}

function sealOf(ring: KeyRing, purpose: 'seal' | 'document', place: SealedPlace, version: number) {
  const keys = ring.derived(place.county, purpose, version, `${place.table}|${place.column}`);
  return { keys, version, text: textOf(place) };
}

function textOf(place: SealedPlace): string {
  return `${place.county}|${place.table}|${place.column}|${place.rowId}`;
}
