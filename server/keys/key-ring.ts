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

/** The keys of one county and purpose: each version with what was derived from it. */
interface PurposeKeys {
  current: number;
  readonly versions: Map<number, { readonly secret: KeyObject; readonly derived: Map<string, SuiteKeys> }>;
}

/** A ring that holds the given keys; more may be added when a county joins or a key is rotated. */
export function keyRing(keys: Iterable<DataKey>): KeyRing {
  // Map in map: an import asks ten million times, and a key put together of county and purpose is hashed each time.
  const counties = new Map<string, Map<KeyPurpose, PurposeKeys>>();

  function add({ county, purpose, version, secret }: DataKey): void {
    const purposes = counties.get(county) ?? new Map<KeyPurpose, PurposeKeys>();
    const held = purposes.get(purpose) ?? { current: 0, versions: new Map() };
    held.versions.set(version, { secret, derived: new Map() });
    held.current = Math.max(version, held.current);
    counties.set(county, purposes.set(purpose, held));
  }

  function currentVersion(county: string, purpose: KeyPurpose): number {
    const held = counties.get(county)?.get(purpose);
    if (held === undefined) throw new KeyMissing(county, purpose);
    return held.current;
  }

  function derived(county: string, purpose: KeyPurpose, version: number, use: string): SuiteKeys {
    const held = counties.get(county)?.get(purpose)?.versions.get(version);
    if (held === undefined) throw new KeyMissing(county, purpose);
    const kept = held.derived.get(use);
    if (kept !== undefined) return kept;
    const made = deriveSuiteKeys(held.secret, `${purpose}|${use}`);
    held.derived.set(use, made);
    return made;
  }

  for (const key of keys) add(key);
  return {
    add,
    holds: (county) => keyPurposes.every((purpose) => counties.get(county)?.has(purpose)),
    currentVersion,
    derived,
  };
}
