import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../http/problem.ts';

/** Stands in a data folder while it is being restored; what a killed restore left behind is never taken for data. */
export const UNFINISHED_RESTORE = 'restore-unfinished';

/** @throws the problem restoreUnfinished */
export function refuseUnfinishedRestore(dataDir: string): void {
  if (existsSync(join(dataDir, UNFINISHED_RESTORE))) throw problem('restoreUnfinished', { folder: dataDir });
}
