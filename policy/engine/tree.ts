import type { Rational } from './rational.ts';

/** Three answers. Unknown is never no and never yes. */
export type Answer = 'yes' | 'no' | 'unknown';

/**
 * `fen` is money; `count` persons; `items` things; `years`, `months`, `days` whole ones; `boolean` a yes or no; `label` a value of
 * a code list; `labels` several of them. A day itself is no fact: rules are told how long ago it was.
 */
export type FactUnit = 'fen' | 'count' | 'items' | 'years' | 'months' | 'days' | 'boolean' | 'label' | 'labels';

/** What the engine must know of a fact in order to compare it; where its figure comes from is the business of `policy/facts`. */
export interface FactShape {
  readonly id: string;
  readonly label: string;
  readonly unit: FactUnit;
  /** A figure per head: never divided, comparisons are multiplied across instead. Such a fact has no column of its own. */
  readonly ratio?: { readonly of: string; readonly per: string };
  /** Partly known: the true value lies between `id` and `id + id_unknown`. */
  readonly interval?: true;
  /** Of a `label` or `labels`: every label a rule may name; another one is a fault of the rule. */
  readonly labels?: readonly string[];
  /** Largest absolute value that may occur; decides whether SQL multiplies in bigint or in numeric. */
  readonly bound: bigint;
  /** Which way the household is worse off; left out where it cannot be said of the figure alone. */
  readonly worse?: 'lower' | 'higher' | undefined;
  /** Facts or raw fields (`A28`) this fact is made of; a raw field is one that is no fact or that names only itself. */
  readonly needs: readonly string[];
}

export type FactShapes = ReadonlyMap<string, FactShape>;

/**
 * The figures of one household on one day, by column: `id`, and `id_unknown` beside interval facts.
 * Amounts and counts are bigint, coded values their labels; null or absent is unknown.
 */
export type FactRow = Readonly<Record<string, bigint | boolean | string | readonly string[] | null | undefined>>;

/** A parameter ready to be compared: money already in fen. Without a value nobody knows it, and the answer is unknown. */
export interface ParameterValue {
  readonly name: string;
  readonly label: string;
  readonly money: boolean;
  readonly value?: Rational;
}

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

export type Quantity =
  | { readonly kind: 'literal'; readonly value: Rational }
  | { readonly kind: 'parameter'; readonly parameter: ParameterValue }
  | { readonly kind: 'fact'; readonly fact: FactShape }
  | {
      readonly kind: 'add' | 'subtract' | 'multiply' | 'divide';
      readonly left: Quantity;
      readonly right: Quantity;
    };

/** A comparison of exact quantities, or of one interval fact with an exact quantity. */
export interface CompareNode {
  readonly kind: 'compare';
  readonly operator: Comparison;
  readonly left: Quantity;
  readonly right: Quantity;
}

export interface CompareIntervalNode {
  readonly kind: 'compareInterval';
  readonly operator: Comparison;
  readonly fact: FactShape;
  readonly right: Quantity;
}

export interface FlagNode {
  readonly kind: 'flag';
  readonly fact: FactShape;
}

/** A coded value, or one of several, that is among `labels`. */
export interface LabelNode {
  readonly kind: 'oneOf';
  readonly fact: FactShape;
  readonly labels: readonly string[];
}

/** Whether a fact is known at all; never unknown itself. */
interface KnownNode {
  readonly kind: 'known';
  readonly fact: FactShape;
}

/** What can be answered by itself, without looking at other parts of the condition. */
export type Atom = CompareNode | CompareIntervalNode | FlagNode | LabelNode | KnownNode;

export type Condition =
  | Atom
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

/** The column beside an interval fact that says how much more it may be. */
export function unknownPart(factId: string): string {
  return `${factId}_unknown`;
}
