import type { AuditKey } from '../keys/audit-key.ts';
import { leafOf, rootOf } from './merkle.ts';
import { lastNumberOf, NOTHING_BEFORE, type Seal, sealMac } from './seal-mac.ts';

/** An entry with the code that its leaf is made of: its own, or, from before there was sealing, the one it would bear. */
export interface CodedEntry {
  readonly id: string;
  readonly mac: Buffer;
}

/** The batch that numbers `entries` in their order, after `last`. */
export function makeSeal(
  key: AuditKey,
  last: Seal | undefined,
  entries: readonly CodedEntry[],
  { unsignedUntil, at }: Pick<Seal, 'unsignedUntil' | 'at'>,
): Seal {
  const first = last ? lastNumberOf(last) + 1 : 1;
  const leaves = entries.map((entry, index) => leafOf(first + index, entry.mac));
  const seal = {
    ...{ batch: (last?.batch ?? 0) + 1, first, entries: entries.map(({ id }) => id), root: rootOf(leaves) },
    ...{ previous: last?.mac ?? NOTHING_BEFORE, unsignedUntil, at, keyId: key.id },
  };
  return { ...seal, mac: sealMac(key, seal) };
}
