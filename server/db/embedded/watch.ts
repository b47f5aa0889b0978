import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Looks once a second whether the postmaster lives and starts it again when it does not: killed at any moment, the
 * database comes back by itself. Answers a function that ends the watch, after a restart under way.
 */
export function keepRunning(isRunning: () => boolean, restart: () => Promise<unknown>): () => Promise<void> {
  const ending = new AbortController();
  const watching = (async () => {
    while (!ending.signal.aborted) {
      await sleep(1000, undefined, { ref: false, signal: ending.signal }).catch(() => undefined);
      // A failed restart is tried again a second later; requests fail with the pool's own error until then.
      if (!ending.signal.aborted && !isRunning()) await restart().catch(() => undefined);
    }
  })();
  return () => {
    ending.abort();
    return watching;
  };
}
