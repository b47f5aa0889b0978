import { logProblem } from '../http/log.ts';

/** Work in the background that goes on until `stop`, which waits for the round under way. */
export interface Rounds {
  stop(): Promise<void>;
}

/**
 * Does `round` at once and again `pause` milliseconds after it ended. One that fails is logged under `name`, and the
 * next one is done all the same: the database may be away for a while. A long round asks `isStopping` between its pieces.
 */
export function inRounds(name: string, pause: number, round: (isStopping: () => boolean) => Promise<void>): Rounds {
  let hasStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();
  const go = async () => {
    try {
      await round(() => hasStopped);
    } catch (error) {
      logProblem(error as Error, 'JOB', name);
    }
    if (!hasStopped) timer = setTimeout(next, pause);
  };
  const next = () => {
    underWay = go();
  };
  next();
  return {
    stop: async () => {
      hasStopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
