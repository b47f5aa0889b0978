import { sql } from 'kysely';
import { judgementColumnsSql } from '../policy/packs/screening.ts';
import { getPackInForce } from '../server/policy/queries.ts';
import type { Work } from '../server/rights/work.ts';

/** A household and the rules that hold for it, in the order of the pack. */
export interface Found {
  household: string;
  hits: string[];
}

/** The judgement of everybody over the facts that are kept: one scan of one narrow table. */
export async function hitsOfKeptFacts(work: Work, county: string): Promise<Found[]> {
  const pack = await getPackInForce(work.tx, county, work.today);
  const { rows } = await sql<Found>`
    select f.household, j.hits from household_fact f
    cross join lateral (select ${sql.raw(judgementColumnsSql(pack, 'f'))}) as j
    where f.county = ${county} and cardinality(j.hits) > 0`.execute(work.tx);
  return rows;
}
