import type { OpenProgram } from '../server/program.ts';
import type { BenchArguments } from './bench-county.ts';

/** One file of this folder: measures one thing and answers the lines of the table. Runs in a process of its own. */
export interface Bench {
  /** What is measured, in Chinese. */
  readonly title: string;
  readonly run: (stage: Stage) => Promise<readonly Figure[]>;
}

/** One line of the table: ours beside an opponent of the same run, or alone where the aim is a plain value. */
export interface Figure {
  readonly name: string;
  readonly unit: '毫秒' | '次/秒' | '行/秒' | 'MB' | 'kB';
  /** What each round gave; the median counts. */
  readonly ours: readonly number[];
  readonly opponent?: { readonly name: string; readonly rounds: readonly number[] } | undefined;
  /** On the ratio of the medians (ours by opponent's), or on our median where nobody stands beside it. */
  readonly aim?: Aim | undefined;
  /** Ten times the people may cost eleven times as much: measured again on a tenth of the county by `scaling`. */
  readonly scales?: boolean | undefined;
  /** What the reader should know of this line: what was not there, what is not counted. */
  readonly note?: string | undefined;
}

export type Aim = { readonly atMost: number } | { readonly atLeast: number };

/** What a bench is given. */
export interface Stage {
  /** `households`, `seed`, `rounds` of this run. */
  readonly given: BenchArguments;
  /**
   * The county of this size, loaded once for all benches of a run: its people, facts, hits and leads, vacuumed. Who
   * asks does not pay for the loading. Leave it as you found it, but for rows that nobody counts.
   */
  readonly county: () => Promise<BenchCounty>;
  /** A new data folder with a program of its own and an empty database, gone with the bench. */
  readonly emptyProgram: () => Promise<OpenProgram>;
  /** A new empty folder, gone with the bench. */
  readonly newFolder: () => Promise<string>;
  /** A line of progress. */
  readonly say: (sentence: string) => void;
}

export interface BenchCounty {
  /** Of this process, on the database of the county. */
  readonly program: OpenProgram;
  /** Twelve digits. */
  readonly county: string;
  readonly households: number;
  readonly persons: number;
}
