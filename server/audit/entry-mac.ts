import type { AuditKey } from '../keys/audit-key.ts';

/** An entry of the audit as its code covers it: every column. */
export interface EntryContent {
  readonly id: string;
  /** UTC, with the six decimals that the database keeps: `2022-05-30T01:00:00.000000Z`. */
  readonly at: string;
  readonly actor: string | null;
  readonly role: string;
  readonly area: string;
  readonly device: string;
  readonly act: string;
  readonly county: string | null;
  readonly objectKind: string | null;
  readonly objectIds: readonly string[];
  readonly why: string | null;
  readonly outcome: string;
  readonly details: unknown;
  readonly digestBefore: Buffer | null;
  readonly digestAfter: Buffer | null;
}

/** The code of an entry: the same whether it is made from what is written or from what is read back. */
export function entryMac(key: AuditKey, entry: EntryContent): Buffer {
  return key.mac('entry', canonicalEntry(entry));
}

function canonicalEntry(entry: EntryContent): string {
  const { id, at, actor, role, area, device, act, county, objectKind, objectIds, why, outcome, details } = entry;
  const digests = [entry.digestBefore, entry.digestAfter].map((digest) => digest?.toString('hex') ?? null);
  const kept = [id, at, actor, role, area, device, act, county, objectKind, objectIds, why, outcome, sorted(details)];
  return JSON.stringify([...kept, ...digests]);
}

/** jsonb keeps the names of an object in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, sorted(field)]));
}
