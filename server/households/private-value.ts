import { normalisePhone } from '../../domain/phone.ts';
import { canonicalJson } from '../../policy/procedures/canonical-json.ts';
import { blindIndex, blindIndexOfIdNumber } from '../keys/blind-index.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { keyedDigest } from '../keys/keyed-digest.ts';
import { openPrivate, sealPrivate } from '../keys/sealed-value.ts';
import type { VersionTable } from './fields.ts';

/** What stands sealed in the `private` column: ID number, phone, exact address; what is unknown is left out. */
export type PrivateValues = Readonly<Record<string, string>>;

/** The columns `private`, `private_digest` and the blind indexes of one row; all null when there is nothing to hide. */
export function sealedColumns(
  ring: KeyRing,
  place: { county: string; table: VersionTable; rowId: string },
  values: PrivateValues,
): Record<string, Buffer | null> {
  const { county, table, rowId } = place;
  const columns: Record<string, Buffer | null> = { private: null, private_digest: null };
  if (table !== 'contact_officer') columns.phone_index = phoneIndexOf(ring, county, values.phone ?? '');
  if (table === 'person_version') columns.id_index = idIndexOf(ring, county, values.idNumber);
  if (Object.keys(values).length === 0) return columns;
  columns.private = sealPrivate(ring, { county, table, column: 'private', rowId }, values);
  columns.private_digest = keyedDigest(ring, county, canonicalJson(values));
  return columns;
}

/** Opens the `private` column of a row. @throws SealBroken, KeyMissing */
export function openedPrivate(
  ring: KeyRing,
  place: { county: string; table: VersionTable; rowId: string },
  sealed: Buffer | null,
): PrivateValues {
  if (sealed === null) return {};
  return openPrivate(ring, { ...place, column: 'private' }, sealed) as PrivateValues;
}

/** The blind index of a phone number in any writing; null without digits. */
export function phoneIndexOf(ring: KeyRing, county: string, phone: string): Buffer | null {
  const digits = normalisePhone(phone);
  return digits === '' ? null : blindIndex(ring, county, 'phone', digits);
}

function idIndexOf(ring: KeyRing, county: string, idNumber: string | undefined): Buffer | null {
  return idNumber === undefined ? null : blindIndexOfIdNumber(ring, county, idNumber);
}

/** A `bytea` as it stands in JSON that PostgreSQL built: `\\x` and hexadecimal digits. */
export function bytesOf(text: string | null): Buffer | null {
  return text === null ? null : Buffer.from(text.slice(2), 'hex');
}
