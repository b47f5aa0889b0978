import { sql } from 'kysely';
import { gramsEverStored, nameGrams } from '../../../domain/name-grams.ts';
import { copyRows } from '../staging/copy-rows.ts';
import type { Merging } from './merging.ts';

const namesAtOnce = 5000;

/** Writes the grams of changed persons again, as server/households/name-index.ts does for a few; each name is cut once. */
export async function mergeNames({ tx }: Merging): Promise<void> {
  await sql`create temporary table renamed on commit drop as
    select c.county, c.id, bool_and(s.is_new) as is_new from changed_person c
    left join staged_member s on s.county = c.county and s.person = c.id group by 1, 2`.execute(tx);
  await sql`create temporary table name_piece (name text, gram text collate "C", is_held boolean) on commit drop`.execute(
    tx,
  );
  await cutNames(tx);
  for (const table of ['renamed', 'name_piece']) await sql`analyze ${sql.table(table)}`.execute(tx);
  await deleteOldGrams(tx);
  // In the order of the key: half a million rows in the order of persons took four times as long.
  await sql`
    insert into name_gram (county, gram, area, household, person)
    select distinct m.county, n.gram, h.area, m.household, m.person
    from renamed r
    join membership m on m.county = r.county and m.person = r.id and m.known_to is null
    join household h on h.county = m.county and h.id = m.household
    join person_version p on p.county = m.county and p.person = m.person and p.known_to is null
    join name_piece n on n.name = p.name and n.is_held
    order by 1, 2, 3, 4, 5`.execute(tx);
}

async function cutNames(tx: Merging['tx']): Promise<void> {
  await sql`create temporary table new_name on commit drop as
    select p.name, bool_and(r.is_new) as is_new from renamed r
    join person_version p on p.county = r.county and p.person = r.id group by 1`.execute(tx);
  for (let after = ''; ; ) {
    const { rows } = await sql<{ name: string; is_new: boolean | null }>`
      select name, is_new from new_name where name > ${after} order by name limit ${namesAtOnce}`.execute(tx);
    const pieces = rows.flatMap(({ name, is_new }) => piecesOf(name, is_new === true));
    await copyRows(tx, 'name_piece', ['name', 'gram', 'is_held'], pieces);
    const last = rows.at(-1);
    if (!last || rows.length < namesAtOnce) return;
    after = last.name;
  }
}

/** Of a name that stood before, also what is not stored any more. */
function piecesOf(name: string, isNew: boolean) {
  const grams = new Set(nameGrams(name));
  const all = isNew ? [...grams] : gramsEverStored(name);
  return all.map((gram) => [name, gram, grams.has(gram)] as const);
}

/** By the whole key: an index by person cost as much to keep as all else of the names. */
async function deleteOldGrams(tx: Merging['tx']): Promise<void> {
  await sql`
    delete from name_gram g using (
      select distinct m.county, n.gram, m.area, m.household, m.person
      from renamed r
      join membership m on m.county = r.county and m.person = r.id
      join person_version p on p.county = m.county and p.person = m.person
      join name_piece n on n.name = p.name
      where r.is_new is distinct from true) as old
    where g.county = old.county and g.gram = old.gram and g.area = old.area and g.household = old.household
      and g.person = old.person`.execute(tx);
}
