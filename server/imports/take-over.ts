import { sql } from 'kysely';
import { type TakenOver, takeOverCases } from '../identification/taking-over.ts';
import type { Work } from '../rights/work.ts';

/** Begins the cases of the monitored households of the files; told again it changes nothing. */
export async function takeOverMonitored(work: Work, county: string): Promise<void> {
  const { rows } = await sql<TakenOver>`
    select o.id as household, s.category, s.since as "on", s.risk_types as "riskTypes", s.main_risk as "mainRisk",
      case when s.removed then coalesce(s.removed_on, o.day) end as "riskRemovedOn"
    from staged_monitored s join of_import o on o.county = s.county and o.no = s.no
    where s.county = ${county} order by o.id`.execute(work.tx);
  await takeOverCases(work, county, rows);
}
