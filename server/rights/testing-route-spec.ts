import type { MadePlace } from '../testing/two-counties.ts';

/**
 * The specification, written by hand and not derived from `verbs.ts`: who may ask what, and what somebody gets who asks
 * for a place outside. `hidden`: it does not exist (404). `nothing`: an answer without a row or word of that place.
 */
export interface RouteSpec {
  readonly roles: readonly string[];
  /** What the address names: a county, one household (or lead, case, paper), an area of the tree, an account, nothing. */
  readonly names: 'county' | 'household' | 'area' | 'account' | 'nothing';
  readonly outside: 'hidden' | 'nothing';
  readonly ask: (at: Target) => Asking;
  /** The statuses that one inside may get; without it 200, for commands also what the step or the input refuses. */
  readonly inside?: readonly number[];
  /** The answer inside names a row of the place: a control, so that silence is not taken for a wall. */
  readonly shows?: true;
}

export interface Target extends MadePlace {
  readonly account: string;
  /** Of the household, as its page shows it now. */
  readonly version: number;
  /** Different in every call. */
  readonly serial: number;
}

interface Asking {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly bytes?: Buffer;
}
