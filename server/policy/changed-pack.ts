import type { PolicyChangeInput } from '../../contract/policy.ts';
import { conditionSql } from '../../policy/engine/sql.ts';
import { FACT_SHAPES } from '../../policy/facts/catalogue.ts';
import { type CompiledPack, type CompiledRule, compilePack } from '../../policy/packs/compile.ts';
import type { ResolvedPack } from '../../policy/packs/pack.ts';
import { problem } from '../http/problem.ts';

/** A rule as it stands beside the same as it would be. */
export interface ChangedRule {
  readonly before: CompiledRule;
  readonly after: CompiledRule;
}

/** The rules of a pack that one change makes judge otherwise, in the order of the pack. @throws policyChangeInvalid */
export function changedRules(compiled: CompiledPack, change: PolicyChangeInput): ChangedRule[] {
  const { rules } = compiledChange(changed(compiled.pack, change));
  return compiled.rules
    .map((before, n) => ({ before, after: rules[n] ?? before }))
    .filter(({ before, after }) => conditionText(before) !== conditionText(after));
}

function changed(pack: ResolvedPack, change: PolicyChangeInput): ResolvedPack {
  if ('parameter' in change) {
    const { parameter: name, value } = change;
    if (!pack.parameters.some((each) => each.name === name)) throw invalid(`没有“${name}”这个参数`);
    return { ...pack, parameters: pack.parameters.map((each) => (each.name === name ? { ...each, value } : each)) };
  }
  const { rule: id, when } = change;
  if (!pack.rules.some((each) => each.id === id)) throw invalid(`没有“${id}”这条规则`);
  const reworded = ({ sentence: _sentence, ...rule }: ResolvedPack['rules'][number]) => ({ ...rule, when });
  return { ...pack, rules: pack.rules.map((each) => (each.id === id ? reworded(each) : each)) };
}

/** Whatever the compiler refuses is what the person wrote: the pack in force has compiled before. */
function compiledChange(pack: ResolvedPack): CompiledPack {
  try {
    return compilePack(pack, 'preview');
  } catch {
    throw invalid('规则读不懂，或单位不对');
  }
}

function invalid(what: string) {
  return problem('policyChangeInvalid', { what });
}

function conditionText({ condition }: CompiledRule): string {
  return conditionSql(condition, (name) => name, FACT_SHAPES);
}
