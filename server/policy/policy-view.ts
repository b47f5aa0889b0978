import type { CategoryView, OverriddenView, ParameterView, PolicyView, RuleView } from '../../contract/policy.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { plainWords } from '../../policy/engine/plain-words.ts';
import type { CompiledPack } from '../../policy/packs/compile.ts';
import { formulaWords } from '../../policy/packs/formula.ts';
import type { Overridden, PackContent, ResolvedParameter } from '../../policy/packs/pack.ts';
import { parameterWords } from '../../policy/packs/parameter-words.ts';
import { precisionByRule } from '../leads/queries.ts';
import type { Work } from '../rights/work.ts';
import { findPackInForce, getContent } from './queries.ts';

type Shown = NonNullable<PolicyView['pack']>;

/** The pack in force in a county on a day, for reading. */
export async function showPolicy(work: Work, county: string, on: PlainDate): Promise<PolicyView> {
  const compiled = await findPackInForce(work.tx, county, on);
  if (!compiled) return { on, pack: null };
  const content = await getContent(work.tx, county, compiled.version);
  const precision = await precisionByRule(work, county);
  const shown = shownPack(compiled, content);
  const rules = shown.rules.map((rule) => ({ ...rule, precision: precision.get(rule.id) ?? null }));
  return { on, pack: { ...shown, rules } };
}

/** A pack as it stands on a day, of whatever content: adopted, shipped or drafted. Without how often its rules were right. */
export function shownPack(compiled: CompiledPack, content: PackContent): Shown {
  const { id, title, area, from, parameters } = compiled.pack;
  return {
    ...{ id, title, area, from, version: compiled.version },
    layers: content.layers.map(({ documentNo = null, ...layer }) => ({
      ...{ id: layer.id, title: layer.title, area: layer.area, documentNo, from: layer.from },
    })),
    missing: parameters.flatMap(({ name, label, missing }) => (missing ? [{ name, label, what: missing }] : [])),
    parameters: shownParameters(parameters, content),
    rules: shownRules(compiled),
    categories: shownCategories(compiled),
  };
}

function shownParameters(parameters: readonly ResolvedParameter[], { layers }: PackContent): ParameterView[] {
  const figures = layers.flatMap((layer) => layer.figures ?? []);
  const labels = new Map(parameters.map(({ name, label }) => [name, label]));
  return parameters.map((parameter) => {
    const { name, label, unit, counted = null, value = null, formula, from, layer, recorded = false } = parameter;
    const { reading = null, cites = null, standing = null } = parameter;
    return {
      ...{ name, label, unit, counted, value, from, layer, reading, cites, standing, recorded },
      said: parameterWords(parameter),
      formula: formula ? formulaWords(formula, figures, labels) : null,
      formulaParts: formula ?? null,
      overrides: shownOverrides(parameter.overrides),
    };
  });
}

function shownRules({ pack, rules, further }: CompiledPack): RuleView[] {
  const words = new Map([...rules, ...further].map((rule) => [rule.id, plainWords(rule.condition)]));
  return pack.rules.map(
    ({ id, title, from, cites = null, layer, use = 'warning', of = 'household', when, overrides }) => ({
      ...{ id, title, from, cites, layer, use, of, when, words: words.get(id) ?? '' },
      overrides: shownOverrides(overrides),
      precision: null,
    }),
  );
}

function shownCategories({ pack, categories }: CompiledPack): CategoryView[] {
  const words = new Map(categories.map((rule) => [rule.category, plainWords(rule.condition)]));
  return pack.categories.map(({ category, from, cites = null, layer, when, overrides }) => ({
    ...{ category, from, cites, layer, when, words: words.get(category) ?? '' },
    overrides: shownOverrides(overrides),
  }));
}

function shownOverrides(overrides: readonly Overridden[] = []): OverriddenView[] {
  return overrides.map(({ cites = null, ...rest }) => ({ ...rest, cites }));
}
