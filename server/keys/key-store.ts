import { sql } from 'kysely';
import type { Pool } from 'pg';
import { type Clock, instantText } from '../clock/clock.ts';
import { inTransaction } from '../db/transaction.ts';
import { NOBODY } from '../rights/actor.ts';
import { type AuditKey, auditKeyOf } from './audit-key.ts';
import { newDataKeys, unwrapDataKey, type WrappedDataKey } from './data-key.ts';
import type { KeyEncryptionKey } from './key-file.ts';
import { type KeyRing, keyRing } from './key-ring.ts';

/** The data keys of the counties, unwrapped when first needed, and the key of the audit. */
export interface KeyStore {
  /** The ring with the keys of a county; a county without keys gets them. */
  ringOf(county: string): Promise<KeyRing>;
  readonly audit: AuditKey;
}

/**
 * Keys are made in a transaction of their own: made inside an import that is then rolled back, the ring would
 * keep keys that stand nowhere, and the next import would seal what nobody can open.
 */
export function keyStore(pool: Pool, kek: KeyEncryptionKey, clock: Clock): KeyStore {
  const ring = keyRing([]);
  return {
    audit: auditKeyOf(kek),
    async ringOf(county) {
      if (!ring.holds(county)) {
        const rows = await inTransaction(pool, NOBODY, async (tx) => {
          for (const { purpose, version, wrapped } of newDataKeys(kek, county)) {
            await sql`insert into data_key (county, purpose, version, wrapped, created_at)
              values (${county}, ${purpose}, ${version}, ${wrapped}, ${instantText(clock.now())})
              on conflict do nothing`.execute(tx);
          }
          return sql<WrappedDataKey>`select county, purpose, version, wrapped from data_key where county = ${county}`
            .execute(tx)
            .then((result) => result.rows);
        });
        for (const row of rows) ring.add(unwrapDataKey(kek, row));
      }
      return ring;
    },
  };
}
