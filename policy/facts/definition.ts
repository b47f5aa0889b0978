import type { PlainDate } from '../../domain/plain-date.ts';
import type { FactRow, FactShape } from '../engine/tree.ts';
import type { HouseholdOnDay, MemberOnDay } from './household-on-day.ts';

/** A figure per head has no definition of its own: it is the two facts it is made of. */
interface RatioFact extends FactShape {
  readonly ratio: { readonly of: string; readonly per: string };
}

/** What a figure of the whole household is read from: one row a household in the statement of `facts-sql.ts`. */
export type FactSource =
  | 'members'
  | 'income'
  | 'essentials'
  | 'enrolments'
  | 'home'
  | 'monitoring'
  | 'measures'
  | 'contacts'
  | 'sweeps'
  | 'leads';

/** A figure or flag of the whole household. `sql` is an expression over the row of its source, by its alias there; `{on}` in it is the day. */
export interface HouseholdFact extends FactShape {
  readonly from: FactSource;
  readonly inMemory: (household: HouseholdOnDay) => FactRow[string];
  readonly sql: string;
}

/** A tally over members: what each adds for certain, and what each may add beside it. `sql` aggregates `m` and `p` (person_version). */
export interface MemberFact extends FactShape {
  readonly interval: true;
  readonly known: Tally;
  readonly more: Tally;
}

interface Tally {
  readonly inMemory: (member: MemberOnDay, on: PlainDate | undefined) => number;
  readonly sql: string;
}

/** What is known of one member. `sql` is an expression over `p` (person_version), `m` (membership) and the one head as `head_…`. */
export interface PersonFact extends FactShape {
  readonly inMemory: (member: MemberOnDay, household: HouseholdOnDay) => FactRow[string];
  readonly sql: string;
}

export type FactDefinition = RatioFact | HouseholdFact | MemberFact;
