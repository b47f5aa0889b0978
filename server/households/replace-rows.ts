import { sql } from 'kysely';
import { rowsAsJson } from '../db/insert-rows.ts';
import { type Statement, statement } from '../db/statement.ts';
import type { Work } from '../rights/work.ts';

const BITEMPORAL = [
  ...(['household_version', 'person_version', 'membership', 'enrolment', 'contact_officer'] as const),
  ...(['income_snapshot', 'essentials_snapshot'] as const),
];

type BitemporalTable = (typeof BITEMPORAL)[number];

type Replacement = Statement<'county' | 'at' | 'retired' | 'rows', never>;

/** Takes rows out of what is known from now on and puts others in their place, any number of each, in one statement. */
export async function replaceRows(
  { tx, at }: Work,
  table: BitemporalTable,
  county: string,
  retired: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (retired.length + rows.length > 0) await REPLACE[table].rows(tx, { county, at, retired, rows: rowsAsJson(rows) });
}

const REPLACE = Object.fromEntries(BITEMPORAL.map((table) => [table, replacementIn(table)])) as Readonly<
  Record<BitemporalTable, Replacement>
>;

function replacementIn(table: BitemporalTable): Replacement {
  const name = sql.table(table);
  return statement(
    ['county', 'at', 'retired', 'rows'],
    (of) => sql`
      with retired as (
        update ${name} set known_to = ${of.at} where county = ${of.county} and id = any(${of.retired}::uuid[]))
      insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${of.rows}::jsonb)`,
  );
}
