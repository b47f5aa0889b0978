import { sql } from 'kysely';
import type { ScreeningReport } from '../../contract/jobs.ts';
import type { Tx } from '../db/transaction.ts';

/** What stands after a screening, as far as the actor sees. */
export async function countScreened(tx: Tx, county: string): Promise<Omit<ScreeningReport, 'on'>> {
  const { rows } = await sql<Omit<ScreeningReport, 'on'>>`
    select (select count(*)::integer from household_fact where county = ${county}) as households,
      (select count(distinct household)::integer from rule_hit where county = ${county}) as hit,
      (select count(*)::integer from lead where county = ${county} and state = 'open') as "openLeads"`.execute(tx);
  const [counts] = rows;
  if (!counts) throw new Error('a count has one row');
  return counts;
}
