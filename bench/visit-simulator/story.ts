import { chanceOf } from './chance.ts';

export const PHONES = 20;
/** In each of the three villages. */
export const HOUSEHOLDS = 4;

/** What may happen, how often. */
const ACTS = {
  fill: 24,
  sync: 40,
  decide: 8,
  kill: 4,
  phoneClock: 4,
  serverClock: 3,
  signal: 5,
  township: 8,
  late: 8,
  lose: 0.4,
} as const;
export type Act = keyof typeof ACTS | 'restore';

/** One thing that happens to one phone, with chance of its own, so that leaving out a step changes no other. */
export interface Step {
  readonly act: Act;
  readonly phone: number;
  readonly seed: number;
  /** The line is whole and the phone lives while it happens. */
  readonly isCalm?: true;
}

/** Of this seed the officer fills a form that the server takes. */
const calm = (act: Act): Step => ({ act, phone: 0, seed: 6, isCalm: true });

/** A phone fills a household's form, fills it again before a word with the server, and sends both; nothing goes wrong. */
export const FILLED_TWICE: readonly Step[] = [calm('fill'), calm('fill'), calm('sync')];

const STEPS = 110;

/** The story of a seed. */
export function storyOf(seed: number): Step[] {
  const chance = chanceOf(seed * 7919 + 1);
  const total = Object.values(ACTS).reduce((sum, weight) => sum + weight, 0);
  const steps = Array.from({ length: STEPS }, (): Step => {
    let left = chance.next() * total;
    const act = (Object.keys(ACTS) as (keyof typeof ACTS)[]).find((each) => {
      left -= ACTS[each];
      return left < 0;
    });
    return { act: act ?? 'sync', phone: chance.below(PHONES), seed: chance.below(2 ** 31) };
  });
  // Seldom, and put between the others, so that every other step stays as it is.
  if (seed % 3 === 0) {
    const busy = steps.find(({ act }) => act === 'fill')?.phone ?? 0;
    steps.splice(chance.below(STEPS), 0, { act: 'restore', phone: busy, seed });
  }
  return steps;
}
