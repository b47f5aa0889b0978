import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMarkAlive, markOf } from './process-mark.ts';

/**
 * Runs `work` while no other process holds the lock file. `link` either makes the file whole or fails, so a lock
 * never stands without its holder's mark; the lock of a dead holder is moved away and taken.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const own = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(own, markOf(process.pid));
  try {
    while (!tryLink(own, file)) {
      breakIfDead(file);
      await sleep(25);
    }
  } finally {
    rmSync(own, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLink(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function breakIfDead(file: string): void {
  const holder = read(file);
  if (holder === undefined || isMarkAlive(holder)) return;
  const moved = `${file}.broken-${process.pid}`;
  try {
    renameSync(file, moved);
  } catch {
    return;
  }
  // Between reading and moving, another may have broken the dead lock and taken it: that one is put back.
  if (read(moved) !== holder) tryLink(moved, file);
  rmSync(moved, { force: true });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
