import type { AuditKey } from '../keys/audit-key.ts';

/** One batch of the sealed audit. `entries[i]` has the number `first + i`. */
export interface Seal {
  /** From 1, without a gap. */
  readonly batch: number;
  readonly first: number;
  readonly entries: readonly string[];
  readonly root: Buffer;
  /** The code of the batch before. */
  readonly previous: Buffer;
  /** Entries up to this number were written before there was sealing and carry no code. */
  readonly unsignedUntil: number;
  /** UTC with six decimals. */
  readonly at: string;
  readonly keyId: string;
  readonly mac: Buffer;
}

/** What the first batch points back to. */
export const NOTHING_BEFORE = Buffer.alloc(32);

/** The code of a batch: over its root, its numbers and the batch before, and so over everything up to here. */
export function sealMac(key: AuditKey, seal: Omit<Seal, 'mac'>): Buffer {
  const { batch, first, entries, root, previous, unsignedUntil, at, keyId } = seal;
  const hashes = [root.toString('hex'), previous.toString('hex')];
  return key.mac('seal', JSON.stringify([batch, first, entries.length, ...hashes, unsignedUntil, at, keyId]));
}

/** The number of the last entry of a batch. */
export function lastNumberOf({ first, entries }: Pick<Seal, 'first' | 'entries'>): number {
  return first + entries.length - 1;
}
