import { readFileSync } from 'node:fs';

/**
 * Names a process beyond its number, which the system gives again to another after a restart: the number and, where
 * /proc tells it, the moment it began.
 */
export function markOf(pid: number): string {
  return `${pid} ${beginningOf(pid)}`;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process that left this mark still runs. */
export function isMarkAlive(mark: string): boolean {
  const pid = Number(mark.split(' ')[0]);
  return pid > 0 && isAlive(pid) && markOf(pid) === mark.trimEnd();
}

function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
  } catch {
    return '-';
  }
}
