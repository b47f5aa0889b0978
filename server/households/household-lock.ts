import { sql } from 'kysely';
import { statement } from '../db/statement.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';

/** A household locked for the rest of the transaction. */
export interface LockedHousehold {
  readonly county: string;
  readonly id: string;
  readonly area: string;
  readonly version: number;
}

/**
 * Locks a household that the actor may write in. `expected` is the version that the person saw.
 * @throws notFound; stale with both versions
 */
export async function lockHousehold(
  work: Work,
  county: string,
  id: string,
  expected?: number,
): Promise<LockedHousehold> {
  const [household] = await LOCK.rows(work.tx, { county, id });
  if (!household) throw problem('notFound');
  if (expected !== undefined && expected !== household.version) {
    throw problem('stale', { expected, current: household.version });
  }
  return household;
}

/**
 * What follows in the transaction is about this one household: its prepared statements keep the plan that suits any one.
 * Those with a list in them would otherwise be planned anew each time, for a list of one.
 */
const LOCK = statement<'county' | 'id', LockedHousehold>(
  ['county', 'id'],
  (of) => sql`
    select county, id, area, version, set_config('plan_cache_mode', 'force_generic_plan', true)
    from household where county = ${of.county} and id = ${of.id} for update`,
);

/** Raises the version of a locked household, once for each act that changed something in it. */
export async function raiseVersion(work: Work, county: string, household: string): Promise<void> {
  await RAISE.rows(work.tx, { county, household });
}

const RAISE = statement(
  ['county', 'household'],
  (of) => sql`update household set version = version + 1 where county = ${of.county} and id = ${of.household}`,
);
