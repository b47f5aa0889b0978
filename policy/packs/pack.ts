import type { PlainDate } from '../../domain/plain-date.ts';
import type { Threshold } from '../thresholds/threshold.ts';
import type { Parameter, PublishedFigure } from './parameter.ts';

/**
 * What a yes is for: a lead to verify (`warning`), a figure that cannot be right (`quality`), a group to be visited
 * (`group`), help that fits (`support`), something for or against removing the mark (`removal`).
 */
export type RuleUse = 'warning' | 'quality' | 'group' | 'support' | 'removal';

export interface Rule {
  readonly id: string;
  readonly title: string;
  /** Left out where our own default decides; then printed as `own default`. */
  readonly cites?: string;
  readonly from: PlainDate;
  /** Left out: `warning`. */
  readonly use?: RuleUse;
  /** Judged once a household, or once for each of its members. Left out: `household`. */
  readonly of?: 'household' | 'person';
  /** Of a `quality` rule: refuses the entry, warns, or asks for a reason. */
  readonly severity?: 'block' | 'warn' | 'reason';
  /** What the village is to do about a yes, in plain words. */
  readonly mend?: string;
  /** CEL over facts and parameters, never a literal threshold of money. */
  readonly when: string;
  /** Sentence for a yes instead of the list of comparisons; `{fact}` and `{parameter}` of `when` are filled in. */
  readonly sentence?: string;
  /** What a county chose, of which `when` and `sentence` were made; its figure is a parameter. */
  readonly threshold?: Threshold;
  /** A layer that does not want the rule of a layer above says so, from its day. */
  readonly off?: true;
}

/** A category is proposed when its condition is yes; the conditions of one pack exclude each other. */
export interface CategoryRule {
  readonly category: string;
  readonly cites?: string;
  readonly from: PlainDate;
  readonly when: string;
}

/**
 * One layer: a document's own figures and rules for its area, or a county's own. A lower layer states only what differs.
 * Of one name or id there may be several entries: each holds from its day until the next.
 */
export interface PackLayer {
  readonly id: string;
  readonly title: string;
  /** The area whose document it is; any county may adopt it. */
  readonly area: string;
  readonly from: PlainDate;
  /** The number of its document, where it has one. */
  readonly documentNo?: string;
  readonly parameters: readonly Parameter[];
  readonly rules: readonly Rule[];
  readonly categories: readonly CategoryRule[];
  readonly figures?: readonly PublishedFigure[];
}

/** What a county adopts and hashes: the layers, highest authority first. Plain data; what holds on a day is `resolveOn`. */
export interface PackContent {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly from: PlainDate;
  readonly layers: readonly PackLayer[];
}

/** What an entry of a lower layer stands before. */
export interface Overridden {
  readonly layer: string;
  readonly from: PlainDate;
  readonly cites?: string | undefined;
  /** In words: a figure with its unit, a rule's text. */
  readonly said: string;
}

export type FromLayer<T> = T & { readonly layer: string; readonly overrides?: readonly Overridden[] };

/** A parameter on a day. Without `value` nobody knows it; `missing` says which published figure is not there. */
export type ResolvedParameter = FromLayer<Parameter> & { readonly missing?: string };

/** All layers laid over each other on a day; every value says which layer gave it. */
export interface ResolvedPack {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly from: PlainDate;
  readonly parameters: readonly ResolvedParameter[];
  readonly rules: readonly FromLayer<Rule>[];
  readonly categories: readonly FromLayer<CategoryRule>[];
  /** Rules that a layer does not want. */
  readonly off: readonly FromLayer<Rule>[];
}

/** The layer in which a county says what it decided itself, below every document. */
export const OWN_LAYER = 'own';

/** What is printed where a threshold has no clause. */
const OWN_DEFAULT = 'own default';

/** The clause, or `own default`. */
export function citesOf({ cites }: { readonly cites?: string }): string {
  return cites ?? OWN_DEFAULT;
}
