import { sql } from 'kysely';
import type { HouseholdTrialInput, HouseholdTrialView } from '../../contract/policy.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { FactRow } from '../../policy/engine/tree.ts';
import { factRow } from '../../policy/facts/facts-sql.ts';
import { HOUSEHOLD_FACTS } from '../../policy/facts/further.ts';
import type { CompiledPack, CompiledRule } from '../../policy/packs/compile.ts';
import { explainRule, proposedCategory } from '../../policy/packs/explain.ts';
import { problem } from '../http/problem.ts';
import { factsOn } from '../leads/facts-on.ts';
import type { Work } from '../rights/work.ts';
import { changedPack, changedRules } from './changed-pack.ts';

/** What a trial would say of one household, beside what is said now. @throws householdUnknown, policyChangeInvalid */
export async function tryOnHousehold(
  work: Work,
  county: string,
  { trial, householdNo }: HouseholdTrialInput,
  on: PlainDate,
): Promise<HouseholdTrialView> {
  const { rows } = await sql<{ household: string }>`
    select household from external_id
    where county = ${county} and scheme = 'householdNo' and value = ${householdNo} and known_to is null`.execute(
    work.tx,
  );
  const household = rows[0]?.household;
  if (household === undefined) throw problem('householdUnknown', { householdNo });
  const packs = await changedPack(work, county, trial, on);
  const row = await factsOfOne(work, county, household, on);
  const rules = changedRules(packs).filter(({ before, after }) => (after ?? before)?.of !== 'person');
  const told = (pack: CompiledPack, rule: CompiledRule | undefined) => {
    if (!rule) return null;
    const { answer, sentence } = explainRule(pack, rule, row);
    return { answer, sentence };
  };
  return {
    ...{ household, householdNo, on },
    rules: rules.map(({ id, title, before, after }) => ({
      ...{ rule: id, title, before: told(packs.before, before), after: told(packs.after, after) },
    })),
    category: { before: proposedCategory(packs.before, row), after: proposedCategory(packs.after, row) },
  };
}

async function factsOfOne(work: Work, county: string, household: string, on: PlainDate): Promise<FactRow> {
  const wanted = new Set(HOUSEHOLD_FACTS.map(({ id }) => id));
  const { rows } = await factsOn({ county, households: [household] }, on, wanted).execute(work.tx);
  if (!rows[0]) throw problem('notFound');
  return factRow(rows[0] as Record<string, unknown>, HOUSEHOLD_FACTS);
}
