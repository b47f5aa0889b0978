import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Role } from '../../contract/roles.ts';
import { instantText } from '../clock/clock.ts';
import { statement } from '../db/statement.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { problem } from '../http/problem.ts';
import { type Actor, actorOf, type Identity, NOBODY } from '../rights/actor.ts';
import type { Program } from '../rights/work.ts';
import { digestToken, newToken } from './tokens.ts';

export const COOKIE = 'shouwang';
const HOUR = 3_600_000;
const LIFE = { cookie: 12 * HOUR, bearer: 90 * 24 * HOUR };
/** A session left alone this long is over, as a desk left alone is. */
const IDLE_SECONDS = 2 * 3600;
const BROWSER_ID = /^[\w-]{8,64}$/;

interface IdentityRow {
  id: string;
  name: string;
  display_name: string;
  role: Role;
  area: string;
  must_change_password: boolean;
}

interface SessionRow extends IdentityRow {
  kind: 'cookie' | 'bearer';
  device: string;
  idle_seconds: number;
}

/** Opens a session for the actor of `tx` and returns the token; only its digest is kept. */
export async function openSession(
  tx: Tx,
  account: string,
  kind: 'cookie' | 'bearer',
  device: string,
  now: number,
): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('session')
    .values({
      digest: digestToken(token),
      account,
      kind,
      device,
      created_at: instantText(now),
      last_seen_at: instantText(now),
      expires_at: instantText(now + LIFE[kind]),
    })
    .execute();
  return token;
}

/** The actor of a request, by session cookie or bearer token. @throws notSignedIn */
export async function actorOfRequest(program: Program, request: FastifyRequest): Promise<Actor> {
  const token = tokenOf(request);
  if (!token) throw problem('notSignedIn');
  const now = program.clock.now();
  const digest = digestToken(token);
  const row = await inTransaction(program.pool, NOBODY, (tx) => findSession(tx, digest, now));
  if (!row) throw problem('notSignedIn');
  const actor = await actorOf(program.pool, identityOf(row), row.device);
  await touch(program, actor, row, token, now);
  remember(program, digest, actor, now);
  return actor;
}

const SESSION = statement<'digest' | 'at', SessionRow>(
  ['digest', 'at'],
  ({ digest, at }) => sql`
    select id, name, display_name, role, area, must_change_password, kind, device, idle_seconds
    from actor_of_session(${digest}, ${at})`,
);

async function findSession(tx: Tx, digest: Buffer, now: number): Promise<SessionRow | undefined> {
  return (await SESSION.rows(tx, { digest, at: instantText(now) }))[0];
}

interface Remembered {
  readonly actor: Actor;
  /** By the program's clock: one that is set forward ends what is remembered, as it ends a session left alone. */
  readonly since: number;
}

/**
 * Who a session is and which areas are theirs is worked out at most once a second. That the session still stands, with
 * that role in that area, is asked in the transaction of every single request: a revocation holds at once.
 */
const REMEMBERED_FOR = 1000;
const MANY = 5000;
const rememberedOf = new WeakMap<Program, Map<string, Remembered>>();

function remember(program: Program, digest: Buffer, actor: Actor, now: number): void {
  const known = rememberedOf.get(program) ?? new Map<string, Remembered>();
  if (known.size >= MANY) known.clear();
  known.set(digest.toString('base64'), { actor, since: now });
  rememberedOf.set(program, known);
}

/** The session is no longer what it was a moment ago: closed, or with another role. */
export class SessionChanged extends Error {}

/** Who asks, and the question of the request's own transaction whether that is still so. */
export interface SignedIn {
  readonly actor: Actor;
  /** @throws SessionChanged */
  readonly confirm: (tx: Tx) => Promise<void>;
}

/** The actor of a request as remembered for a second, to be confirmed; undefined when nothing is remembered. */
export function findRemembered(program: Program, request: FastifyRequest): SignedIn | undefined {
  const token = tokenOf(request);
  if (!token) return undefined;
  const digest = digestToken(token);
  const known = rememberedOf.get(program);
  const kept = known?.get(digest.toString('base64'));
  if (!kept || Math.abs(program.clock.now() - kept.since) > REMEMBERED_FOR) return undefined;
  const { actor } = kept;
  return {
    actor,
    async confirm(tx) {
      const row = await findSession(tx, digest, program.clock.now());
      if (row && row.device === actor.device && isSame(identityOf(row), actor)) return;
      known?.delete(digest.toString('base64'));
      throw new SessionChanged();
    },
  };
}

function isSame(one: Identity, other: Identity): boolean {
  return (
    one.id === other.id &&
    one.role === other.role &&
    one.area === other.area &&
    one.name === other.name &&
    one.displayName === other.displayName &&
    one.mustChangePassword === other.mustChangePassword
  );
}

/** The identity that a row of the definer functions states. */
function identityOf(row: IdentityRow): Identity {
  const { id, name, role, area } = row;
  return { id, name, displayName: row.display_name, role, area, mustChangePassword: row.must_change_password };
}

/** The browser's own stable name, so that a command repeated after signing in again is still known. */
export function deviceOf(request: FastifyRequest): string {
  const named = request.headers['device-id'];
  return typeof named === 'string' && BROWSER_ID.test(named) ? named : 'browser';
}

export function tokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  if (header?.startsWith('Bearer ')) return header.slice(7);
  return request.cookies[COOKIE];
}

/** Ends one session. */
export async function closeSession(tx: Tx, token: string, now: string): Promise<void> {
  await tx.updateTable('session').set({ revoked_at: now }).where('digest', '=', digestToken(token)).execute();
}

/** Keeps the session alive, at most once a minute; an idle one is refused. */
async function touch(program: Program, actor: Actor, row: SessionRow, token: string, now: number): Promise<void> {
  if (row.kind === 'cookie' && row.idle_seconds > IDLE_SECONDS) throw problem('notSignedIn');
  if (row.idle_seconds < 60) return;
  await inTransaction(program.pool, actor, (tx) =>
    tx
      .updateTable('session')
      .set({ last_seen_at: instantText(now) })
      .where('digest', '=', digestToken(token))
      .execute(),
  );
}
