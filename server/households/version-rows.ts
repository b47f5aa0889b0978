import { type RawBuilder, sql } from 'kysely';
import { statement } from '../db/statement.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Work } from '../rights/work.ts';
import { columnOf, type FieldValue, VERSION_SHAPES, type VersionTable } from './fields.ts';
import { openedPrivate } from './private-value.ts';

type Row = Record<string, unknown>;

/** One version row with both its times, its values opened. */
export interface VersionRow {
  readonly id: string;
  readonly subject: Readonly<Record<string, string>>;
  readonly area: string;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly knownFrom: string;
  readonly knownTo: string | null;
  readonly means: string;
  readonly by: string;
  readonly batch: string | null;
}

/** Accepted version rows, oldest first, opened. `where` is over the columns of the table; the county is added. */
export async function readVersions(
  work: Work,
  table: VersionTable,
  county: string,
  where: RawBuilder<boolean>,
): Promise<VersionRow[]> {
  const { rows } = await versionsSql(table, county, where).execute(work.tx);
  return opened(work, table, county, rows);
}

/** What is known now of some subjects, whenever it holds; `ids` are of the first of the table's subject columns. */
export async function readHeld(
  work: Work,
  table: VersionTable,
  county: string,
  ids: readonly string[],
): Promise<VersionRow[]> {
  return opened(work, table, county, await HELD[table].rows(work.tx, { county, ids }));
}

const HELD = {
  household_version: heldOf('household_version'),
  person_version: heldOf('person_version'),
  membership: heldOf('membership'),
  enrolment: heldOf('enrolment'),
  contact_officer: heldOf('contact_officer'),
};

function heldOf(table: VersionTable) {
  const [subject = ''] = VERSION_SHAPES[table].subject;
  return statement<'county' | 'ids', Row>(['county', 'ids'], (of) =>
    versionsSql(table, of.county, sql`${sql.ref(subject)} = any(${of.ids}::uuid[]) and known_to is null`),
  );
}

function versionsSql(table: VersionTable, county: string, where: RawBuilder<boolean>): RawBuilder<Row> {
  return sql`
    select * from ${sql.table(table)} where county = ${county} and standing = 'accepted' and ${where}
    order by valid_from, known_from, id`;
}

async function opened(work: Work, table: VersionTable, county: string, rows: readonly Row[]): Promise<VersionRow[]> {
  const ring = await work.keys.ringOf(county);
  return rows.map((row) => versionRow(ring, table, county, row));
}

function versionRow(ring: KeyRing, table: VersionTable, county: string, row: Row): VersionRow {
  const { subject, blank, sealed } = VERSION_SHAPES[table];
  const id = row.id as string;
  const hidden =
    sealed.length > 0 ? openedPrivate(ring, { county, table, rowId: id }, row.private as Buffer | null) : {};
  const isSealed = (field: string) => (sealed as readonly string[]).includes(field);
  const heldIn = (field: string) => ((isSealed(field) ? hidden[field] : row[columnOf(field)]) ?? null) as FieldValue;
  return {
    id,
    subject: Object.fromEntries(subject.map((name) => [name, row[name] as string])),
    area: row.area as string,
    values: Object.fromEntries(Object.keys(blank).map((field) => [field, heldIn(field)])),
    ...{ validFrom: row.valid_from as string, validTo: row.valid_to as string | null },
    ...{ knownFrom: row.known_from as string, knownTo: row.known_to as string | null },
    ...{ means: row.means as string, by: row.by_account as string, batch: row.batch as string | null },
  };
}
