import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { canEnter, clusterAccount } from './account.ts';

/** Passwords of the three roles, random, made once for each data folder. */
export type Secrets = { superuser: string; owner: string; app: string };

/** Where root puts what an unprivileged account must reach when the data folder is closed to it. */
export function reachableBase(): string {
  const base = '/var/lib/shouwang';
  mkdirSync(base, { recursive: true });
  chmodSync(base, 0o755);
  return base;
}

/**
 * Makes the data folder if it is missing. As root it becomes passable before a cluster is made in it: `mktemp -d` makes
 * it 0700, and the cluster's account must walk through. What is secret in it is closed file by file.
 */
export function prepareDataFolder(dataDir: string): string {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const hasCluster = existsSync(join(folder, 'pg')) || existsSync(join(folder, 'elsewhere.json'));
  if (process.getuid?.() === 0 && !hasCluster) chmodSync(folder, statSync(folder).mode | 0o011);
  mkdirSync(join(folder, 'run'), { recursive: true, mode: 0o700 });
  return folder;
}

/** The folder that holds `pg/` and `pg.log`: the data folder itself, or for root one that the account can reach. */
export function clusterHome(folder: string): string {
  const note = join(folder, 'elsewhere.json');
  if (existsSync(note)) return (JSON.parse(readFileSync(note, 'utf8')) as { home: string }).home;
  if (existsSync(join(folder, 'pg')) || canEnter(clusterAccount(join(folder, 'pg')), folder)) return folder;
  const home = join(reachableBase(), randomBytes(8).toString('hex'));
  mkdirSync(home);
  chmodSync(home, 0o711);
  writeFileSync(join(home, 'belongs-to'), `${folder}\n`);
  writeWhole(note, `${JSON.stringify({ home })}\n`);
  return home;
}

/** Two may remove the same at once, and a cluster that ends still writes for a moment. */
const remove = { recursive: true, force: true, maxRetries: 10, retryDelay: 200 };

/** Removes a data folder with its stopped cluster, wherever that is. */
export function removeDataFolder(folder: string): void {
  if (existsSync(folder)) rmSync(clusterHome(folder), remove);
  rmSync(folder, remove);
}

/** Takes everything out of a data folder, with its stopped cluster wherever that is; the folder stays, it may be a mount. */
export function emptyDataFolder(folder: string): void {
  const home = clusterHome(folder);
  if (home !== folder) rmSync(home, { recursive: true, force: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Read under the lock of the data folder, so two first starts never make two sets. */
export function secretsOf(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const password = () => randomBytes(24).toString('hex');
  const secrets: Secrets = { superuser: password(), owner: password(), app: password() };
  writeWhole(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** Renamed into place, because a process killed half-way must not leave half a password behind. */
function writeWhole(file: string, text: string): void {
  const making = `${file}.${process.pid}`;
  writeFileSync(making, text, { mode: 0o600, flush: true });
  renameSync(making, file);
}
