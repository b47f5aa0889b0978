import type { Aim, Figure } from './bench.ts';

/** A line of the table as it is kept. */
export interface Row {
  readonly bench: string;
  readonly name: string;
  readonly households: number;
  readonly unit: Figure['unit'];
  readonly ours: readonly number[];
  readonly opponent: { readonly name: string; readonly rounds: readonly number[] } | null;
  /** Median of ours, by the opponent's where there is one: what the aim and the next version are compared with. */
  readonly measure: number;
  readonly aim: Aim | null;
  readonly isMet: boolean | null;
  readonly scales: boolean;
  readonly note: string | null;
  /** Why there is no figure. */
  readonly broken: string | null;
}

/** What is kept of a version. */
export interface Results {
  readonly version: string;
  readonly machine: string;
  readonly seed: number;
  readonly rows: readonly Row[];
}
