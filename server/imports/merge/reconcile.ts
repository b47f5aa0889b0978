import { sql } from 'kysely';
import { openedPrivate, sealedColumns } from '../../households/private-value.ts';
import { type CopyValue, copyRows } from '../staging/copy-rows.ts';
import { type Merging, sourcesWithout } from './merging.ts';
import type { SealedTable, Timeline } from './timeline-shape.ts';

type SealedTimeline = Timeline & { readonly sealed: NonNullable<Timeline['sealed']> };

interface Pair {
  id: string;
  county: string;
  source: number;
  told: Buffer | null;
  held_id: string;
  held: Buffer;
}

const rowsAtOnce = 2000;

/**
 * Sealed fields that no column of the file speaks of (an address, a phone) stay as they are held: such rows of `change`
 * are opened, joined and sealed again; what then says nothing new is no change. Only rows whose digests differ come here.
 */
export async function reconcileSealed(merging: Merging, timeline: SealedTimeline) {
  const { tx } = merging;
  const { sealed } = timeline;
  const table = timeline.table as SealedTable;
  const columns = ['private', 'private_digest', ...sealed.indexes];
  const types = columns.map((column) => `${column} bytea`).join(', ');
  await sql`drop table if exists resealed`.execute(tx);
  await sql.raw(`create temporary table resealed (id uuid, ${types}) on commit drop`).execute(tx);
  const silent = silentSources(merging, timeline);
  for (let after = ''; ; ) {
    const rows = await listPairs(merging, table, after);
    const joined = rows.map((pair) => join(merging, table, silent, pair, columns));
    await copyRows(tx, 'resealed', ['id', ...columns], joined);
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) break;
    after = last.id;
  }
  const set = columns.map((column) => `${column} = r.${column}`).join(', ');
  await sql`update change c set ${sql.raw(set)} from resealed r where r.id = c.id`.execute(tx);
  const compared = (alias: string) =>
    sql.raw([...Object.keys(timeline.values), 'private_digest'].map((column) => `${alias}.${column}`).join(', '));
  await sql`delete from change c using ${sql.table(table)} t where t.county = c.county and t.id = c.covering
    and (${compared('c')}) is not distinct from (${compared('t')})`.execute(tx);
}

/** For each sealed field the sheets that have no column for it; a field no sheet has stays everywhere. */
function silentSources({ sources }: Merging, { sheet, sealed }: SealedTimeline) {
  return Object.entries(sealed.fields).map(([field, column]) => ({
    field,
    sources: new Set(sourcesWithout(sources, sheet, column)),
  }));
}

async function listPairs({ tx }: Merging, table: SealedTable, after: string): Promise<Pair[]> {
  const start = after === '' ? sql`` : sql`and c.id > ${after}`;
  const { rows } = await sql<Pair>`
    select c.id, c.county, c.source, c.private as told, t.id as held_id, t.private as held
    from change c join ${sql.table(table)} t on t.county = c.county and t.id = c.covering
    where t.private is not null and t.private_digest is distinct from c.private_digest ${start}
    order by c.id limit ${rowsAtOnce}`.execute(tx);
  return rows;
}

function join(
  { keys }: Merging,
  table: SealedTable,
  fields: readonly { field: string; sources: ReadonlySet<number> }[],
  { id, county, source, told, held_id, held }: Pair,
  columns: readonly string[],
): CopyValue[] {
  const ring = keys.get(county);
  if (!ring) throw new Error('the keys of the county were not loaded');
  const spoken = new Set(fields.filter(({ sources }) => !sources.has(source)).map(({ field }) => field));
  const before = openedPrivate(ring, { county, table, rowId: held_id }, held);
  const kept = Object.fromEntries(Object.entries(before).filter(([field]) => !spoken.has(field)));
  const values = { ...kept, ...openedPrivate(ring, { county, table, rowId: id }, told) };
  const sealedAgain = sealedColumns(ring, { county, table, rowId: id }, values);
  return [id, ...columns.map((column) => sealedAgain[column] ?? null)];
}
