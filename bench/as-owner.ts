import pg from 'pg';
import type { OpenProgram } from '../server/program.ts';

/** Past every policy, as the owner of the tables: what the opponent is asked, and what it needs beside. */
export async function asOwner<T>(
  { adminUrl }: Pick<OpenProgram, 'adminUrl'>,
  act: (owner: pg.Client) => Promise<T>,
): Promise<T> {
  const owner = new pg.Client({ connectionString: adminUrl, options: '-c timezone=Asia/Shanghai' });
  await owner.connect();
  return act(owner).finally(() => owner.end());
}
