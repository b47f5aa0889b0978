import { sql } from 'kysely';
import { type EntryContent, entryMac } from '../audit/entry-mac.ts';
import { statement } from '../db/statement.ts';
import type { Work } from './work.ts';

/** What goes on record beside who, when and from where. `why` is the reason the person gave. */
export interface AuditEntry {
  readonly act: string;
  readonly county?: string | undefined;
  readonly objectKind?: string;
  readonly objectIds?: readonly string[];
  readonly why?: string | undefined;
  readonly outcome?: 'done' | 'refused';
  /** Codes, counts and queries only; never names, numbers or free text of a person. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly digestBefore?: Buffer | undefined;
  readonly digestAfter?: Buffer | undefined;
  /** Who tried, where nobody is signed in yet. */
  readonly by?: {
    readonly account: string | null;
    readonly role: string;
    readonly area: string;
    readonly device: string;
  };
}

/**
 * Writes one audit row in the transaction of the act: no act without its row, no row without its act. The row bears
 * its code and waits, in the same statement, to be numbered and sealed (server/audit).
 */
export async function writeAudit(work: Work, entry: AuditEntry): Promise<void> {
  const kept = contentOf(work, entry);
  const details = JSON.stringify(kept.details);
  await INSERT.rows(work.tx, { ...kept, details, mac: entryMac(work.keys.audit, kept) });
}

const COLUMNS = [
  ...(['id', 'at', 'actor', 'role', 'area', 'device', 'act', 'county', 'objectKind', 'objectIds', 'why'] as const),
  ...(['outcome', 'details', 'digestBefore', 'digestAfter', 'mac'] as const),
];

/** Planned once a connection: with its code and its place in line it costs less than the bare row did before. */
const INSERT = statement(
  COLUMNS,
  (of) => sql`
    with written as (
      insert into audit.entry (id, at, actor, role, area, device, act, county, object_kind, object_ids, why, outcome,
        details, digest_before, digest_after, mac)
      values (${of.id}, ${of.at}, ${of.actor}, ${of.role}, ${of.area}, ${of.device}, ${of.act}, ${of.county},
        ${of.objectKind}, ${of.objectIds}::uuid[], ${of.why}, ${of.outcome}, ${of.details}, ${of.digestBefore},
        ${of.digestAfter}, ${of.mac}))
    insert into audit.waiting (entry) values (${of.id})`,
);

function contentOf(work: Work, entry: AuditEntry): EntryContent {
  const { id, role, area, device } = work.actor;
  const by = entry.by ?? { account: id, role, area, device };
  return {
    ...{ id: work.newId(), at: work.at.replace('Z', '000Z'), actor: by.account, role: by.role, area: by.area },
    ...{ device: by.device, act: entry.act, county: entry.county ?? work.actor.county ?? null },
    ...{ objectKind: entry.objectKind ?? null, objectIds: [...(entry.objectIds ?? [])], why: entry.why ?? null },
    ...{ outcome: entry.outcome ?? 'done', details: JSON.parse(JSON.stringify(entry.details ?? {})) },
    ...{ digestBefore: entry.digestBefore ?? null, digestAfter: entry.digestAfter ?? null },
  };
}
