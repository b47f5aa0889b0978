import { sql } from 'kysely';
import type { NewAccountInput } from '../../contract/accounts.ts';
import { ROLE_LABELS, ROLES, type Role } from '../../contract/roles.ts';
import { type Area, getArea } from '../areas/queries.ts';
import { problem } from '../http/problem.ts';
import { isInScope } from '../rights/scope.ts';
import type { Work } from '../rights/work.ts';
import { hashPassword, passwordFaults, verifyPassword } from './password.ts';

const ADMINISTRATORS: readonly Role[] = ['system', 'security', 'audit'];

/** Makes an account without any role. Returns its id. @throws passwordWeak, accountNameTaken, areaUnknown */
export async function createAccount(work: Work, input: NewAccountInput): Promise<string> {
  const faults = passwordFaults(input.password, [input.name, input.displayName]);
  if (faults.length > 0) throw problem('passwordWeak', { why: faults.join('') });
  await getOfficeArea(work, input.area);
  return insertAccount(work, input);
}

/** Writes the account row; the name is unique in the whole installation. @throws accountNameTaken */
export async function insertAccount(
  work: Work,
  { name, displayName, area, password }: NewAccountInput,
): Promise<string> {
  const id = work.newId();
  const password_hash = await hashPassword(password);
  const { numInsertedOrUpdatedRows } = await work.tx
    .insertInto('account')
    .values({
      id,
      name,
      display_name: displayName,
      area,
      password_hash,
      created_at: work.at,
      created_by: work.actor.id,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) throw problem('accountNameTaken', { name });
  return id;
}

/**
 * Gives an account its one role at one area; the role before is revoked. Nobody grants to themselves: that would put
 * two administrators' work into one hand (三员分立).
 * @throws roleUnknown, areaUnknown, areaNotForRole, ownGrant
 */
export async function grantRole(work: Work, account: string, role: Role, area: string): Promise<void> {
  if (!(ROLES as readonly string[]).includes(role)) throw problem('roleUnknown', { role, roles: ROLES.join('、') });
  if (account === work.actor.id) throw problem('ownGrant');
  const { level } = await getOfficeArea(work, area);
  if (!ADMINISTRATORS.includes(role) && level !== role) {
    throw problem('areaNotForRole', { role: ROLE_LABELS[role], level: LEVEL_NAMES[role], area });
  }
  const known = await sql`select 1 from account where id = ${account}`.execute(work.tx);
  if (known.rows.length === 0) throw problem('notFound');
  await work.tx
    .updateTable('role_grant')
    .set({ revoked_at: work.at })
    .where('account', '=', account)
    .where('revoked_at', 'is', null)
    .execute();
  await work.tx
    .insertInto('role_grant')
    .values({ id: work.newId(), account, role, area, granted_at: work.at, granted_by: work.actor.id })
    .execute();
}

/** An area that the administrator looks after; others do not exist for them. @throws areaUnknown */
async function getOfficeArea(work: Work, code: string): Promise<Area> {
  if (!isInScope(work.actor.office, code)) throw problem('areaUnknown', { area: code });
  return getArea(work.tx, code);
}

/** Sets one's own password. @throws signInRefused, passwordWeak */
export async function changeOwnPassword(work: Work, old: string, password: string): Promise<void> {
  const { rows } = await sql<{ password_hash: string }>`
    select password_hash from account where id = ${work.actor.id}`.execute(work.tx);
  if (!(await verifyPassword(rows[0]?.password_hash, old))) throw problem('passwordWrong');
  const faults = passwordFaults(password, [work.actor.name, work.actor.displayName]);
  if (faults.length > 0) throw problem('passwordWeak', { why: faults.join('') });
  await work.tx
    .updateTable('account')
    .set({ password_hash: await hashPassword(password), must_change_password: false })
    .where('id', '=', work.actor.id)
    .execute();
}

const LEVEL_NAMES: Partial<Record<Role, string>> = {
  province: '省',
  city: '市',
  county: '县（区）',
  township: '镇',
  village: '村',
};
