import type { HouseholdWhy } from '../../contract/explanation.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { factRow } from '../../policy/facts/facts-sql.ts';
import { HOUSEHOLD_FACTS } from '../../policy/facts/further.ts';
import { proposedCategory } from '../../policy/packs/explain.ts';
import { whyOf } from '../../policy/packs/why.ts';
import { problem } from '../http/problem.ts';
import { findDecision, findRefusal } from '../identification/queries.ts';
import { getPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { factsOn } from './facts-on.ts';

const EVERY_FACT = new Set(HOUSEHOLD_FACTS.map(({ id }) => id));

/**
 * Why a household is, or is not, monitored on a day: the rules of the pack in force that judge households, with what would
 * change each, and the decision as it was made. @throws notFound, packNotInForce
 */
export async function whyOn(work: Work, county: string, household: string, on: PlainDate): Promise<HouseholdWhy> {
  const compiled = await getPackInForce(work.tx, county, on);
  const { rows } = await factsOn({ county, households: [household] }, on, EVERY_FACT).execute(work.tx);
  if (!rows[0]) throw problem('notFound');
  const facts = factRow(rows[0] as Record<string, unknown>, HOUSEHOLD_FACTS);
  const { title, from } = compiled.pack;
  return {
    on,
    category: proposedCategory(compiled, facts),
    pack: { title, from, version: compiled.version },
    rules: whyOf(compiled, facts),
    monitored: facts.monitored === true,
    riskRemoved: facts.riskRemoved === true,
    decision: (await findDecision(work, county, household, on)) ?? null,
    closed: (await findRefusal(work, county, household, on)) ?? null,
  };
}
