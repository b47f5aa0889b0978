/** Somebody who takes part: does the work once. */
export interface Contender {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export interface Standing {
  readonly name: string;
  /** Median milliseconds. */
  readonly median: number;
  readonly rounds: readonly number[];
  /** Median over the median of the last contender, the opponent. */
  readonly ratio: number;
}

/** Everybody once to warm up, then rounds in turn, so that what else the machine does falls on all alike. */
export async function contest(contenders: readonly Contender[], rounds: number): Promise<Standing[]> {
  for (const { run } of contenders) await run();
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of contenders) {
      const begun = performance.now();
      await run();
      times.get(name)?.push(performance.now() - begun);
    }
  }
  const standings = [...times].map(([name, rounds]) => ({ name, rounds, median: medianOf(rounds) }));
  const opponent = standings.at(-1)?.median ?? Number.NaN;
  return standings.map((standing) => ({ ...standing, ratio: standing.median / opponent }));
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
