import { sql } from 'kysely';
import { openedPrivate, sealedColumns } from '../../households/private-value.ts';
import type { CopyValue } from '../staging/copy-rows.ts';
import { copyRows } from '../staging/copy-rows.ts';
import type { Merging } from './merging.ts';
import { columnsOf, provenanceColumns, type VersionShape } from './timeline-shape.ts';

interface EarlyPart {
  n: bigint;
  county: string;
  id: string;
  private?: Buffer | null;
}

const rowsAtOnce = 2000;

/**
 * What stands in `retired` (county, covering, from_day) is no longer held so: it keeps its content and gets its
 * `known_to`; the part before the day is written again as it was, sealed anew because its row is another.
 */
export async function retire(merging: Merging, timeline: VersionShape): Promise<void> {
  const { tx, work } = merging;
  const table = sql.table(timeline.table);
  await sql`drop table if exists early, early_part`.execute(tx);
  await sql`create temporary table early on commit drop as
    select row_number() over () as n, r.* from retired r join ${table} t on t.county = r.county and t.id = r.covering
    where t.valid_from < r.from_day`.execute(tx);
  await sql`create temporary table early_part (n bigint, id uuid, private bytea) on commit drop`.execute(tx);
  await makeEarlyParts(merging, timeline);
  const copied = columnsOf(timeline).map((column) =>
    column === 'id' || column === 'private' ? `p.${column}` : `t.${column}`,
  );
  await sql`insert into ${table} (${sql.raw(columnsOf(timeline).join(', '))}, ${provenanceColumns})
    select ${sql.raw(copied.join(', '))}, e.from_day, ${work.at}::timestamptz, null::timestamptz, t.standing, t.means,
      t.by_account, t.batch
    from early e join early_part p on p.n = e.n join ${table} t on t.county = e.county and t.id = e.covering`.execute(
    tx,
  );
  await sql`update ${table} t set known_to = ${work.at}::timestamptz from retired r
    where t.county = r.county and t.id = r.covering`.execute(tx);
}

async function makeEarlyParts(merging: Merging, timeline: VersionShape): Promise<void> {
  const { tx, work } = merging;
  const sealed = timeline.sealed ? sql`, t.private` : sql``;
  for (let after = 0n; ; ) {
    const { rows } = await sql<EarlyPart>`
      select e.n, e.county, t.id ${sealed} from early e
      join ${sql.table(timeline.table)} t on t.county = e.county and t.id = e.covering
      where e.n > ${after} order by e.n limit ${rowsAtOnce}`.execute(tx);
    const parts = rows.map((row): CopyValue[] => {
      const id = work.newId();
      return [row.n, id, resealed(merging, timeline, row, id)];
    });
    await copyRows(tx, 'early_part', ['n', 'id', 'private'], parts);
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return;
    after = last.n;
  }
}

function resealed(
  { keys }: Merging,
  { table }: VersionShape,
  { county, id, private: sealed }: EarlyPart,
  rowId: string,
): Buffer | null {
  const ring = keys.get(county);
  if (!sealed || !ring || table === 'membership' || table === 'enrolment') return null;
  const values = openedPrivate(ring, { county, table, rowId: id }, sealed);
  return sealedColumns(ring, { county, table, rowId }, values).private ?? null;
}
