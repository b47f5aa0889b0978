import { sql } from 'kysely';
import type { Merging } from './merging.ts';

/**
 * Who is who: by the blind index of the ID number, a person of the household first, else anyone of the county; then
 * a member of the household by the same name whom no row names, whose number was corrected; else somebody new.
 */
export async function identifyPersons({ tx }: Merging): Promise<void> {
  await sql`
    with candidate as (
      select distinct on (s.source, s.row) s.source, s.row, s.county, p.person, member.household is not null as lives_here
      from staged_member s
      join of_import o on o.county = s.county and o.no = s.no
      join person_version p on p.county = s.county and p.id_index = s.id_index and p.known_to is null
        and p.standing = 'accepted'
      left join membership member on member.county = p.county and member.person = p.person and member.household = o.id
        and member.known_to is null and member.standing = 'accepted'
      order by s.source, s.row, (member.household is null), p.valid_to desc nulls first, p.person
    ), match as (
      select distinct on (county, person) * from candidate order by county, person, lives_here desc, source, row)
    update staged_member s set person = match.person, is_new = false
    from match where match.source = s.source and match.row = s.row`.execute(tx);
  await sql`
    with unmatched as (
      select s.county, o.id as household, s.name, min(s.source) as source, min(s.row) as row
      from staged_member s join of_import o on o.county = s.county and o.no = s.no and not o.is_new
      where s.is_new group by s.county, o.id, s.name having count(*) = 1
    ), unnamed as (
      select m.county, m.household, p.name, min(m.person::text)::uuid as person
      from of_import o
      join membership m on m.county = o.county and m.household = o.id and m.known_to is null and m.standing = 'accepted'
        and m.valid_from <= o.day and (m.valid_to is null or m.valid_to > o.day)
      join person_version p on p.county = m.county and p.person = m.person and p.known_to is null
        and p.standing = 'accepted' and p.valid_from <= o.day and (p.valid_to is null or p.valid_to > o.day)
      where not o.is_new
        and not exists (select 1 from staged_member s where s.county = m.county and s.person = m.person and not s.is_new)
      group by m.county, m.household, p.name having count(*) = 1)
    update staged_member s set person = unnamed.person, is_new = false
    from unmatched join unnamed using (county, household, name)
    where s.source = unmatched.source and s.row = unmatched.row`.execute(tx);
  // The planner still believes that everybody is new, and would look up all persons for each one that is not.
  await sql`analyze staged_member (county, no, person, is_new)`.execute(tx);
}

export async function insertNewPersons({ tx }: Merging): Promise<void> {
  await sql`
    insert into person (county, id, area, version)
    select s.county, s.person, o.area, 1 from staged_member s join of_import o on o.county = s.county and o.no = s.no
    where s.is_new order by s.county, o.area, o.no, s.position`.execute(tx);
  await sql`
    insert into changed_person select s.county, s.person, o.id
    from staged_member s join of_import o on o.county = s.county and o.no = s.no where s.is_new or o.is_new`.execute(
    tx,
  );
}

interface Elsewhere {
  source: number;
  row: number;
}

/** Members who also live in a household that the files do not list: a finding, never an error. */
export async function listMembersElsewhere({ tx }: Merging): Promise<Elsewhere[]> {
  const { rows } = await sql<Elsewhere>`
    select distinct s.source, s.row from staged_member s
    join of_import o on o.county = s.county and o.no = s.no
    join membership m on m.county = s.county and m.person = s.person and m.household <> o.id and m.known_to is null
      and m.standing = 'accepted' and m.valid_from <= o.day and (m.valid_to is null or m.valid_to > o.day)
    where not s.is_new and not exists (
      select 1 from of_import other where other.county = m.county and other.id = m.household and other.listed
        and exists (select 1 from staged_member t where t.county = other.county and t.no = other.no))`.execute(tx);
  return rows;
}
