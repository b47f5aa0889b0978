import { sql } from 'kysely';
import type { Tx } from '../db/transaction.ts';

/** What stands in a county, as far as the actor sees. */
interface Screened {
  readonly households: number;
  readonly hits: number;
  readonly leads: number;
}

export async function countScreened(tx: Tx, county: string): Promise<Screened> {
  const { rows } = await sql<Screened>`
    select (select count(*)::integer from household_fact where county = ${county}) as households,
      (select count(*)::integer from rule_hit where county = ${county}) as hits,
      (select count(*)::integer from lead where county = ${county}) as leads`.execute(tx);
  const [counts] = rows;
  if (!counts) throw new Error('a count has one row');
  return counts;
}

/** Findings not closed and rows of lists in a county, as far as the actor sees. */
export async function countQuality(tx: Tx, county: string): Promise<{ findings: number; listed: number }> {
  const { rows } = await sql<{ findings: number; listed: number }>`
    select (select count(*)::integer from finding where county = ${county} and closed_on is null) as findings,
      (select count(*)::integer from listing where county = ${county}) as listed`.execute(tx);
  const [counts] = rows;
  if (!counts) throw new Error('a count has one row');
  return counts;
}
