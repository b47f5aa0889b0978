import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Tables } from './tables.generated.ts';

/** One transaction on one connection. SQL text through kysely's `sql`, simple writes through the builder. */
export type Tx = Kysely<Tables>;

/** The areas an actor may see or change: a range of codes, and single codes where the tree does not nest. */
export interface Scope {
  readonly lo: string;
  readonly hi: string;
  readonly areas: readonly string[];
}

/** Who and where, as the policies of the database ask it. */
export interface Settings {
  readonly actor: string;
  readonly role: string;
  readonly read: Scope;
  readonly write: Scope;
  /** Whose accounts and audit an administrator looks after; officers have none, administrators no households. */
  readonly office: Scope;
}

export const NOWHERE: Scope = { lo: '00', hi: '00', areas: [] };
export const EVERYWHERE: Scope = { lo: '00', hi: '99~', areas: [] };

const BOUND = /^[0-9]{2,12}~?$/;
const CODE = /^[0-9]{12}$/;
const NAME = /^[a-z]+$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const clients = new WeakMap<Tx, PoolClient>();

/** The connection was lost while committing: whether the rows stand only the database knows, and it is away. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('the connection was lost while committing', { cause });
  }
}

/**
 * Runs `work` in one transaction under `settings`; whatever it throws rolls everything back.
 * @throws OutcomeUnknown, and whatever the database or the pool says (`server/http/failure.ts` has the sentences)
 * The settings are literal `SET LOCAL` statements: `set_config()` is not carried to Citus workers.
 */
export async function inTransaction<T>(pool: Pool, settings: Settings, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; ${settingStatements(settings)}`);
    const result = await work(bind(client));
    await commit(client);
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A statement that failed and was passed over has made the commit a rollback, which PostgreSQL does not call an error. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit').catch((error: Error & { severity?: string }) => {
    throw error.severity === 'ERROR' ? error : new OutcomeUnknown(error);
  });
  if (command !== 'COMMIT') throw new Error('a failed statement was passed over: nothing was committed');
}

/** The bare connection of a transaction, for COPY only. */
export function connectionOf(tx: Tx): PoolClient {
  const client = clients.get(tx);
  if (!client) throw new Error('not a transaction of ours');
  return client;
}

function bind(client: PoolClient): Tx {
  const sameClient = {
    query: <R>(query: CompiledQuery | string, parameters?: unknown[]) =>
      client.query(query as string, parameters) as Promise<R>,
    release: () => undefined,
  };
  const pool = { connect: async () => sameClient, end: async () => undefined };
  const tx: Tx = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as never }) });
  clients.set(tx, client);
  return tx;
}

function settingStatements({ actor, role, read, write, office }: Settings): string {
  const values = {
    'app.actor': checked(actor, UUID),
    'app.role': checked(role, NAME),
    'app.read_lo': checked(read.lo, BOUND),
    'app.read_hi': checked(read.hi, BOUND),
    'app.read_areas': read.areas.map((code) => checked(code, CODE)).join(','),
    'app.write_lo': checked(write.lo, BOUND),
    'app.write_hi': checked(write.hi, BOUND),
    'app.write_areas': write.areas.map((code) => checked(code, CODE)).join(','),
    'app.office_lo': checked(office.lo, BOUND),
    'app.office_hi': checked(office.hi, BOUND),
  };
  return Object.entries(values)
    .map(([name, value]) => `set local ${name} = '${value}'`)
    .join('; ');
}

function checked(value: string, pattern: RegExp): string {
  if (!pattern.test(value)) throw new Error('a setting of the transaction is malformed');
  return value;
}
