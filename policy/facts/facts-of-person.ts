import type { FactRow } from '../engine/tree.ts';
import { factsOfHousehold } from './facts-of-household.ts';
import type { HouseholdOnDay, MemberOnDay } from './household-on-day.ts';
import { PERSON_FACTS, SCHEME_FACTS } from './person.ts';

/** The facts of one member in memory; the same as the row of `personFactsSql`. */
export function factsOfPerson(member: MemberOnDay, household: HouseholdOnDay): FactRow {
  const own = PERSON_FACTS.map((fact) => [fact.id, fact.inMemory(member, household) ?? null]);
  return { ...factsOfHousehold(household, SCHEME_FACTS), ...Object.fromEntries(own) };
}
