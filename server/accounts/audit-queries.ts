import { sql } from 'kysely';
import type { Tx } from '../db/transaction.ts';

export interface AuditRow {
  id: string;
  at: string;
  actor: string | null;
  actorName: string | null;
  role: string;
  device: string;
  act: string;
  objectKind: string | null;
  objects: number;
  why: string | null;
  outcome: string;
  details: Record<string, unknown>;
}

/** The latest entries of the auditor's office, newest first; `before` continues a page. */
export async function listAudit(tx: Tx, before: string | undefined, act: string | undefined): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select e.id, e.at, e.actor, a.name as "actorName", e.role, e.device, e.act, e.object_kind as "objectKind",
      cardinality(e.object_ids) as objects, e.why, e.outcome, e.details
    from audit.entry e left join account a on a.id = e.actor
    where (${before ?? null}::timestamptz is null or e.at < ${before ?? null}::timestamptz)
      and (${act ?? null}::text is null or e.act = ${act ?? null})
    order by e.at desc limit 100`.execute(tx);
  return rows;
}
