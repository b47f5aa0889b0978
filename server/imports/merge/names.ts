import { sql } from 'kysely';
import { nameGrams } from '../../../domain/name-grams.ts';
import { copyRows } from '../staging/copy-rows.ts';
import type { Merging } from './merging.ts';

const namesAtOnce = 5000;

/** Writes the grams of changed persons again, as server/households/name-index.ts does for a few; each name is cut once. */
export async function mergeNames({ tx }: Merging): Promise<void> {
  await sql`create temporary table renamed on commit drop as select distinct county, id from changed_person`.execute(
    tx,
  );
  await sql`create temporary table new_name on commit drop as
    select distinct p.name from renamed r
    join person_version p on p.county = r.county and p.person = r.id and p.known_to is null`.execute(tx);
  await sql`create temporary table name_piece (name text, gram text collate "C") on commit drop`.execute(tx);
  for (let after = ''; ; ) {
    const { rows } = await sql<{ name: string }>`
      select name from new_name where name > ${after} order by name limit ${namesAtOnce}`.execute(tx);
    const pieces = rows.flatMap(({ name }) => nameGrams(name).map((gram) => [name, gram] as const));
    await copyRows(tx, 'name_piece', ['name', 'gram'], pieces);
    const last = rows.at(-1);
    if (!last || rows.length < namesAtOnce) break;
    after = last.name;
  }
  for (const table of ['renamed', 'name_piece']) await sql`analyze ${sql.table(table)}`.execute(tx);
  await sql`delete from name_gram g using renamed r where g.county = r.county and g.person = r.id`.execute(tx);
  await sql`
    insert into name_gram (county, gram, area, household, person)
    select distinct m.county, n.gram, h.area, m.household, m.person
    from renamed r
    join membership m on m.county = r.county and m.person = r.id and m.known_to is null
    join household h on h.county = m.county and h.id = m.household
    join person_version p on p.county = m.county and p.person = m.person and p.known_to is null
    join name_piece n on n.name = p.name`.execute(tx);
}
