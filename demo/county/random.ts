/** Chance from a seed: the same seed, the same answers in the same order. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  chance(probability: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T;
  /** One of the keys, by weight. @throws RangeError without any weight */
  weighed<T extends string>(weights: Readonly<Record<T, number>>): T;
  /** Around 0 with spread 1. */
  normal(): number;
}

/** Mulberry32: one word of state, and even enough to spread families over villages. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number below 2³² that looks like nothing it came from (the finisher of MurmurHash3). */
export function scramble(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The chance of one place in the county: it does not depend on what was drawn for any other place. */
export function randomOf(seed: number, place: number): Random {
  const next = mulberry(scramble(scramble(seed) + place));
  const pick = <T>(list: readonly T[]): T => {
    const index = Math.floor(next() * list.length);
    if (index >= list.length) throw new RangeError('nothing to pick from');
    return list[index] as T;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick,
    weighed: <T extends string>(weights: Readonly<Record<T, number>>): T => {
      const entries = Object.entries(weights) as [T, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      throw new RangeError('nothing weighs anything');
    },
    // The sum of twelve has spread 1 and never strays beyond 6, which suits incomes.
    normal: () => Array.from({ length: 12 }, next).reduce((sum, each) => sum + each, -6),
  };
}
