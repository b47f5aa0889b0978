import { type RawBuilder, sql } from 'kysely';
import { instantText } from '../clock/clock.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { AuditKey } from '../keys/audit-key.ts';
import { operatorActor } from '../rights/actor.ts';
import type { Program } from '../rights/work.ts';
import { entryMac } from './entry-mac.ts';
import { type CodedEntry, makeSeal } from './make-seal.ts';
import { lastNumberOf, type Seal } from './seal-mac.ts';
import { findLastSeal, listEntries, takeTurn } from './stored-book.ts';

/** So many entries at most in a batch: its ids and rows are what sealing and verifying hold in memory. */
const LARGEST_BATCH = 4096;

/** Numbers and seals all that is committed and waits. Returns how many entries; none where another process is at it. */
export async function sealWaiting(program: Program): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await inTransaction(program.pool, operatorActor(), (tx) => sealBatch(tx, program));
    sealed += count;
    if (count === 0) return sealed;
  }
}

async function sealBatch(tx: Tx, { keys, clock }: Program): Promise<number> {
  if (!(await takeTurn(tx))) return 0;
  if (!(await isAnyWaiting(tx))) return 0;
  const last = await findLastSeal(tx);
  const unsignedUntil = last?.unsignedUntil ?? (await countUnsigned(tx));
  const entries = await listWaiting(tx, keys.audit, last ? lastNumberOf(last) < unsignedUntil : unsignedUntil > 0);
  if (entries.length === 0) return 0;
  const at = instantText(clock.now()).replace('Z', '000Z');
  const seal = makeSeal(keys.audit, last, entries, { unsignedUntil, at });
  await insertSeal(tx, seal);
  await sql`delete from audit.waiting where entry = any(${[...seal.entries]}::uuid[])`.execute(tx);
  return entries.length;
}

async function listWaiting(tx: Tx, key: AuditKey, isFirstTime: boolean): Promise<CodedEntry[]> {
  const unsigned = isFirstTime ? await listIds(tx, UNSIGNED) : [];
  const ids = unsigned.length > 0 ? unsigned : await listIds(tx, ANY);
  const entries = await listCodes(tx, ids);
  const bare = entries.filter(({ mac }) => mac === null).map(({ id }) => id);
  const made = new Map((await listEntries(tx, bare)).map((entry) => [entry.id, entryMac(key, entry)]));
  return entries
    .flatMap(({ id, mac }) => {
      const code = mac ?? made.get(id);
      return code ? [{ id, mac: code }] : [];
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Only the codes: whether they fit is what verifying asks, and whole rows cost the sealer six times as much. */
async function listCodes(tx: Tx, ids: readonly string[]): Promise<{ id: string; mac: Buffer | null }[]> {
  const { rows } = await sql<{ id: string; mac: Buffer | null }>`
    select id, mac from audit.entry where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

async function listIds(tx: Tx, question: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${question} limit ${LARGEST_BATCH}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Those without a code are older than sealing: their numbers end where `unsignedUntil` says. */
const UNSIGNED = sql`select e.id from audit.waiting w join audit.entry e on e.id = w.entry where e.mac is null order by e.id`;
/** No join: the planner may not know that this table is short, and walk the whole audit instead. */
const ANY = sql`select distinct entry as id from audit.waiting order by id`;

async function isAnyWaiting(tx: Tx): Promise<boolean> {
  return (await sql`select from audit.waiting limit 1`.execute(tx)).rows.length > 0;
}

async function countUnsigned(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::float8 as count from audit.entry where mac is null`.execute(tx);
  return rows[0]?.count ?? 0;
}

async function insertSeal(tx: Tx, seal: Seal): Promise<void> {
  const { batch, first, entries, root, previous, unsignedUntil, at, keyId, mac } = seal;
  await sql`
    insert into audit.seal (batch, first_number, entries, root, previous, unsigned_until, sealed_at, key_id, mac)
    values (${batch}, ${first}, ${[...entries]}::uuid[], ${root}, ${previous}, ${unsignedUntil}, ${at}, ${keyId}, ${mac})`.execute(
    tx,
  );
}
