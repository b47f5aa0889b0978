import { type RawBuilder, sql } from 'kysely';
import { type Merging, sourcesWithout } from './merging.ts';
import { reconcileSealed } from './reconcile.ts';
import { retire } from './retire.ts';
import { columnsOf, provenanceColumns, type Timeline, type VersionShape } from './timeline-shape.ts';

/**
 * Sets the values of incoming rows from their days on, set-wise and as `setFromDay` (server/households/bitemporal.ts)
 * does for one: what covered the day is kept up to it and replaced after it, up to the next later value; a row that
 * says what is held writes nothing.
 */
export async function mergeTimeline(merging: Merging, timeline: Timeline): Promise<void> {
  const { tx } = merging;
  await sql`drop table if exists change, retired`.execute(tx);
  await insertFresh(merging, timeline);
  await sql`create temporary table change on commit drop as ${differing(merging, timeline)}`.execute(tx);
  if (timeline.sealed) await reconcileSealed(merging, { ...timeline, sealed: timeline.sealed });
  await sql`create temporary table retired on commit drop as
    select county, covering, valid_from as from_day from change where covering is not null`.execute(tx);
  await retire(merging, timeline);
  const columns = sql.raw(columnsOf(timeline).join(', '));
  await sql`insert into ${sql.table(timeline.table)} (${columns}, ${provenanceColumns})
    select ${columns}, until, ${provenance(merging)} from change`.execute(tx);
  await timeline.changed(sql`change`).execute(tx);
}

/** From the days on that stand in `ending` (county, covering, from_day) nothing is held any more. */
export async function endVersions(
  merging: Merging,
  timeline: VersionShape,
  ending: RawBuilder<unknown>,
): Promise<void> {
  await sql`drop table if exists retired`.execute(merging.tx);
  await sql`create temporary table retired on commit drop as ${ending}`.execute(merging.tx);
  await retire(merging, timeline);
}

function provenance({ work, batch }: Merging): RawBuilder<unknown> {
  return sql`${work.at}::timestamptz, null::timestamptz, 'accepted', 'import', ${work.actor.id}::uuid, ${batch}::uuid`;
}

/** What cannot be held yet goes straight in. */
async function insertFresh(merging: Merging, timeline: Timeline): Promise<void> {
  const columns = columnsOf(timeline);
  await sql`insert into ${sql.table(timeline.table)} (${sql.raw(columns.join(', '))}, ${provenanceColumns})
    select ${sql.raw(columns.map((column) => `i.${column}`).join(', '))}, null::date, ${provenance(merging)}
    from (${timeline.incoming}) as i where i.is_new`.execute(merging.tx);
}

/** Incoming rows that say something else than what covers their day, with what covers it and until when they hold. */
function differing(merging: Merging, { table, sheet, subject, values, uncompared, sealed, incoming }: Timeline) {
  const same = (held: string) =>
    sql.raw(['county', ...subject].map((column) => `${held}.${column} = i.${column}`).join(' and '));
  const told = Object.entries(values).map(([column, field]) => {
    const silent = field === null ? 'true' : isSilent(sourcesWithout(merging.sources, sheet, field));
    const kept = `case when t.id is not null and ${silent} then t.${column} else i.${column} end`;
    return { column, text: silent === 'false' ? `i.${column}` : kept };
  });
  const hidden = sealed ? ['private', 'private_digest', ...sealed.indexes] : [];
  const plain = ['source', 'county', 'id', ...subject, 'area', 'valid_from', ...(uncompared ?? []), ...hidden];
  const compared = (alias: string) =>
    [...Object.keys(values), ...(sealed ? ['private_digest'] : [])].map((c) => `${alias}.${c}`);
  const mine = [...told.map(({ text }) => text), ...(sealed ? ['i.private_digest'] : [])];
  return sql`
    select ${sql.raw(plain.map((column) => `i.${column}`).join(', '))},
      ${sql.raw(told.map(({ column, text }) => `${text} as ${column}`).join(', '))},
      t.id as covering, t.valid_from as covering_from,
      case when t.id is not null then t.valid_to else (
        select min(later.valid_from) from ${sql.table(table)} later
        where ${same('later')} and later.known_to is null and later.standing = 'accepted'
          and later.valid_from > i.valid_from) end as until
    from (${incoming}) as i
    left join ${sql.table(table)} t on ${same('t')} and t.known_to is null and t.standing = 'accepted'
      and t.valid_from <= i.valid_from and (t.valid_to is null or t.valid_to > i.valid_from)
    where not i.is_new and (t.id is null
      or (${sql.raw(mine.join(', '))}) is distinct from (${sql.raw(compared('t').join(', '))}))`;
}

function isSilent(sources: readonly number[]): string {
  return sources.length === 0 ? 'false' : `i.source in (${sources.join(', ')})`;
}
