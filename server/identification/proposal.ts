import { factRow } from '../../policy/facts/facts-sql.ts';
import { HOUSEHOLD_FACTS } from '../../policy/facts/further.ts';
import { type Explanation, explainHousehold, proposedCategory } from '../../policy/packs/explain.ts';
import { factsOfWarnings } from '../../policy/packs/screening.ts';
import { factsOn } from '../leads/facts-on.ts';
import { findPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';

/** What the figures of today say of a household, under the pack in force. */
export interface Proposal {
  readonly packHash: string;
  /** A category, null when not below the line, `unknown` when it cannot be told. */
  readonly category: string | null;
  readonly rules: readonly Explanation[];
  readonly members: number | null;
}

/** Undefined when no pack is in force, or the household is not there. */
export async function proposeFor(work: Work, county: string, household: string): Promise<Proposal | undefined> {
  const pack = await findPackInForce(work.tx, county, work.today);
  if (!pack) return undefined;
  const { rows } = await factsOn({ county, households: [household] }, work.today, factsOfWarnings(pack)).execute(
    work.tx,
  );
  if (!rows[0]) return undefined;
  const facts = factRow(rows[0] as Record<string, unknown>, HOUSEHOLD_FACTS);
  return {
    packHash: pack.version,
    category: proposedCategory(pack, facts),
    rules: explainHousehold(pack, facts),
    members: typeof facts.members === 'bigint' ? Number(facts.members) : null,
  };
}

/** The category as the procedure asks for it: only one that was really proposed. */
export function categoryOf(proposal: Proposal | undefined): { proposedCategory?: string } {
  const { category = null } = proposal ?? {};
  return category === null || category === 'unknown' ? {} : { proposedCategory: category };
}
