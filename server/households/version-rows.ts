import { type RawBuilder, sql } from 'kysely';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Work } from '../rights/work.ts';
import { columnOf, type FieldValue, VERSION_SHAPES, type VersionTable } from './fields.ts';
import { openedPrivate } from './private-value.ts';

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
  const ring = await work.keys.ringOf(county);
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table)} where county = ${county} and standing = 'accepted' and ${where}
    order by valid_from, known_from, id`.execute(work.tx);
  return rows.map((row) => versionRow(ring, table, county, row));
}

function versionRow(ring: KeyRing, table: VersionTable, county: string, row: Record<string, unknown>): VersionRow {
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
