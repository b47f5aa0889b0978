import type { PlainDate } from '../../domain/plain-date.ts';

/** A figure as its document writes it. `own default` figures have no `cites`. */
export interface Parameter {
  readonly name: string;
  readonly label: string;
  /** `yuan` is compared with money, `number` with counts or as a factor. */
  readonly unit: 'yuan' | 'number';
  /** Decimal text, exactly as written: `6900`, `0.7`. */
  readonly value: string;
  readonly from: PlainDate;
  readonly cites?: string;
  /** What the document itself says about the standing of the figure. */
  readonly standing?: string;
}

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
}

/** A category is proposed when its condition is yes; the conditions of one pack exclude each other. */
export interface CategoryRule {
  readonly category: string;
  readonly cites: string;
  readonly when: string;
}

/** One layer: a document's own figures and rules for its area, from a day. A lower layer states only what differs. */
export interface PackLayer {
  readonly id: string;
  readonly title: string;
  /** The area whose document it is; any county may adopt it. */
  readonly area: string;
  readonly from: PlainDate;
  readonly parameters: readonly Parameter[];
  readonly rules: readonly Rule[];
  readonly categories: readonly CategoryRule[];
}

type FromLayer<T> = T & { readonly layer: string };

/** All layers laid over each other; every value says which layer gave it. Plain data: what a county adopts and hashes. */
export interface ResolvedPack {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly from: PlainDate;
  readonly parameters: readonly FromLayer<Parameter>[];
  readonly rules: readonly FromLayer<Rule>[];
  readonly categories: readonly FromLayer<CategoryRule>[];
}

/** What is printed where a threshold has no clause. */
const OWN_DEFAULT = 'own default';

/** The clause, or `own default`. */
export function citesOf({ cites }: { readonly cites?: string }): string {
  return cites ?? OWN_DEFAULT;
}

/** Lays the layers over each other, highest authority first; the lowest names the pack. */
export function resolvePack(highest: PackLayer, ...lower: readonly PackLayer[]): ResolvedPack {
  const layers = [highest, ...lower];
  const { id, title, area, from } = lower.at(-1) ?? highest;
  return {
    id,
    title,
    area,
    from,
    parameters: overlaid(layers, 'parameters', (parameter) => parameter.name),
    rules: overlaid(layers, 'rules', (rule) => rule.id),
    categories: overlaid(layers, 'categories', (rule) => rule.category),
  };
}

function overlaid<K extends 'parameters' | 'rules' | 'categories'>(
  layers: readonly PackLayer[],
  part: K,
  key: (item: PackLayer[K][number]) => string,
): FromLayer<PackLayer[K][number]>[] {
  const byKey = new Map<string, FromLayer<PackLayer[K][number]>>();
  for (const layer of layers) {
    for (const item of layer[part]) byKey.set(key(item), { ...item, layer: layer.id });
  }
  return [...byKey.values()];
}
