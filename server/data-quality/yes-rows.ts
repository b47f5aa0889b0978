import { type RawBuilder, sql } from 'kysely';
import { factRow } from '../../policy/facts/facts-sql.ts';
import { HOUSEHOLD_FACTS } from '../../policy/facts/further.ts';
import { PERSON_FACTS, SCHEME_FACTS } from '../../policy/facts/person.ts';
import type { CompiledPack, CompiledRule } from '../../policy/packs/compile.ts';
import type { RuleUse } from '../../policy/packs/pack.ts';
import { factsAsked, yesesOf, yesesSql } from '../../policy/rules/yeses.ts';
import { factsOn, personFactsOn } from '../leads/facts-on.ts';
import { filled } from '../leads/filled.ts';
import { onceAPack } from '../leads/once-a-pack.ts';
import { overScope, type ScreeningScope } from '../leads/screening-scope.ts';
import type { Work } from '../rights/work.ts';

/** Which rules make findings, which make lists. */
export const FINDING_USES: readonly RuleUse[] = ['quality'];
export const LISTING_USES: readonly RuleUse[] = ['group', 'support', 'removal'];

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
  const { ofHouseholds, ofPersons } = rulesOf(pack, uses);
  const parts = [
    ...yesesOver(ofHouseholds, () => factsOn(scope, today, factsAsked(ofHouseholds))),
    ...yesesOver(ofPersons, () => personFactsOn(scope, today)),
  ];
  if (parts.length === 0) return toldRows('[]');
  return sql`select y.*, coalesce(y.person, y.household) as subject from (${sql.join(parts, sql` union all `)}) y`;
}

/** Rows as JSON in place of those that a statement would find. */
export function toldRows(rows: string): RawBuilder<unknown> {
  return sql`
    select y.*, coalesce(y.person, y.household) as subject from jsonb_to_recordset(${rows}::jsonb)
      as y(county text, household uuid, person uuid, area text, rule text, values jsonb, sentence text)`;
}

/**
 * The same rows for one household, judged in memory: to set up the expressions of two hundred rules costs the database
 * five times as long as to judge them here.
 */
export async function yesRowsOfOne(work: Work, pack: CompiledPack, scope: ScreeningScope): Promise<YesRow[]> {
  const { ofHouseholds, ofPersons } = rulesOf(pack, [...FINDING_USES, ...LISTING_USES]);
  const households = await householdFacts(pack)(work, scope);
  const persons = ofPersons.length === 0 ? [] : await personFacts(work, scope);
  return [
    ...households.flatMap((row) =>
      yesesOf(ofHouseholds, factRow(row, HOUSEHOLD_FACTS)).map((yes) => ({ ...placeOf(row), ...yes })),
    ),
    ...persons.flatMap((row) =>
      yesesOf(ofPersons, factRow(row, OF_PERSON)).map((yes) => ({ ...placeOf(row), ...yes })),
    ),
  ];
}

export type YesRow = ReturnType<typeof placeOf> & ReturnType<typeof yesesOf>[number];
type Row = Readonly<Record<string, unknown>>;

const OF_PERSON = [...PERSON_FACTS, ...SCHEME_FACTS];

const householdFacts = onceAPack((pack) => {
  const asked = factsAsked(rulesOf(pack, [...FINDING_USES, ...LISTING_USES]).ofHouseholds);
  return overScope((scope, today) => factsOn(scope, today, asked) as RawBuilder<Row>);
});

const personFacts = overScope((scope, today) => personFactsOn(scope, today) as RawBuilder<Row>);

function placeOf({ county, household, person = null, area }: Row) {
  return { county, household, person, area };
}

function rulesOf({ further }: CompiledPack, uses: readonly RuleUse[]) {
  const rules = further.filter(({ use = 'warning' }) => uses.includes(use));
  return {
    ofPersons: rules.filter((rule) => rule.of === 'person'),
    ofHouseholds: rules.filter((rule) => rule.of !== 'person'),
  };
}

function yesesOver(rules: readonly CompiledRule[], facts: () => RawBuilder<unknown>): RawBuilder<unknown>[] {
  return rules.length === 0 ? [] : [sql`(${filled(yesesSql(rules, '($facts$)'), { facts: facts() })})`];
}
