import { sql } from 'kysely';
import { nameGrams } from '../../domain/name-grams.ts';
import type { Tx } from '../db/transaction.ts';

/**
 * Writes the grams of these persons again, for every household that they are held to belong to, in whichever time: the
 * index only narrows, and a search compares with the name of its day afterwards.
 */
export async function refreshNameGrams(tx: Tx, county: string, persons: readonly string[]): Promise<void> {
  if (persons.length === 0) return;
  await sql`delete from name_gram where county = ${county} and person = any(${persons}::uuid[])`.execute(tx);
  const { rows } = await sql<{ name: string; area: string; household: string; person: string }>`
    select distinct p.name, h.area, m.household, m.person
    from membership m
    join household h on h.county = m.county and h.id = m.household
    join person_version p on p.county = m.county and p.person = m.person and p.known_to is null
    where m.county = ${county} and m.person = any(${persons}::uuid[]) and m.known_to is null`.execute(tx);
  const grams = rows.flatMap(({ name, ...where }) => nameGrams(name).map((gram) => ({ gram, ...where })));
  await sql`
    insert into name_gram (county, gram, area, household, person)
    select distinct ${county}, gram, area, household, person
    from jsonb_to_recordset(${JSON.stringify(grams)}::jsonb) as g(gram text, area text, household uuid, person uuid)`.execute(
    tx,
  );
}
