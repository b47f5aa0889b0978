import { sql } from 'kysely';
import type { Work } from '../rights/work.ts';

const OPERATOR = '00000000-0000-0000-0000-000000000000';

/** Display names of those who did something, by account; a closed account is not told. */
export async function accountNames(work: Work, accounts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(accounts)];
  const { rows } = await sql<{ id: string; name: string }>`
    select a.id, a.display_name as name from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral actor_of_account(wanted.id) a`.execute(work.tx);
  return new Map([[OPERATOR, '运维操作员'], ...rows.map(({ id, name }) => [id, name] as const)]);
}
