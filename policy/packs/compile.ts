import { lowerCondition } from '../engine/lower.ts';
import { quantitiesByName } from '../engine/quantities.ts';
import { rationalFromText, timesWhole } from '../engine/rational.ts';
import { RuleTextError } from '../engine/rule-text-error.ts';
import type { Condition, ParameterValue } from '../engine/tree.ts';
import { FACT_SHAPES } from '../facts/catalogue.ts';
import type { CategoryRule, Parameter, ResolvedPack, Rule } from './pack.ts';

/** A rule with its tree, ready for JS, SQL and the sentence. */
export type CompiledRule = Rule & { readonly condition: Condition };

export interface CompiledPack {
  readonly pack: ResolvedPack;
  /** Hash of the adopted content; kept with every decision. */
  readonly version: string;
  /** The warnings: the rules whose hits become leads. */
  readonly rules: readonly CompiledRule[];
  readonly categories: readonly (CategoryRule & { readonly condition: Condition })[];
}

/**
 * Lowers every rule of a pack. `version` is the hash of the pack's canonical JSON (`policy/procedures/canonical-json.ts`).
 * Throws a RuleTextError for a rule that names an unknown fact, mixes units or says what the engine does not take.
 */
export function compilePack(pack: ResolvedPack, version: string): CompiledPack {
  const parameters = new Map(pack.parameters.map((parameter) => [parameter.name, parameterValue(parameter)]));
  const lowered = <T extends { readonly when: string }>(rule: T): T & { readonly condition: Condition } => ({
    ...rule,
    condition: lowerCondition(rule.when, FACT_SHAPES, parameters),
  });
  const rules = pack.rules.filter(({ use = 'warning' }) => use === 'warning').map(lowered);
  rules.forEach(checkSentence);
  return { pack, version, rules, categories: pack.categories.map(lowered) };
}

/** Yuan become fen here, exactly; nowhere else. */
function parameterValue({ name, label, unit, value }: Parameter): ParameterValue {
  const written = rationalFromText(value);
  if (!written) throw new RuleTextError(value, `parameter "${name}" is not a plain decimal number`);
  const money = unit === 'yuan';
  return { name, label, money, value: money ? timesWhole(written, 100n) : written };
}

function checkSentence({ sentence = '', condition }: CompiledRule): void {
  const names = quantitiesByName(condition);
  for (const [, name = ''] of sentence.matchAll(/\{(\w+)\}/g)) {
    if (!names.has(name)) throw new RuleTextError(sentence, `"${name}" does not stand in the rule`);
  }
}
