import type { HouseholdExplanation } from '../../contract/explanation.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { factRow } from '../../policy/facts/facts-sql.ts';
import { HOUSEHOLD_FACTS } from '../../policy/facts/further.ts';
import { explainHousehold, proposedCategory } from '../../policy/packs/explain.ts';
import { factsOfWarnings } from '../../policy/packs/screening.ts';
import { problem } from '../http/problem.ts';
import { getPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { factsOn } from './facts-on.ts';

/** Every rule's answer for one household on a day, with values, clause and version. @throws notFound, packNotInForce */
export async function explainOn(
  work: Work,
  county: string,
  household: string,
  on: PlainDate,
): Promise<HouseholdExplanation> {
  const pack = await getPackInForce(work.tx, county, on);
  const { rows } = await factsOn({ county, households: [household] }, on, factsOfWarnings(pack)).execute(work.tx);
  if (!rows[0]) throw problem('notFound');
  const facts = factRow(rows[0] as Record<string, unknown>, HOUSEHOLD_FACTS);
  return { on, category: proposedCategory(pack, facts), rules: explainHousehold(pack, facts) };
}
