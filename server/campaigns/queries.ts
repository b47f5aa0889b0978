import { sql } from 'kysely';
import type { CampaignView } from '../../contract/campaigns.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { Work } from '../rights/work.ts';

/** The campaign of a calendar year, for forms whose day falls in no other: as for imported forms. */
export function yearlyName(day: PlainDate): string {
  return `${day.slice(0, 4)}年集中排查`;
}

/** The campaigns of a county, newest first, with how many forms count in each as far as the actor may see. */
export async function listCampaigns({ tx }: Work, county: string): Promise<CampaignView[]> {
  const { rows } = await sql<CampaignView>`
    select c.id, c.name, c.starts_on as "from", c.ends_on as "to",
      (select count(*)::integer from sweep_form s where s.county = c.county and s.campaign = c.id
        and s.known_to is null and s.standing = 'accepted') as forms
    from campaign c where c.county = ${county} order by c.starts_on desc, c.ends_on, c.id`.execute(tx);
  return rows;
}

/** The campaign that a table of the day reports on: the one that began last; undefined before the first. */
export async function findCampaign({ tx }: Work, county: string, on: PlainDate) {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from campaign where county = ${county} and starts_on <= ${on}
    order by starts_on desc, ends_on, id limit 1`.execute(tx);
  return rows[0];
}
