/** A figure in yuan with two decimals, a count, a yes or no, a label or several; a range when partly known; null when unknown. */
export type ExplainedValue =
  | number
  | boolean
  | string
  | readonly string[]
  | null
  | { readonly atLeast: number; readonly atMost: number };

/** One rule's answer for one household on one day. */
export interface RuleExplanation {
  readonly rule: string;
  readonly title: string;
  readonly answer: 'yes' | 'no' | 'unknown';
  /** By the names of the facts and parameters that the rule uses. */
  readonly values: Readonly<Record<string, ExplainedValue>>;
  /** Fields of the form (`A28`) to fill in; empty unless unknown. */
  readonly missing: readonly string[];
  readonly sentence: string;
  readonly cites: string;
  /** Hash of the pack that judged. */
  readonly version: string;
}

/** `GET /counties/:county/households/:household/explanation?on=`: why a household is, or is not, found. */
export interface HouseholdExplanation {
  readonly on: string;
  /** What the figures propose: a category, null when not below the line, `unknown`. */
  readonly category: string | null;
  /** Every rule of the pack in force, in its order. */
  readonly rules: readonly RuleExplanation[];
}
