import type { Bench } from './bench.ts';

/** Every bench by its name, read when it is run. A new one is one line here. */
export const BENCHES: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  screening: () => import('./screening.ts'),
  import: () => import('./import.ts'),
};

/** Those measured on a tenth of the county as well. */
export const SCALING: readonly string[] = ['screening'];
