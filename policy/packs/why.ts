import { changeWords } from '../engine/change-words.ts';
import type { FactRow } from '../engine/tree.ts';
import { changesOf } from '../engine/what-would-change.ts';
import type { CompiledPack, CompiledRule } from './compile.ts';
import { type Explanation, explainRule } from './explain.ts';
import type { RuleUse } from './pack.ts';
import { shapesFor } from './shapes-for.ts';

/** One rule's full answer, what it is for, and what would turn it over. */
export interface Why extends Explanation {
  readonly use: RuleUse;
  /** In Chinese, one for each figure that alone would turn the answer; empty for an unknown. */
  readonly changes: readonly string[];
}

/** Every rule of the pack that judges a household, of every use; `row` holds all facts of a household. */
export function whyOf(compiled: CompiledPack, row: FactRow): Why[] {
  const ofHousehold = [...compiled.rules, ...compiled.further].filter((rule) => rule.of !== 'person');
  return ofHousehold.map((rule) => whyRule(compiled, rule, row));
}

function whyRule(compiled: CompiledPack, rule: CompiledRule, row: FactRow): Why {
  const changes = changesOf(rule.condition, row, shapesFor(rule)).map((change) => changeWords(change, row));
  return { ...explainRule(compiled, rule, row), use: rule.use ?? 'warning', changes };
}
