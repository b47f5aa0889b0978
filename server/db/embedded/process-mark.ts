import { readFileSync } from 'node:fs';

/**
 * Names a process beyond its number, which the system gives again to another after a restart: the number and, where
 * /proc tells it, the moment it began.
 */
export function markOf(pid: number): string {
  return `${pid} ${beginningOf(pid)}`;
}

/** A killed process whose parent never asks for it stays as a zombie, in containers for ever: that is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return statOf(pid)[0] !== 'Z';
}

/** Whether the process that left this mark still runs. */
export function isMarkAlive(mark: string): boolean {
  const pid = Number(mark.split(' ')[0]);
  return pid > 0 && isAlive(pid) && markOf(pid) === mark.trimEnd();
}

function beginningOf(pid: number): string {
  return statOf(pid)[19] ?? '-';
}

/** The fields of /proc/<pid>/stat after the name, which may itself hold blanks; none where there is no /proc. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
