import { sql } from 'kysely';
import type { HouseholdTrialInput, HouseholdTrialView } from '../../contract/policy.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { FactRow } from '../../policy/engine/tree.ts';
import { factRow } from '../../policy/facts/facts-sql.ts';
import { HOUSEHOLD_FACTS } from '../../policy/facts/further.ts';
import { PERSON_SHAPES } from '../../policy/facts/person.ts';
import type { CompiledPack, CompiledRule } from '../../policy/packs/compile.ts';
import { explainRule, proposedCategory } from '../../policy/packs/explain.ts';
import { problem } from '../http/problem.ts';
import { factsOn, personFactsOn } from '../leads/facts-on.ts';
import type { Work } from '../rights/work.ts';
import { type ChangedPack, type ChangedRule, changedPack, changedRules } from './changed-pack.ts';

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
  const rules = changedRules(packs);
  const isOfMembers = ({ before, after }: ChangedRule) => (after ?? before)?.of === 'person';
  const members = rules.some(isOfMembers) ? await factsOfMembers(work, county, household, on) : [];
  return {
    ...{ household, householdNo, on },
    rules: rules.flatMap((rule) =>
      isOfMembers(rule)
        ? members.map(({ name, facts }) => ({ ...toldOf(packs, rule, facts), member: name }))
        : [toldOf(packs, rule, row)],
    ),
    category: { before: proposedCategory(packs.before, row), after: proposedCategory(packs.after, row) },
  };
}

/** What a rule says of a household or a member, as it stands and as it would be. */
function toldOf(packs: ChangedPack, { id, title, before, after }: ChangedRule, row: FactRow) {
  const told = (pack: CompiledPack, rule: CompiledRule | undefined) => {
    if (!rule) return null;
    const { answer, sentence } = explainRule(pack, rule, row);
    return { answer, sentence };
  };
  return { rule: id, title, before: told(packs.before, before), after: told(packs.after, after) };
}

async function factsOfMembers({ tx }: Work, county: string, household: string, on: PlainDate) {
  const { rows } = await sql<Record<string, unknown> & { name: string }>`
    select f.*, v.name from (${personFactsOn({ county, households: [household] }, on)}) f
    join person_version v on v.county = f.county and v.person = f.person and v.known_to is null
      and v.standing = 'accepted' and v.valid_from <= ${on} and (v.valid_to is null or v.valid_to > ${on})
    order by v.name`.execute(tx);
  return rows.map((row) => ({ name: row.name, facts: factRow(row, [...PERSON_SHAPES.values()]) }));
}

async function factsOfOne(work: Work, county: string, household: string, on: PlainDate): Promise<FactRow> {
  const wanted = new Set(HOUSEHOLD_FACTS.map(({ id }) => id));
  const { rows } = await factsOn({ county, households: [household] }, on, wanted).execute(work.tx);
  if (!rows[0]) throw problem('notFound');
  return factRow(rows[0] as Record<string, unknown>, HOUSEHOLD_FACTS);
}
