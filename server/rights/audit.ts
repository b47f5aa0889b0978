import { instantText } from '../clock/clock.ts';
import type { Tx } from '../db/transaction.ts';
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
}

/** Writes one audit row in the transaction of the act: no act without its row, no row without its act. */
export async function writeAudit(work: Work, entry: AuditEntry): Promise<void> {
  const tx: Tx = work.tx;
  await tx
    .insertInto('audit.entry')
    .values({
      id: work.newId(),
      at: instantText(work.clock.now()),
      actor: work.actor.id,
      role: work.actor.role,
      area: work.actor.area,
      device: work.actor.device,
      act: entry.act,
      county: entry.county ?? work.actor.county ?? null,
      object_kind: entry.objectKind ?? null,
      object_ids: [...(entry.objectIds ?? [])],
      why: entry.why ?? null,
      outcome: entry.outcome ?? 'done',
      details: JSON.stringify(entry.details ?? {}),
      digest_before: entry.digestBefore ?? null,
      digest_after: entry.digestAfter ?? null,
    })
    .execute();
}
