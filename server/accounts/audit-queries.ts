import { sql } from 'kysely';
import type { AuditRow } from '../../contract/accounts.ts';
import type { Tx } from '../db/transaction.ts';

/** The latest entries of the auditor's office, newest first; `before` continues a page. */
export async function listAudit(tx: Tx, before: string | undefined, act: string | undefined): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      e.actor, a.name as "actorName", e.role, e.device, e.act, e.object_kind as "objectKind",
      cardinality(e.object_ids) as objects, e.why, e.outcome, e.details
    from audit.entry e left join account a on a.id = e.actor
    where (${before ?? null}::timestamptz is null or e.at < ${before ?? null}::timestamptz)
      and (${act ?? null}::text is null or e.act = ${act ?? null})
    order by e.at desc, e.id desc limit 100`.execute(tx);
  return rows;
}
