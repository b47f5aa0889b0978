import { sql } from 'kysely';
import type { Merging } from './merging.ts';

interface Place {
  source: number;
  row: number;
}

/**
 * One row a household: of several the first counts, the others come back to be told. Without 识别时间 the registry's
 * day stands for it; the first of a month is where a case was recognised later in that month.
 */
export async function settleMonitored({ tx }: Merging): Promise<Place[]> {
  const { rows } = await sql<Place>`
    delete from staged_monitored s using staged_monitored earlier
    where earlier.county = s.county and earlier.no = s.no and (earlier.source, earlier.row) < (s.source, s.row)
    returning s.source, s.row`.execute(tx);
  await sql`update staged_monitored s set since = o.day from of_import o
    where o.county = s.county and o.no = s.no and s.since is null`.execute(tx);
  await sql`
    update staged_monitored s set since = held.day
    from (
      select o.county, o.no, min(e.valid_from) as day, date_trunc('month', e.valid_from)::date as month
      from of_import o join enrolment e on e.county = o.county and e.household = o.id and e.scheme = 'monitored'
        and e.known_to is null and e.standing = 'accepted'
      where not o.is_new group by 1, 2, 4) as held
    where held.county = s.county and held.no = s.no and held.month = s.since`.execute(tx);
  return rows;
}
