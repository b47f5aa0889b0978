import { addUser, issueToken } from '../server/accounts/operator.ts';
import type { BenchCounty } from './bench.ts';
import { benchDay } from './bench-county.ts';
import { type BuiltProgram, startBuiltProgram } from './built-program.ts';

/** As many clients as a county's offices keep busy at once. */
export const CLIENTS = 16;

/** The built program on the county, asked by an officer of the county with a session for each client. */
export async function withBuiltProgram<T>(
  { program, county }: BenchCounty,
  ask: (server: BuiltProgram, tokens: readonly string[]) => Promise<T>,
): Promise<T> {
  const name = `bench-${process.pid}`;
  await addUser(program, { name, role: 'county', area: county, password: 'Ceshi-mima-7731' });
  const tokens: string[] = [];
  for (let nth = 0; nth < CLIENTS; nth += 1) tokens.push(await issueToken(program, name));
  const server = await startBuiltProgram(program.dataDir, `${benchDay}T09:00:00+08:00`);
  return ask(server, tokens).finally(() => server.stop());
}
