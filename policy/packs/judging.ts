import { type PackedCondition, unpackCondition, unpackRational } from '../engine/packed.ts';
import type { Condition, ParameterValue } from '../engine/tree.ts';
import { FACT_SHAPES } from '../facts/catalogue.ts';
import type { Rule } from './pack.ts';
import { shapesFor } from './shapes-for.ts';

/** What is said of a rule beside its answer. */
type RuleWords = Pick<Rule, 'id' | 'title' | 'cites' | 'use' | 'of' | 'severity' | 'mend' | 'sentence'>;

/** A rule with its tree and its words: all that judging and telling need of it. A `CompiledRule` is one. */
export type JudgingRule = RuleWords & { readonly condition: Condition };

/** What judges one household; a `CompiledPack` is one, and so is what a browser unpacked. */
export interface Judging {
  readonly version: string;
  readonly pack: { readonly parameters: readonly Pick<ParameterValue, 'name' | 'label'>[] };
  /** The warnings. */
  readonly rules: readonly JudgingRule[];
  readonly further: readonly JudgingRule[];
  readonly categories: readonly { readonly category: string; readonly condition: Condition }[];
}

type Packed<T> = Omit<T, 'condition'> & { readonly when: PackedCondition };

/** The rules in force on a day as they are sent to who judges while somebody types; see `pack-judging.ts`. */
export interface PackedJudging {
  readonly version: string;
  readonly parameters: readonly (Omit<ParameterValue, 'value'> & { readonly value?: string })[];
  readonly rules: readonly Packed<JudgingRule>[];
  readonly further: readonly Packed<JudgingRule>[];
  readonly categories: readonly Packed<Judging['categories'][number]>[];
}

/** Throws where a rule names what this program does not know: it is older than the server's. */
export function unpackJudging({ version, parameters, rules, further, categories }: PackedJudging): Judging {
  const figures = new Map(parameters.map((each) => [each.name, figureOf(each)]));
  const ruleOf = ({ when, ...words }: Packed<JudgingRule>): JudgingRule => ({
    ...words,
    condition: unpackCondition(when, shapesFor(words), figures),
  });
  return {
    ...{ version, pack: { parameters }, rules: rules.map(ruleOf), further: further.map(ruleOf) },
    categories: categories.map(({ category, when }) => ({
      category,
      condition: unpackCondition(when, FACT_SHAPES, figures),
    })),
  };
}

function figureOf({ value, ...words }: PackedJudging['parameters'][number]): ParameterValue {
  return value === undefined ? words : { ...words, value: unpackRational(value) };
}
