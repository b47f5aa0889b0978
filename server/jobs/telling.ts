const TELL_EVERY = 1000;

/**
 * Tells through `write` how far work is: at once when its stage is another, else at most once a second, and one after
 * the other. What cannot be told is left out; `end` waits for what is on its way.
 */
export function telling<Progress>(
  stageOf: (progress: Progress) => string,
  write: (progress: Progress) => Promise<unknown>,
) {
  let last = Number.NEGATIVE_INFINITY;
  let stage: string | undefined;
  let told: Promise<unknown> = Promise.resolve();
  return {
    tell: (progress: Progress) => {
      const now = performance.now();
      if (stageOf(progress) === stage && now - last < TELL_EVERY) return;
      [last, stage] = [now, stageOf(progress)];
      told = told.then(() => write(progress)).catch(() => undefined);
    },
    end: async () => {
      await told;
    },
  };
}
