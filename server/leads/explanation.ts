import type { HouseholdExplanation } from '../../contract/explanation.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { factRow } from '../../policy/facts/facts-sql.ts';
import { explainHousehold, proposedCategory } from '../../policy/packs/explain.ts';
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
  const { rows } = await factsOn({ county, households: [household] }, on).execute(work.tx);
  if (!rows[0]) throw problem('notFound');
  const facts = factRow(rows[0] as Record<string, unknown>);
  return { on, category: proposedCategory(pack, facts), rules: explainHousehold(pack, facts) };
}
