import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { Work } from '../rights/work.ts';
import { yearlyName } from './queries.ts';

/** The name of the campaign in which a form of a day counts. */
export async function campaignNameOn({ tx }: Work, county: string, day: PlainDate): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from campaign where id = ${campaignOnSql(sql`${county}`, sql`${day}::date`)} and county = ${county}`.execute(
    tx,
  );
  return rows[0]?.name ?? yearlyName(day);
}

/** Its id; that of the year is founded when the form is the first, by one of those who come at once. */
export async function campaignOf(work: Work, county: string, day: PlainDate): Promise<string> {
  const known = await findCampaignOn(work, county, day);
  if (known) return known;
  const [name, year] = [yearlyName(day), day.slice(0, 4)];
  await sql`select pg_advisory_xact_lock(hashtext(${`campaign ${county} ${name}`}))`.execute(work.tx);
  const founded = await findCampaignOn(work, county, day);
  if (founded) return founded;
  const id = work.newId();
  await sql`insert into campaign (county, id, name, starts_on, ends_on)
    values (${county}, ${id}, ${name}, ${`${year}-01-01`}, ${`${year}-12-31`})`.execute(work.tx);
  return id;
}

/** The id of the campaign that a day falls in: one that was made, which is shorter than a year, before that of the year. */
export function campaignOnSql(county: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<string> {
  return sql`(select c.id from campaign c
    where c.county = ${county} and ${day} between c.starts_on and c.ends_on
    order by c.ends_on - c.starts_on, c.id limit 1)`;
}

async function findCampaignOn({ tx }: Work, county: string, day: PlainDate): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select ${campaignOnSql(sql`${county}`, sql`${day}::date`)} as id`.execute(tx);
  return rows[0]?.id ?? undefined;
}
