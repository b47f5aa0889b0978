import type { HouseholdToJudge } from '../../contract/judging.ts';
import { packJudging } from '../../policy/packs/pack-judging.ts';
import { problem } from '../http/problem.ts';
import { onceAPack } from '../leads/once-a-pack.ts';
import { contentHash } from '../policy/adoption.ts';
import { getPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { HOUSEHOLD_TO_JUDGE } from './household-to-judge.ts';

/** The rules in force today as JSON text, made once for each pack and stretch of days, with the hash of what it says. */
const rulesOf = onceAPack((pack) => {
  const packed = packJudging(pack);
  return { hash: contentHash(packed), json: JSON.stringify(packed) };
});

/** @throws packNotInForce */
export async function judgingRules(work: Work, county: string): Promise<{ json: string }> {
  return { json: rulesOf(await getPackInForce(work.tx, county, work.today)).json };
}

/** @throws notFound, packNotInForce */
export async function householdToJudge(work: Work, county: string, household: string): Promise<HouseholdToJudge> {
  const { hash } = rulesOf(await getPackInForce(work.tx, county, work.today));
  const [found] = await HOUSEHOLD_TO_JUDGE.rows(work.tx, { county, household, on: work.today });
  if (!found) throw problem('notFound');
  return { rules: hash, household: found.told };
}
