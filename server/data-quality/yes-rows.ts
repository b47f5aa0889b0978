import { type RawBuilder, sql } from 'kysely';
import type { CompiledPack, CompiledRule } from '../../policy/packs/compile.ts';
import type { RuleUse } from '../../policy/packs/pack.ts';
import { factsAsked, yesesSql } from '../../policy/rules/yeses.ts';
import { factsOn, personFactsOn } from '../leads/facts-on.ts';
import { filled } from '../leads/filled.ts';
import type { ScreeningScope } from '../leads/screening-scope.ts';

/**
 * Who meets which rule of these uses, in a scope today: county, household, person, subject, area, rule, values, sentence. The
 * facts are computed here and not kept (decisions/0012).
 */
export function yesRows(
  pack: CompiledPack,
  uses: readonly RuleUse[],
  scope: ScreeningScope,
  today: string,
): RawBuilder<unknown> {
  const rules = pack.further.filter(({ use = 'warning' }) => uses.includes(use));
  const ofPersons = rules.filter((rule) => rule.of === 'person');
  const ofHouseholds = rules.filter((rule) => rule.of !== 'person');
  const parts = [
    ...yesesOver(ofHouseholds, () => factsOn(scope, today, factsAsked(ofHouseholds))),
    ...yesesOver(ofPersons, () => personFactsOn(scope, today)),
  ];
  if (parts.length === 0) return NONE;
  return sql`select y.*, coalesce(y.person, y.household) as subject from (${sql.join(parts, sql` union all `)}) y`;
}

const NONE = sql`
  select ''::text as county, null::uuid as household, null::uuid as person, ''::text as area, ''::text as rule,
    null::jsonb as values, ''::text as sentence, null::uuid as subject where false`;

function yesesOver(rules: readonly CompiledRule[], facts: () => RawBuilder<unknown>): RawBuilder<unknown>[] {
  return rules.length === 0 ? [] : [sql`(${filled(yesesSql(rules, '($facts$)'), { facts: facts() })})`];
}
