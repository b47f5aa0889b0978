import { conditionReader } from '../engine/lower.ts';
import { quantitiesByName } from '../engine/quantities.ts';
import { rationalFromText, timesWhole } from '../engine/rational.ts';
import { RuleTextError } from '../engine/rule-text-error.ts';
import type { Condition, FactShapes, ParameterValue } from '../engine/tree.ts';
import { FACT_SHAPES } from '../facts/catalogue.ts';
import { HOUSEHOLD_SHAPES } from '../facts/further.ts';
import { PERSON_SHAPES } from '../facts/person.ts';
import type { CategoryRule, ResolvedPack, ResolvedParameter, Rule } from './pack.ts';
import { shapesFor } from './shapes-for.ts';

/** A rule with its tree, ready for JS, SQL and the sentence. */
export type CompiledRule = Rule & { readonly condition: Condition };

export interface CompiledPack {
  readonly pack: ResolvedPack;
  /** Hash of the adopted content; kept with every decision. */
  readonly version: string;
  /** The warnings: the rules whose hits become leads. */
  readonly rules: readonly CompiledRule[];
  /** Those of any other use: no lead comes of them. */
  readonly further: readonly CompiledRule[];
  readonly categories: readonly (CategoryRule & { readonly condition: Condition })[];
}

/**
 * Lowers every rule of a pack. `version` is the hash of the pack's canonical JSON (`policy/procedures/canonical-json.ts`).
 * Throws a RuleTextError for a rule that names an unknown fact, mixes units or says what the engine does not take.
 */
export function compilePack(pack: ResolvedPack, version: string): CompiledPack {
  const parameters = parametersOf(pack);
  // Each set of facts is told to the library once.
  const readers = new Map(
    [FACT_SHAPES, HOUSEHOLD_SHAPES, PERSON_SHAPES].map((facts) => [facts, conditionReader(facts, parameters)]),
  );
  const lowered = <T extends { readonly when: string }>(
    rule: T,
    facts: FactShapes,
  ): T & { readonly condition: Condition } => ({
    ...rule,
    condition: (readers.get(facts) as ReturnType<typeof conditionReader>)(rule.when),
  });
  const all = pack.rules.map((rule) => lowered(rule, shapesFor(rule)));
  all.forEach(checkSentence);
  return {
    ...{ pack, version, rules: all.filter(isWarning), further: all.filter((rule) => !isWarning(rule)) },
    categories: pack.categories.map((category) => lowered(category, FACT_SHAPES)),
  };
}

function isWarning({ use = 'warning' }: Pick<Rule, 'use'>): boolean {
  return use === 'warning';
}

/** The figures that rules may name. Choices and days decide elsewhere. */
export function parametersOf({ parameters }: Pick<ResolvedPack, 'parameters'>): ReadonlyMap<string, ParameterValue> {
  const figures = parameters.filter(({ unit }) => unit === 'yuan' || unit === 'number');
  return new Map(figures.map((parameter) => [parameter.name, parameterValue(parameter)]));
}

/** Yuan become fen here, exactly; nowhere else. */
function parameterValue({ name, label, unit, value }: ResolvedParameter): ParameterValue {
  const money = unit === 'yuan';
  if (value === undefined) return { name, label, money };
  const written = rationalFromText(value);
  if (!written) throw new RuleTextError(value, `参数“${label}”（${name}）不是普通的十进制数`);
  return { name, label, money, value: money ? timesWhole(written, 100n) : written };
}

function checkSentence({ sentence = '', condition }: CompiledRule): void {
  const names = quantitiesByName(condition);
  for (const [, name = ''] of sentence.matchAll(/\{(\w+)\}/g)) {
    if (!names.has(name)) throw new RuleTextError(sentence, `句子里的“${name}”没有写在规则里`);
  }
}
