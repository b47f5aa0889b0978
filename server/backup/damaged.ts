import { problem } from '../http/problem.ts';

/** The problem of a backup file that cannot be used, with the reason as a sentence. */
export function damaged(why: string) {
  return problem('backupDamaged', { why });
}
