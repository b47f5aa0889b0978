import { createSecretKey, randomBytes } from 'node:crypto';
import { problem } from '../http/problem.ts';
import type { KeyEncryptionKey } from './key-file.ts';
import { type DataKey, type KeyPurpose, keyPurposes } from './key-ring.ts';
import { deriveSuiteKeys, openGm, SealBroken, sealGm } from './suite-gm.ts';

/** A row of the table `data_key`, as far as it concerns keys. */
export interface WrappedDataKey {
  county: string;
  purpose: KeyPurpose;
  version: number;
  wrapped: Buffer;
}

/** The first keys of a county, one for each purpose, wrapped. To be inserted in the transaction that founds the county. */
export function newDataKeys(kek: KeyEncryptionKey, county: string): WrappedDataKey[] {
  return keyPurposes.map((purpose) => newDataKey(kek, county, purpose, 1));
}

/** One new data key of 32 random bytes, wrapped under the key-encryption key for its county, purpose and version. */
export function newDataKey(
  kek: KeyEncryptionKey,
  county: string,
  purpose: KeyPurpose,
  version: number,
): WrappedDataKey {
  const row = { county, purpose, version };
  const wrapped = sealGm(wrapKeys(kek), version, placeOf(row), randomBytes(32));
  return { ...row, wrapped };
}

/** Unwraps a row of `data_key`. @throws the problem keyUnavailable under another KEK, or when the row was edited or moved */
export function unwrapDataKey(kek: KeyEncryptionKey, row: WrappedDataKey): DataKey {
  const bytes = unwrap(kek, row);
  const secret = createSecretKey(bytes);
  bytes.fill(0);
  return { county: row.county, purpose: row.purpose, version: row.version, secret };
}

function unwrap(kek: KeyEncryptionKey, row: WrappedDataKey): Buffer {
  try {
    return openGm(wrapKeys(kek), placeOf(row), row.wrapped);
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    const why = `编号为 ${kek.id} 的这把打不开 ${row.county} 的数据密钥。请用 SHOUWANG_KEY_FILE 指明原来的那一把。`;
    throw problem('keyUnavailable', { why });
  }
}

function wrapKeys(kek: KeyEncryptionKey) {
  return deriveSuiteKeys(kek.secret, 'wrap');
}

function placeOf(row: Omit<WrappedDataKey, 'wrapped'>): string {
  return `data_key|${row.county}|${row.purpose}|${row.version}`;
}
