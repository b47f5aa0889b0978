import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/transaction.ts';
import type { ExportedRoot } from './exported-comparison.ts';
import type { Seal } from './seal-mac.ts';
import type { Book, LooseEntry, SealedBatch, StoredEntry } from './verify-book.ts';

const MICROSECONDS = `YYYY-MM-DD"T"HH24:MI:SS.US"Z"`;
/** A batch carries up to thousands of ids. */
const SEALS_AT_A_TIME = 50;
const ENTRIES_AT_A_TIME = 2000;
const ROWS_AT_A_TIME = 1000;

/** The columns of `e` (audit.entry) as the code covers them. */
const ENTRY_COLUMNS: RawBuilder<unknown> = sql`e.id,
  to_char(e.at at time zone 'UTC', ${sql.lit(MICROSECONDS)}) as at, e.actor, e.role, e.area, e.device, e.act, e.county,
  e.object_kind as "objectKind", e.object_ids::text[] as "objectIds", e.why, e.outcome, e.details,
  e.digest_before as "digestBefore", e.digest_after as "digestAfter", e.mac`;

const SEAL_COLUMNS: RawBuilder<unknown> = sql`batch::float8 as batch, first_number::float8 as first,
  entries::text[] as entries, root, previous, unsigned_until::float8 as "unsignedUntil",
  to_char(sealed_at at time zone 'UTC', ${sql.lit(MICROSECONDS)}) as at, key_id as "keyId", mac`;

/** The book in PostgreSQL with the roots that were exported. `tx` sees one state of it from first to last. */
export function storedBook(tx: Tx, exported: () => AsyncIterable<ExportedRoot>): Book {
  return { sealed: () => sealedIn(tx), loose: () => looseIn(tx), repeated: () => repeatedIn(tx), exported };
}

/** Entries by id, in any order. */
export async function listEntries(tx: Tx, ids: readonly string[]): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    select ${ENTRY_COLUMNS} from audit.entry e where e.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

/** Holds the lock of sealing and exporting until the transaction ends; false where another process holds it. */
export async function takeTurn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('audit sealing', 0)) as got`.execute(tx);
  return rows[0]?.got ?? false;
}

/** The last batch, or undefined where nothing was sealed yet. */
export async function findLastSeal(tx: Tx): Promise<Seal | undefined> {
  const { rows } = await sql<Seal>`
    select ${SEAL_COLUMNS} from audit.seal order by audit.seal.batch desc limit 1`.execute(tx);
  return rows[0];
}

/** Of the entries that the actor may see: until when they are sealed, and how many wait. */
export async function findOwnStanding(tx: Tx): Promise<{ sealedUntil: string | null; unsealed: number }> {
  const { rows } = await sql<{ sealedUntil: string | null; unsealed: number }>`
    select (select to_char(e.at at time zone 'UTC', ${sql.lit(MICROSECONDS)}) from audit.entry e
        where not exists (select from audit.waiting w where w.entry = e.id) order by e.at desc limit 1) as "sealedUntil",
      (select count(*)::integer from audit.entry e where e.id in (select entry from audit.waiting)) as unsealed`.execute(
    tx,
  );
  return rows[0] ?? { sealedUntil: null, unsealed: 0 };
}

async function* sealedIn(tx: Tx): AsyncGenerator<SealedBatch> {
  let group: Seal[] = [];
  for await (const seal of rowsOf<Seal>(
    tx,
    'seals',
    SEALS_AT_A_TIME,
    sql`
    select ${SEAL_COLUMNS} from audit.seal order by audit.seal.batch`,
  )) {
    group.push(seal);
    if (group.reduce((sum, { entries }) => sum + entries.length, 0) < ENTRIES_AT_A_TIME) continue;
    yield* withEntries(tx, group);
    group = [];
  }
  yield* withEntries(tx, group);
}

/** Quiet hours make thousands of batches of a few entries: those of several are asked for together. */
async function* withEntries(tx: Tx, seals: readonly Seal[]): AsyncGenerator<SealedBatch> {
  const entries = await listEntries(
    tx,
    seals.flatMap((seal) => seal.entries),
  );
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const seal of seals) yield { seal, entries: seal.entries.flatMap((id) => byId.get(id) ?? []) };
}

async function* looseIn(tx: Tx): AsyncGenerator<LooseEntry> {
  const rows = rowsOf<StoredEntry & { known: string; isWaiting: boolean; isThere: boolean }>(
    tx,
    'loose',
    ROWS_AT_A_TIME,
    sql`
    select coalesce(w.entry, e.id) as known, w.entry is not null as "isWaiting", e.id is not null as "isThere",
      ${ENTRY_COLUMNS}
    from (select e.* from audit.entry e
        where not exists (select from (select unnest(entries) as entry from audit.seal) s where s.entry = e.id)) e
      full join (select distinct entry from audit.waiting) w on w.entry = e.id
    where e.id is not null or not exists (
      select from (select unnest(entries) as entry from audit.seal) s where s.entry = w.entry)`,
  );
  for await (const { known, isWaiting, isThere, ...entry } of rows)
    yield { id: known, isWaiting, entry: isThere ? entry : undefined };
}

async function* repeatedIn(tx: Tx): AsyncGenerator<string> {
  const rows = rowsOf<{ entry: string }>(
    tx,
    'repeated',
    ROWS_AT_A_TIME,
    sql`select entry from (select unnest(entries) as entry from audit.seal) s group by entry having count(*) > 1`,
  );
  for await (const { entry } of rows) yield entry;
}

/** The rows of a question a handful at a time, through a cursor of that name. */
async function* rowsOf<Row>(tx: Tx, name: string, handful: number, question: RawBuilder<unknown>): AsyncGenerator<Row> {
  await sql`declare ${sql.id(name)} no scroll cursor for ${question}`.execute(tx);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(handful)} from ${sql.id(name)}`.execute(tx);
    yield* rows;
    if (rows.length < handful) break;
  }
  await sql`close ${sql.id(name)}`.execute(tx);
}
