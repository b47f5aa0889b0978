import { sql } from 'kysely';
import type { AuditReport } from '../../contract/audit.ts';
import { inTransaction } from '../db/transaction.ts';
import { operatorActor } from '../rights/actor.ts';
import type { Program } from '../rights/work.ts';
import { rootsNow } from './exported-roots.ts';
import { lastNumberOf } from './seal-mac.ts';
import { findLastSeal, storedBook } from './stored-book.ts';
import { verifyBook } from './verify-book.ts';

/** A cursor is planned for its first rows, and whole tables would be walked once for each row of the other. */
const FOR_ALL_ROWS = ['cursor_tuple_fraction = 1', 'enable_nestloop = off'];

/**
 * Verifies the whole audit of the database against its codes, its chain and the roots exported to `folder`. All of it
 * is read, whoever asks: a chain has no parts. Work may go on meanwhile; one state of the database is looked at.
 */
export async function verifyStored(
  program: Program,
  folder: string,
  onProgress?: (progress: { sealed: number; total: number }) => void,
): Promise<AuditReport> {
  // Roots are read before the state of the database is taken: one exported meanwhile must not look like a cut tail.
  const roots = await rootsNow(folder);
  return inTransaction(program.pool, operatorActor(), async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx);
    for (const setting of FOR_ALL_ROWS) await sql.raw(`set local ${setting}`).execute(tx);
    const last = await findLastSeal(tx);
    const total = last ? lastNumberOf(last) : 0;
    return verifyBook(storedBook(tx, roots), program.keys.audit, (sealed) => onProgress?.({ sealed, total }));
  });
}
