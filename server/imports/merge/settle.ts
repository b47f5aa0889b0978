import { sql } from 'kysely';
import { copyRows } from '../staging/copy-rows.ts';
import { STAGED_TABLES } from '../staging/staged-tables.ts';
import type { Merging } from './merging.ts';

/**
 * Brings the staged rows to what will be merged: without the households left out, every household with its id, village
 * and the day from which its registry rows hold (`of_import`), locked until the end.
 */
export async function settle(merging: Merging): Promise<void> {
  await sql`set local work_mem = '128MB'`.execute(merging.tx);
  await dropLeftOut(merging);
  await setDays(merging);
  await lockCounties(merging);
  await identifyHouseholds(merging);
  for (const table of [...STAGED_TABLES, 'of_import']) await sql`analyze ${sql.table(table)}`.execute(merging.tx);
}

async function dropLeftOut({ tx, leftOut }: Merging): Promise<void> {
  if (leftOut.length === 0) return;
  await sql`create temporary table left_out (no text collate "C") on commit drop`.execute(tx);
  await copyRows(
    tx,
    'left_out',
    ['no'],
    leftOut.map((no) => [no]),
  );
  for (const table of STAGED_TABLES)
    await sql`delete from ${sql.table(table)} s using left_out o where o.no = s.no`.execute(tx);
}

/** Registry rows hold from 收入周期起; a household without one from the earliest in the files, else from today. */
async function setDays({ tx, work, validFrom }: Merging): Promise<void> {
  await sql`update staged_household set day = coalesce((select min(day) from staged_household), ${validFrom ?? work.today})
    where day is null`.execute(tx);
  await sql`update staged_household set income_from = day where income_from is null`.execute(tx);
}

/** One import of a county at a time: two would each not find the other's new households. */
async function lockCounties({ tx }: Merging): Promise<void> {
  const { rows } = await sql<{ county: string }>`
    select county from staged_household union select county from staged_member union select county from staged_monitored
    union select county from staged_measure union select county from staged_sweep order by county`.execute(tx);
  for (const { county } of rows)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${county}`}, 0))`.execute(tx);
}

async function identifyHouseholds({ tx, validFrom }: Merging): Promise<void> {
  await sql`
    create temporary table of_import on commit drop as
    with named as (
      select county, no, household, area, day, true as listed from staged_household
      union all
      select county, no, null, null, null, false
      from (select county, no from staged_member union select county, no from staged_monitored
        union select county, no from staged_measure union select county, no from staged_sweep) as other
      where not exists (select 1 from staged_household s where s.county = other.county and s.no = other.no)
    ), number as (
      select distinct on (x.county, x.value) x.county, x.value, x.household from external_id x
      join named n on n.county = x.county and n.no = x.value
      where x.scheme = 'householdNo' and x.known_to is null and x.household is not null
      order by x.county, x.value, x.known_from, x.id)
    select n.county, n.no, coalesce(x.household, n.household) as id, coalesce(n.area, h.area) as area,
      h.area as former_area, h.opened_on as opened_on, x.household is null as is_new, n.listed,
      coalesce(n.day, ${validFrom ?? null}::date, income.period_from, h.opened_on) as day
    from named n
    left join number x on x.county = n.county and x.value = n.no
    left join household h on h.county = x.county and h.id = x.household
    left join lateral (
      select i.period_from from income_snapshot i
      where i.county = h.county and i.household = h.id and i.known_to is null and i.standing = 'accepted'
      order by i.valid_from desc limit 1) as income on not n.listed
    where coalesce(x.household, n.household) is not null`.execute(tx);
  await sql`create index on of_import (county, no)`.execute(tx);
  await sql`create index on of_import (county, id)`.execute(tx);
  await sql`select count(*) from (
    select 1 from household h join of_import o on o.county = h.county and o.id = h.id
    where not o.is_new order by h.county, h.id for update of h) as locked`.execute(tx);
}
