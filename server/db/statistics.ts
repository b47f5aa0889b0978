import { sql } from 'kysely';
import type { Tx } from './transaction.ts';

/** What an import writes and the set-wise work after it reads. */
const TABLES = [
  ...['household', 'household_version', 'person', 'person_version', 'membership', 'external_id', 'name_gram'],
  ...['income_snapshot', 'essentials_snapshot', 'enrolment', 'contact_officer', 'measure', 'sweep_form'],
  ...['household_fact', 'rule_hit', 'lead', 'lead_reason', 'monitoring_case'],
];

/**
 * Tells the planner what a bulk load has brought, before set-wise work in the same transaction: without it facts of
 * 3,000 households took minutes by nested loops. A table that has not grown by a fifth since it was last analysed is
 * left alone: all of them take a second of every screening, whether or not anything was loaded. MAINTAIN is granted from
 * PostgreSQL 17 on; on an older server the rest of the transaction does without nested loops instead.
 */
export async function refreshStatistics(tx: Tx): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`
    select current_setting('server_version_num')::int >= 170000
      and has_table_privilege('household', case when current_setting('server_version_num')::int >= 170000 then 'MAINTAIN' else 'SELECT' end)
      as may`.execute(tx);
  if (!rows[0]?.may) {
    await sql`set local enable_nestloop = off`.execute(tx);
    return;
  }
  for (const { table } of await listGrown(tx)) await sql`analyze ${sql.table(table)}`.execute(tx);
}

async function listGrown(tx: Tx): Promise<{ table: string }[]> {
  const { rows } = await sql<{ table: string }>`
    select relname as table from pg_class
    where oid = any (array(select to_regclass(name) from unnest(${TABLES}::text[]) as name)::oid[])
      and (reltuples < 0 or pg_relation_size(oid) > 1.2 * 8192 * relpages)`.execute(tx);
  return rows;
}
