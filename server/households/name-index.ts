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
  // Joined here and not by the database: rows of this very transaction have no statistics yet, and the join of 3,300
  // persons just written compared everyone with everyone under the policies, 36 s instead of 0.1 s.
  const homes = await sql<{ area: string; household: string; person: string }>`
    select distinct area, household, person from membership
    where county = ${county} and person = any(${persons}::uuid[]) and known_to is null`.execute(tx);
  const named = await sql<{ name: string; person: string }>`
    select distinct name, person from person_version
    where county = ${county} and person = any(${persons}::uuid[]) and known_to is null`.execute(tx);
  const homesOf = new Map<string, typeof homes.rows>();
  for (const home of homes.rows) homesOf.set(home.person, [...(homesOf.get(home.person) ?? []), home]);
  const grams = named.rows.flatMap(({ name, person }) =>
    (homesOf.get(person) ?? []).flatMap((where) => nameGrams(name).map((gram) => ({ gram, ...where }))),
  );
  await sql`
    insert into name_gram (county, gram, area, household, person)
    select distinct ${county}, gram, area, household, person
    from jsonb_to_recordset(${JSON.stringify(grams)}::jsonb) as g(gram text, area text, household uuid, person uuid)`.execute(
    tx,
  );
}
