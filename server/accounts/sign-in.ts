import { sql } from 'kysely';
import { instantText } from '../clock/clock.ts';
import { inTransaction } from '../db/transaction.ts';
import { problem } from '../http/problem.ts';
import { type Actor, actorOf, NOBODY } from '../rights/actor.ts';
import { writeAudit } from '../rights/audit.ts';
import { type Program, perform } from '../rights/work.ts';
import { verifyPassword } from './password.ts';
import { findIdentity } from './queries.ts';
import { openSession } from './sessions.ts';
import { LIMIT, MINUTES, recordRefusedSignIn } from './sign-in-record.ts';

interface SignInRow {
  id: string;
  password_hash: string;
  locked: boolean;
  locked_until: string | null;
  closed_at: string | null;
}

/**
 * Checks a name and password and opens a session. An unknown name, a wrong password and a closed account give the
 * same words in the same time; five failures lock the account for a quarter of an hour.
 * @throws signInRefused, accountLocked
 */
export async function signIn(
  program: Program,
  name: string,
  password: string,
  device: string,
): Promise<{ token: string; actor: Actor }> {
  const now = program.clock.now();
  const row = await accountForSignIn(program, name, instantText(now));
  const right = await verifyPassword(row?.password_hash, password);
  if (row?.locked) {
    await recordRefusedSignIn(program, { account: row.id, why: 'locked', device });
    throw problem('accountLocked', { until: row.locked_until?.slice(0, 16) });
  }
  const identity = row && !row.closed_at && right ? await findIdentity(program, row.id) : undefined;
  if (!identity) {
    await recordRefusedSignIn(program, { account: row?.id, why: whyNot(row, right), device });
    throw problem('signInRefused', { limit: LIMIT, minutes: MINUTES });
  }
  const actor = await actorOf(program.pool, identity, device);
  const token = await perform(program, actor, async (work) => {
    await sql`select record_sign_in_success(${actor.id})`.execute(work.tx);
    await writeAudit(work, { act: 'signIn' });
    return openSession(work.tx, actor.id, 'cookie', device, now);
  });
  return { token, actor };
}

function whyNot(row: SignInRow | undefined, isPasswordRight: boolean) {
  if (!row) return 'unknown';
  if (!isPasswordRight) return 'password';
  return row.closed_at ? 'closed' : 'noRole';
}

function accountForSignIn(program: Program, name: string, at: string): Promise<SignInRow | undefined> {
  return inTransaction(program.pool, NOBODY, async (tx) => {
    const { rows } = await sql<SignInRow>`
      select id, password_hash, locked_until, closed_at, coalesce(locked_until > ${at}, false) as locked
      from account_for_sign_in(${name})`.execute(tx);
    return rows[0];
  });
}
