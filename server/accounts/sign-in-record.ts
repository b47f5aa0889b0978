import { sql } from 'kysely';
import { instantText } from '../clock/clock.ts';
import type { Tx } from '../db/transaction.ts';
import { operatorActor } from '../rights/actor.ts';
import { writeAudit } from '../rights/audit.ts';
import { type Program, perform, type Work } from '../rights/work.ts';

/** So many failures lock an account, for so many minutes. */
export const LIMIT = 5;
export const MINUTES = 15;

/** Somebody who was not let in, and why. */
interface RefusedSignIn {
  /** Absent where no account has the name that was typed. */
  readonly account: string | undefined;
  readonly why: 'unknown' | 'password' | 'closed' | 'noRole' | 'locked';
  readonly device: string;
}

/**
 * Puts a refused sign-in on record, in a transaction of its own: nothing else was done. The failure is counted and the
 * lock it leads to is on record too. What was typed is not: where the name is unknown it may be a password.
 */
export async function recordRefusedSignIn(program: Program, { account, why, device }: RefusedSignIn): Promise<void> {
  await perform(program, operatorActor(), async (work) => {
    const isLocking = account !== undefined && why !== 'locked' && (await countFailure(work, account));
    const area = account === undefined ? undefined : await areaOf(work.tx, account);
    const by = { account: account ?? null, role: 'nobody', area: area ?? '000000000000', device };
    await writeAudit(work, { act: 'signIn', outcome: 'refused', details: { problem: why }, by });
    if (isLocking) await writeAudit(work, { act: 'account.lock', details: { minutes: MINUTES }, by });
  });
}

/** Whether this failure locked the account. The count starts again after a lock has run out. */
async function countFailure({ tx, at, clock }: Work, account: string): Promise<boolean> {
  const until = instantText(clock.now() + MINUTES * 60_000);
  await sql`select record_sign_in_failure(${account}, ${LIMIT}, ${until})`.execute(tx);
  const { rows } = await sql<{ locked: boolean }>`
    select coalesce(locked_until > ${at}, false) as locked from account where id = ${account}`.execute(tx);
  return rows[0]?.locked ?? false;
}

async function areaOf(tx: Tx, account: string): Promise<string | undefined> {
  const { rows } = await sql<{ area: string }>`select area from account where id = ${account}`.execute(tx);
  return rows[0]?.area;
}
