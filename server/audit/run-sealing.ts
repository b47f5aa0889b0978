import { logProblem } from '../http/log.ts';
import { inRounds, type Rounds } from '../jobs/rounds.ts';
import type { Program } from '../rights/work.ts';
import { exportRoot } from './exported-roots.ts';
import { sealWaiting } from './sealing.ts';

const SEAL_EVERY = 3000;
const EXPORT_EVERY = 60_000;

/** Seals every three seconds and exports the newest root to `folder` every minute and at `stop`. */
export function startSealing(program: Program, folder: string): Rounds {
  let exportedAt = Number.NEGATIVE_INFINITY;
  const rounds = inRounds('audit sealing', SEAL_EVERY, async () => {
    await sealWaiting(program);
    if (performance.now() - exportedAt < EXPORT_EVERY) return;
    await exportRoot(program, folder);
    exportedAt = performance.now();
  });
  return {
    stop: async () => {
      await rounds.stop();
      await sealAndExport(program, folder);
    },
  };
}

/** The last thing a process does: what it wrote is sealed and the root stands outside the database. */
export async function sealAndExport(program: Program, folder: string): Promise<void> {
  await sealWaiting(program)
    .then(() => exportRoot(program, folder))
    .catch((error: Error) => logProblem(error, 'JOB', 'audit sealing'));
}
