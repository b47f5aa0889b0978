import { type FactRow, unknownPart } from '../engine/tree.ts';
import { FACTS } from './catalogue.ts';
import type { FactDefinition, MemberFact } from './definition.ts';
import type { HouseholdOnDay } from './household-on-day.ts';

/** The facts of one household in memory, as the phone and the form compute them; the same as its row of `factsSql`. Without `facts` the kept ones. */
export function factsOfHousehold(household: HouseholdOnDay, facts: readonly FactDefinition[] = FACTS): FactRow {
  const row: Record<string, FactRow[string]> = {};
  for (const fact of facts) {
    if ('inMemory' in fact) row[fact.id] = fact.inMemory(household) ?? null;
    else if ('known' in fact) {
      row[fact.id] = tally(household, fact.known);
      row[unknownPart(fact.id)] = tally(household, fact.more);
    }
  }
  return row;
}

/** Of a household without a known member nothing is known, not even that nobody is ill. */
function tally({ members, on }: HouseholdOnDay, { inMemory }: MemberFact['known']): bigint | null {
  if (members.length === 0) return null;
  return BigInt(members.reduce((total, member) => total + inMemory(member, on), 0));
}
