import { sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { Work } from '../rights/work.ts';

/** The 集中排查 in which a form of a day counts: that of its calendar year, as for imported forms. */
export function campaignNameOf(day: PlainDate): string {
  return `${day.slice(0, 4)}年集中排查`;
}

/** Its id; founded when the form is the first, by one of those who come at once. */
export async function campaignOf(work: Work, county: string, day: PlainDate): Promise<string> {
  const name = campaignNameOf(day);
  const known = await findCampaign(work, county, name);
  if (known) return known;
  await sql`select pg_advisory_xact_lock(hashtext(${`campaign ${county} ${name}`}))`.execute(work.tx);
  const [id, year] = [work.newId(), day.slice(0, 4)];
  const founded = await findCampaign(work, county, name);
  if (founded) return founded;
  await sql`insert into campaign (county, id, name, starts_on, ends_on)
    values (${county}, ${id}, ${name}, ${`${year}-01-01`}, ${`${year}-12-31`})`.execute(work.tx);
  return id;
}

async function findCampaign({ tx }: Work, county: string, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from campaign where county = ${county} and name = ${name} order by id limit 1`.execute(tx);
  return rows[0]?.id;
}
