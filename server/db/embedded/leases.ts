import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMarkAlive, markOf } from './process-mark.ts';

/** Says that this process uses the cluster; call both functions only under the lock of the data folder. */
export function takeLease(runDir: string): string {
  const file = join(runDir, `lease-${process.pid}-${randomBytes(4).toString('hex')}`);
  writeFileSync(file, markOf(process.pid));
  return file;
}

/** Gives the lease back and tells how many living ones remain; those of killed processes are cleared away. */
export function giveBackLease(runDir: string, lease: string): number {
  rmSync(lease, { force: true });
  let living = 0;
  for (const name of readdirSync(runDir).filter((each) => each.startsWith('lease-'))) {
    const file = join(runDir, name);
    if (isMarkAlive(readFileSync(file, 'utf8'))) living += 1;
    else rmSync(file, { force: true });
  }
  return living;
}
