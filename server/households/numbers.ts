import { sql } from 'kysely';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { HOUSEHOLD_NO } from './register.ts';

/** Where a household stands. */
export interface HouseholdPlace {
  readonly county: string;
  readonly id: string;
  /** Its village. */
  readonly area: string;
}

/**
 * The household with a 户编号, among those the actor may see; `county` where it is known.
 * @throws householdUnknown; householdNoAmbiguous when several counties have the number
 */
export async function getHouseholdByNo(work: Work, householdNo: string, county?: string): Promise<HouseholdPlace> {
  const { rows } = await sql<HouseholdPlace>`
    select h.county, h.id, h.area from external_id x join household h on h.county = x.county and h.id = x.household
    where x.scheme = ${HOUSEHOLD_NO} and x.value = ${householdNo} and x.known_to is null
      ${county === undefined ? sql`` : sql`and x.county = ${county}`}
    limit 2`.execute(work.tx);
  const [first, second] = rows;
  if (!first) throw problem('householdUnknown', { householdNo });
  if (second) throw problem('householdNoAmbiguous', { householdNo });
  return first;
}
