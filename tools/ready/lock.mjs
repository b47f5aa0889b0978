import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './root.mjs';

const folder = join(root, '.cache');
const file = join(folder, 'ready.lock');

/** One process installs or builds at a time; the lock of a killed one is taken over. */
export async function withLock(work) {
  mkdirSync(folder, { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    while (!tryLink(own)) {
      takeAwayFromDead();
      await sleep(200);
    }
    await work();
    rmSync(file, { force: true });
  } finally {
    if (holder() === process.pid) rmSync(file, { force: true });
    rmSync(own, { force: true });
  }
}

function tryLink(own) {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function takeAwayFromDead() {
  const pid = holder();
  if (pid === undefined || isAlive(pid)) return;
  const moved = `${file}.broken-${process.pid}`;
  try {
    renameSync(file, moved);
    rmSync(moved);
  } catch {
    // Another waiting process was quicker.
  }
}

function holder() {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
