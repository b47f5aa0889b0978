import type { Aim, Figure } from './bench.ts';

/** Somebody who takes part: does the work once. */
export interface Contender {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/** One of ours, and what its time should be by the opponent's. */
export interface Ours extends Contender {
  readonly aim?: Aim;
  readonly scales?: boolean;
  readonly note?: string;
}

/**
 * Milliseconds of each of ours beside one opponent. Everybody once to warm up, then rounds in turn, so that what else
 * the machine does falls on all alike.
 */
export async function contest(ours: readonly Ours[], opponent: Contender, rounds: number): Promise<Figure[]> {
  const times = await roundsInTurn([...ours, opponent], rounds, async ({ run }) => {
    const begun = performance.now();
    await run();
    return performance.now() - begun;
  });
  return ours.map(({ name, aim, scales, note }, place) => ({
    ...{ name, unit: '毫秒', ours: times[place] ?? [], aim, scales, note },
    opponent: { name: opponent.name, rounds: times.at(-1) ?? [] },
  }));
}

/** What each contender measured, round by round, in turn; the first round warms up and is not kept. */
export async function roundsInTurn<T>(
  contenders: readonly T[],
  rounds: number,
  measure: (contender: T) => Promise<number>,
): Promise<number[][]> {
  for (const contender of contenders) await measure(contender);
  const kept = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, contender] of contenders.entries()) kept[place]?.push(await measure(contender));
  }
  return kept;
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
