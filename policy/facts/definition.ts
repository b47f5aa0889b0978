import type { FactShape } from '../engine/tree.ts';
import type { HouseholdOnDay, MemberOnDay } from './household-on-day.ts';

/** A figure per head has no definition of its own: it is the two facts it is made of. */
interface RatioFact extends FactShape {
  readonly ratio: { readonly of: string; readonly per: string };
}

/** What a figure of the whole household is read from: one row a household in the statement of `facts-sql.ts`. */
export type FactSource = 'members' | 'income' | 'essentials' | 'enrolments';

/** A figure or flag of the whole household. `sql` is an expression over the row of its source, by its alias there. */
export interface HouseholdFact extends FactShape {
  readonly from: FactSource;
  readonly inMemory: (household: HouseholdOnDay) => bigint | boolean | undefined;
  readonly sql: string;
}

/** A tally over members: what each adds for certain, and what each may add beside it. `sql` aggregates `p` (person_version). */
export interface MemberFact extends FactShape {
  readonly interval: true;
  readonly known: { readonly inMemory: (member: MemberOnDay) => number; readonly sql: string };
  readonly more: { readonly inMemory: (member: MemberOnDay) => number; readonly sql: string };
}

export type FactDefinition = RatioFact | HouseholdFact | MemberFact;
