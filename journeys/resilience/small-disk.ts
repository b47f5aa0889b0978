import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk that can be filled to the last byte and emptied again under a running program. */
export interface SmallDisk {
  readonly folder: string;
  fill(program: number, postmaster: number): void;
  empty(program: number, postmaster: number): void;
  remove(): void;
}

const MEGABYTES = 220;

/**
 * A real one in memory where mounting is allowed. Elsewhere (an ordinary user, a container without the right) the two
 * processes and their children are forbidden to write files at all, which they learn from the same system calls.
 */
export function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'shouwang-disk-'));
  const mounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=755`, 'tmpfs', folder]).status === 0;
  return mounted ? inMemory(folder) : byLimit(folder);
}

function inMemory(folder: string): SmallDisk {
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => writeUntilFull(filler),
    empty: () => rmSync(filler, { force: true }),
    remove: () => {
      spawnSync('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeUntilFull(filler: string): void {
  const file = openSync(filler, 'w');
  for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 4)) {
    const bytes = Buffer.alloc(size, 1);
    try {
      for (;;) writeSync(file, bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  closeSync(file);
}

function byLimit(folder: string): SmallDisk {
  const limit = (size: string) => (program: number, postmaster: number) => {
    for (const pid of [program, postmaster, ...childrenOf(postmaster)])
      spawnSync('prlimit', ['--pid', String(pid), `--fsize=${size}:`]);
  };
  return {
    folder,
    fill: limit('0'),
    empty: limit('unlimited'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
