import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An account of the demo, shown on the sign-in page. Only the demo writes this file. */
export interface DemoAccount {
  readonly name: string;
  readonly displayName: string;
  readonly roleLabel: string;
  readonly areaName: string;
  readonly password: string;
}

const FILE = 'demo-accounts.json';

/** The demo's accounts; empty where there is no demo. */
export async function listDemoAccounts(dataDir: string): Promise<DemoAccount[]> {
  const text = await readFile(join(dataDir, FILE), 'utf8').catch(() => '[]');
  return JSON.parse(text) as DemoAccount[];
}

/** Keeps what the demo made, for the sign-in page and the printed greeting. */
export async function keepDemoAccounts(dataDir: string, accounts: readonly DemoAccount[]): Promise<void> {
  await writeFile(join(dataDir, FILE), JSON.stringify(accounts, null, 2), { mode: 0o600 });
}
