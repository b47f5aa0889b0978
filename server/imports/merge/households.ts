import { sql } from 'kysely';
import type { Merging } from './merging.ts';

/** Founds new households with their numbers; known ones may have moved to another village or begin earlier. */
export async function mergeHouseholds({ tx, work }: Merging): Promise<void> {
  await sql`
    insert into household (county, id, area, version, opened_on)
    select county, id, area, 1, day from of_import where is_new order by county, area, no`.execute(tx);
  await sql`
    insert into external_id (county, id, area, household, scheme, value, known_from)
    select s.county, s.number_id, s.area, o.id, 'householdNo', s.no, ${work.at}::timestamptz
    from staged_household s join of_import o on o.county = s.county and o.no = s.no
    where o.is_new order by s.county, s.area, s.no`.execute(tx);
  await sql`insert into changed_household select county, id from of_import where is_new`.execute(tx);
  await sql`
    with earlier as (
      update household h set opened_on = o.day from of_import o
      where o.county = h.county and o.id = h.id and o.listed and o.day < h.opened_on
      returning h.county, h.id)
    insert into changed_household select county, id from earlier`.execute(tx);
  await restampMovedHouseholds(tx);
}

/** Tables whose `household` says to whom a row belongs. Of events and reasons of leads only the stamp may change. */
const STAMPED = [
  ...['household_version', 'membership', 'external_id', 'name_gram', 'income_snapshot', 'essentials_snapshot'],
  ...['enrolment', 'contact_officer', 'measure', 'sweep_form', 'document', 'household_fact', 'rule_hit', 'lead'],
  ...['monitoring_case', 'case_paper', 'event', 'lead_reason', 'visit_form'],
];

/** A household in another village takes all its rows along: the stamp is where it lies today (decisions/0001). */
async function restampMovedHouseholds(tx: Merging['tx']): Promise<void> {
  await sql`
    create temporary table moved on commit drop as
    select county, id, area from of_import where not is_new and listed and area <> former_area`.execute(tx);
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from moved`.execute(tx);
  if (!rows[0]?.count) return;
  for (const table of STAMPED) {
    await sql`update ${sql.table(table)} t set area = m.area from moved m
      where t.county = m.county and t.household = m.id and t.area <> m.area`.execute(tx);
  }
  await sql`update household h set area = m.area from moved m where h.county = m.county and h.id = m.id`.execute(tx);
  await sql`insert into changed_household select county, id from moved`.execute(tx);
}

/** Persons stand where their household of the files lies. */
export async function restampPersons({ tx }: Merging): Promise<void> {
  for (const [table, column] of [
    ['person', 'id'],
    ['person_version', 'person'],
  ] as const) {
    await sql`update ${sql.table(table)} t set area = o.area
      from staged_member s join of_import o on o.county = s.county and o.no = s.no
      where not s.is_new and t.county = s.county and ${sql.ref(`t.${column}`)} = s.person and t.area <> o.area`.execute(
      tx,
    );
  }
}
