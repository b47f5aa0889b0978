import { sql } from 'kysely';
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
  const { rows } = await sql<LockedHousehold>`
    select county, id, area, version from household where county = ${county} and id = ${id} for update`.execute(
    work.tx,
  );
  const [household] = rows;
  if (!household) throw problem('notFound');
  if (expected !== undefined && expected !== household.version) {
    throw problem('stale', { expected, current: household.version });
  }
  return household;
}

/** Raises the version of locked households, once for each act that changed something in them. */
export async function raiseVersions(work: Work, county: string, households: readonly string[]): Promise<void> {
  if (households.length === 0) return;
  await sql`update household set version = version + 1
    where county = ${county} and id = any(${households}::uuid[])`.execute(work.tx);
}
