import { parseArgs } from 'node:util';
import { type MadeUpCounty, madeUpCounty } from '../demo/county.ts';

/** What the command line of a benchmark says. */
export interface BenchArguments {
  readonly households: number;
  readonly seed: number;
  readonly rounds: number;
  readonly words: readonly string[];
}

/** `--households N` (30,000), `--seed N` (1), `--rounds N` (7, at least 5). */
export function benchArguments(): BenchArguments {
  const { values, positionals } = parseArgs({
    options: {
      households: { type: 'string', default: '30000' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '7' },
    },
    allowPositionals: true,
  });
  const rounds = Math.max(Number(values.rounds), 5);
  return { households: Number(values.households), seed: Number(values.seed), rounds, words: positionals };
}

/** The day of every benchmark, so that two runs of one seed measure the same county. */
export const benchDay = '2026-03-01';

/** A county of that many households, about a thousand a village as in a large county. */
export function benchCounty({ households, seed }: BenchArguments): MadeUpCounty {
  const towns = Math.max(Math.round(households / 15_000), 2);
  return madeUpCounty({
    ...{ seed, county: '990189', name: '丰禾县', today: benchDay },
    ...{ households, towns, villagesOfTown: [14, 16] },
  });
}
