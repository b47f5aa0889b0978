import { logProblem } from '../http/log.ts';
import type { Program } from '../rights/work.ts';
import { exportRoot } from './exported-roots.ts';
import { sealWaiting } from './sealing.ts';

const SEAL_EVERY = 3000;
const EXPORT_EVERY = 60_000;

/**
 * Seals every three seconds and exports the newest root to `folder` every minute and at `stop`. The database may be
 * away for a while: the next round finds it again.
 */
export function startSealing(program: Program, folder: string): { stop(): Promise<void> } {
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let exportedAt = Number.NEGATIVE_INFINITY;
  let underWay = Promise.resolve();
  const round = async () => {
    await sealWaiting(program);
    if (performance.now() - exportedAt < EXPORT_EVERY) return;
    await exportRoot(program, folder);
    exportedAt = performance.now();
  };
  const look = () => {
    underWay = round().catch(tell);
    underWay.then(() => {
      if (!isStopping) timer = setTimeout(look, SEAL_EVERY);
    });
  };
  look();
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await underWay;
      await sealAndExport(program, folder);
    },
  };
}

/** The last thing a process does: what it wrote is sealed and the root stands outside the database. */
export async function sealAndExport(program: Program, folder: string): Promise<void> {
  await sealWaiting(program)
    .then(() => exportRoot(program, folder))
    .catch(tell);
}

function tell(error: Error): void {
  logProblem(error, 'JOB', 'audit sealing');
}
