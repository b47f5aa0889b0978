import { sql } from 'kysely';
import type { AccountRow } from '../../contract/accounts.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Identity, NOBODY } from '../rights/actor.ts';
import type { Program } from '../rights/work.ts';

/** Who an open account is and which role it holds; undefined when it is closed or holds none. */
export function findIdentity(program: Program, account: string): Promise<Identity | undefined> {
  return inTransaction(program.pool, NOBODY, async (tx) => {
    const { rows } = await sql<Identity>`
      select id, name, display_name as "displayName", role, area, must_change_password as "mustChangePassword"
      from actor_of_account(${account})`.execute(tx);
    return rows[0];
  });
}

/** The id of the open account of that name, or undefined. */
export function findAccountId(program: Program, name: string): Promise<string | undefined> {
  return inTransaction(program.pool, NOBODY, async (tx) => {
    const { rows } = await sql<{ id: string | null }>`select account_named(${name}) as id`.execute(tx);
    return rows[0]?.id ?? undefined;
  });
}

/** The accounts of the administrator's office, by name. */
export async function listAccounts(tx: Tx, at: string): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    select a.id, a.name, a.display_name as "displayName", a.area, coalesce(ar.name, a.area) as "areaName", g.role,
      ga.name as "roleAreaName", coalesce(a.locked_until > ${at}, false) as locked,
      to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
    from account a
    left join area ar on ar.code = a.area
    left join role_grant g on g.account = a.id and g.revoked_at is null
    left join area ga on ga.code = g.area
    where a.closed_at is null
    order by a.area, a.name`.execute(tx);
  return rows;
}
