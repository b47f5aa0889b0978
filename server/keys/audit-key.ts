import { createHmac } from 'node:crypto';
import type { KeyEncryptionKey } from './key-file.ts';
import { deriveSuiteKeys } from './suite-gm.ts';

/** What seals the audit. It comes from the key-encryption key itself, so that nothing in the database can stand in for it. */
export interface AuditKey {
  /** Names the key-encryption key it was derived from. */
  readonly id: string;
  /** 32 bytes: HMAC-SM3 of a text, under another key for each use. */
  mac(use: 'entry' | 'seal', text: string): Buffer;
}

/** The audit's key of a key-encryption key. */
export function auditKeyOf({ id, secret }: KeyEncryptionKey): AuditKey {
  const keys = {
    entry: deriveSuiteKeys(secret, 'audit|entry').mac,
    seal: deriveSuiteKeys(secret, 'audit|seal').mac,
  };
  return { id, mac: (use, text) => createHmac('sm3', keys[use]).update(text).digest() };
}
