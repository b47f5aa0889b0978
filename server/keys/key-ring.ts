import type { KeyObject } from 'node:crypto';
import { deriveSuiteKeys, type SuiteKeys } from './suite-gm.ts';

/** What a data key is for. Each county has one of each; a leaked one opens nothing else. */
export const keyPurposes = ['seal', 'blindIndex', 'auditDigest', 'document'] as const;

export type KeyPurpose = (typeof keyPurposes)[number];

/** An unwrapped data key; in memory only. `version` counts from 1 and rises with every rotation. */
export interface DataKey {
  county: string;
  purpose: KeyPurpose;
  version: number;
  secret: KeyObject;
}

/** The data keys in memory. Derived keys are kept, for HKDF costs more than the seal it serves. */
export interface KeyRing {
  add(key: DataKey): void;
  /** Whether all purposes of a county have a key. */
  holds(county: string): boolean;
  /** The newest version, with which new values are made. @throws KeyMissing */
  currentVersion(county: string, purpose: KeyPurpose): number;
  /** The keys for one use (a table and column, a scheme) of one version. @throws KeyMissing */
  derived(county: string, purpose: KeyPurpose, version: number, use: string): SuiteKeys;
}

/** No data key for this county, purpose and version is loaded: its row is missing, or it was not yet read. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing';

  constructor(county: string, purpose: KeyPurpose) {
    super(`没有 ${county} 的数据密钥（${purpose}）。`);
  }
}

/** A ring that holds the given keys; more may be added when a county joins or a key is rotated. */
export function keyRing(keys: Iterable<DataKey>): KeyRing {
  const secrets = new Map<string, KeyObject>();
  const current = new Map<string, number>();
  const derivedKeys = new Map<string, SuiteKeys>();

  function add(key: DataKey): void {
    const slot = `${key.county}|${key.purpose}`;
    secrets.set(`${slot}|${key.version}`, key.secret);
    current.set(slot, Math.max(key.version, current.get(slot) ?? 0));
  }

  function currentVersion(county: string, purpose: KeyPurpose): number {
    const version = current.get(`${county}|${purpose}`);
    if (version === undefined) throw new KeyMissing(county, purpose);
    return version;
  }

  function derived(county: string, purpose: KeyPurpose, version: number, use: string): SuiteKeys {
    const id = `${county}|${purpose}|${version}|${use}`;
    const kept = derivedKeys.get(id);
    if (kept !== undefined) return kept;
    const secret = secrets.get(`${county}|${purpose}|${version}`);
    if (secret === undefined) throw new KeyMissing(county, purpose);
    const made = deriveSuiteKeys(secret, `${purpose}|${use}`);
    derivedKeys.set(id, made);
    return made;
  }

  for (const key of keys) add(key);
  return {
    add,
    holds: (county) => keyPurposes.every((purpose) => current.has(`${county}|${purpose}`)),
    currentVersion,
    derived,
  };
}
