import type { PolicyTrialInput } from '../../contract/policy.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { RuleTextError } from '../../policy/engine/rule-text-error.ts';
import { conditionSql } from '../../policy/engine/sql.ts';
import { FACT_SHAPES } from '../../policy/facts/catalogue.ts';
import { type CompiledPack, type CompiledRule, compilePack } from '../../policy/packs/compile.ts';
import type { PackContent, PackLayer, ResolvedPack, Rule, RuleUse } from '../../policy/packs/pack.ts';
import type { Parameter } from '../../policy/packs/parameter.ts';
import { resolveOn } from '../../policy/packs/resolve.ts';
import { shapesFor } from '../../policy/packs/shapes-for.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { getDraft } from './draft-rows.ts';
import { contentOf } from './drafts.ts';
import { getContent, getPackInForce } from './queries.ts';

/** A pack as it stands beside the same as it would be. */
export interface ChangedPack {
  readonly before: CompiledPack;
  readonly after: CompiledPack;
}

/** A rule as it stands and as it would be; undefined where it does not stand. */
export interface ChangedRule {
  readonly id: string;
  readonly title: string;
  readonly use: RuleUse;
  readonly before: CompiledRule | undefined;
  readonly after: CompiledRule | undefined;
}

/**
 * The pack in force on a day, and the same with the changes of a trial in a layer below all others, so that what rests on
 * them moves too. A draft is tried as it stands from its own first day on. @throws packNotInForce, policyChangeInvalid, notFound
 */
export async function changedPack(
  work: Work,
  county: string,
  trial: PolicyTrialInput,
  on: PlainDate,
): Promise<ChangedPack> {
  const before = await getPackInForce(work.tx, county, on);
  const draft = trial.draft === undefined ? undefined : await getDraft(work, county, trial.draft);
  const content = draft ? contentOf(draft) : await getContent(work.tx, county, before.version);
  const day = draft && draft.from > on ? draft.from : on;
  const changed = { ...content, layers: [...content.layers, layerOf(resolveOn(content, day), trial, day)] };
  return { before, after: compiledChange(changed, day) };
}

/** The rules that judge otherwise, in the order of the changed pack; those that go come last. */
export function changedRules({ before, after }: ChangedPack): ChangedRule[] {
  const [was, becomes] = [byId(before), byId(after)];
  return [...new Set([...becomes.keys(), ...was.keys()])].flatMap((id) => {
    const pair = { before: was.get(id), after: becomes.get(id) };
    if (textOf(pair.before) === textOf(pair.after)) return [];
    const { title = id, use = 'warning' } = pair.after ?? pair.before ?? {};
    return [{ id, title, use, ...pair }];
  });
}

/** Whether the changed pack proposes other categories than the one in force. */
export function changesCategories({ before, after }: ChangedPack): boolean {
  const text = ({ categories }: CompiledPack) =>
    categories.map(({ category, condition }) => category + conditionSql(condition, (name) => name, FACT_SHAPES)).join();
  return text(before) !== text(after);
}

function layerOf(pack: ResolvedPack, { changes }: PolicyTrialInput, from: PlainDate): PackLayer {
  const parameters = changes.flatMap((change) => ('parameter' in change ? [moved(pack, change, from)] : []));
  const rules = changes.flatMap((change) => ('rule' in change ? [reworded(pack, change, from)] : []));
  return { id: 'trial', title: '试算', area: pack.area, from, parameters, rules, categories: [] };
}

function moved(pack: ResolvedPack, change: { parameter: string; value: string }, from: PlainDate): Parameter {
  const found = pack.parameters.find(({ name }) => name === change.parameter);
  if (!found) throw invalid(`没有“${change.parameter}”这个参数`);
  const { name, label, unit } = found;
  return { name, label, unit, value: change.value, from };
}

/** Its own sentence goes: the figures it tells may stand in it no longer. */
function reworded(pack: ResolvedPack, { rule: id, when }: { rule: string; when: string }, from: PlainDate): Rule {
  const found = pack.rules.find((each) => each.id === id);
  if (!found) throw invalid(`没有“${id}”这条规则`);
  const { sentence: _sentence, layer: _layer, overrides: _overrides, ...rule } = found;
  return { ...rule, when, from };
}

/** Whatever the compiler refuses is what the person wrote: the pack in force has compiled before. */
function compiledChange(content: PackContent, on: PlainDate): CompiledPack {
  try {
    return compilePack(resolveOn(content, on), 'preview');
  } catch (error) {
    throw invalid(error instanceof RuleTextError ? error.why : '规则读不懂，或单位不对');
  }
}

function invalid(what: string) {
  return problem('policyChangeInvalid', { what });
}

function byId({ rules, further }: CompiledPack): ReadonlyMap<string, CompiledRule> {
  return new Map([...rules, ...further].map((rule) => [rule.id, rule]));
}

function textOf(rule: CompiledRule | undefined): string {
  return rule ? conditionSql(rule.condition, (name) => name, shapesFor(rule)) : '';
}
