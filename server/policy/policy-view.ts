import type { PolicyView } from '../../contract/policy.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { plainWords } from '../../policy/engine/plain-words.ts';
import type { Tx } from '../db/transaction.ts';
import { findPackInForce } from './queries.ts';

/** The pack in force in a county on a day, for reading. */
export async function showPolicy(tx: Tx, county: string, on: PlainDate): Promise<PolicyView> {
  const compiled = await findPackInForce(tx, county, on);
  if (!compiled) return { on, pack: null };
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
      })),
      categories: categories.map((rule) => ({ ...rule, words: categoryWords.get(rule.category) ?? '' })),
    },
  };
}
