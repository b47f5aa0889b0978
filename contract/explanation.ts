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

/** Why a household is, or is not, found: the answer of `./shouwang explain`. */
export interface HouseholdExplanation {
  readonly on: string;
  /** What the figures propose: a category, null when not below the line, `unknown`. */
  readonly category: string | null;
  /** Every rule of the pack in force, in its order. */
  readonly rules: readonly RuleExplanation[];
}

/** What a rule is for: see `policy/packs/pack.ts`. */
export type RuleUse = 'warning' | 'quality' | 'group' | 'support' | 'removal';

export interface WhyRule extends RuleExplanation {
  readonly use: RuleUse;
  /** In Chinese, one for each figure that alone would turn the answer over; empty for an unknown. */
  readonly changes: readonly string[];
}

/** The answers a county's decision stood on, as they were frozen with it. */
export interface FrozenDecision {
  readonly on: string;
  readonly category: string | null;
  /** Hash of the pack that judged. */
  readonly version: string;
  readonly rules: readonly Pick<RuleExplanation, 'rule' | 'answer' | 'sentence' | 'cites'>[];
}

/** `GET /counties/:county/households/:household/explanation?on=` */
export interface HouseholdWhy {
  readonly on: string;
  readonly category: string | null;
  readonly pack: { readonly title: string; readonly from: string; readonly version: string };
  readonly rules: readonly WhyRule[];
  /** Whether it is, on the day, 监测对象 and its risk removed. */
  readonly monitored: boolean;
  readonly riskRemoved: boolean;
  /** The latest decision up to the day; null where there is none, or where the reader may not see it. */
  readonly decision: FrozenDecision | null;
  /** The latest case that ended without being taken in. */
  readonly closed: { readonly on: string; readonly case: string } | null;
}

/** What the sentence of an answer says beyond answer, title and clause, which stand beside it. */
export function toldOf(sentence: string): string {
  return sentence.replace(/^(?:不?符合|不能判断)“[^”]*”：/, '').replace(/（(?:依据：[^）]*|自定缺省)）。$/, '');
}

export const ANSWER_WORDS = { yes: '符合', no: '不符合', unknown: '不能判断' } as const;
