import { type MadeUpCounty, madeUpCounty } from '../demo/county.ts';

/** How large, which, how often. */
export interface BenchArguments {
  readonly households: number;
  readonly seed: number;
  readonly rounds: number;
}

/** The day of every benchmark, so that two runs of one seed measure the same county. */
export const benchDay = '2026-03-01';

/** A county of that many households, about a thousand a village as in a large county. */
export function benchCounty({ households, seed }: Pick<BenchArguments, 'households' | 'seed'>): MadeUpCounty {
  const towns = Math.max(Math.round(households / 15_000), 2);
  return madeUpCounty({
    ...{ seed, county: '990189', name: '丰禾县', today: benchDay },
    ...{ households, towns, villagesOfTown: [14, 16] },
  });
}
