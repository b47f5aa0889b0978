import type { PolicyView } from '../../contract/policy.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { plainWords } from '../../policy/engine/plain-words.ts';
import { precisionByRule } from '../leads/queries.ts';
import type { Work } from '../rights/work.ts';
import { findPackInForce } from './queries.ts';

/** The pack in force in a county on a day, for reading. */
export async function showPolicy(work: Work, county: string, on: PlainDate): Promise<PolicyView> {
  const compiled = await findPackInForce(work.tx, county, on);
  if (!compiled) return { on, pack: null };
  const precision = await precisionByRule(work, county);
  const { id, title, area, from, parameters, rules, categories } = compiled.pack;
  const ruleWords = new Map(compiled.rules.map((rule) => [rule.id, plainWords(rule.condition)]));
  const categoryWords = new Map(compiled.categories.map((rule) => [rule.category, plainWords(rule.condition)]));
  return {
    on,
    pack: {
      ...{ id, title, area, from, version: compiled.version },
      parameters: parameters.map(({ cites = null, standing = null, ...rest }) => ({ ...rest, cites, standing })),
      rules: rules.map((rule) => ({
        ...{ id: rule.id, title: rule.title, from: rule.from, cites: rule.cites ?? null, layer: rule.layer },
        ...{ when: rule.when, words: ruleWords.get(rule.id) ?? '' },
        precision: precision.get(rule.id) ?? null,
      })),
      categories: categories.map((rule) => ({ ...rule, words: categoryWords.get(rule.category) ?? '' })),
    },
  };
}
