import type { BatchRefusal, DecideCasesInput } from '../../contract/case-list.ts';
import { Problem, problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { type ActedCase, actOnCase } from './acts.ts';
import { namesOfHouseholds } from './queries.ts';

export type ActedHousehold = ActedCase & { readonly household: string };

/**
 * One act on many cases in one transaction: all or none. Every household is judged, so that the answer names all that
 * stand in the way; they are locked in the order of their ids, so that two batches never wait for each other in a ring.
 * @throws batchRefused
 */
export async function actOnCases(
  work: Work,
  county: string,
  { act, input, cases }: DecideCasesInput,
): Promise<ActedHousehold[]> {
  const done: ActedHousehold[] = [];
  const refused: Omit<BatchRefusal, 'householdNo'>[] = [];
  const inOrder = [...cases].sort((a, b) => (a.household < b.household ? -1 : 1));
  for (const { household, version, input: own } of inOrder) {
    const asked = { county, household, act, input: { ...input, ...own }, expectedVersion: version };
    try {
      done.push({ household, ...(await actOnCase(work, asked)) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push({ household, code: error.code, message: error.message });
    }
  }
  if (refused.length > 0) throw await batchProblem(work, county, refused);
  return done;
}

async function batchProblem(
  work: Work,
  county: string,
  refused: readonly Omit<BatchRefusal, 'householdNo'>[],
): Promise<Problem> {
  const ids = refused.map(({ household }) => household);
  const names = await namesOfHouseholds(work, county, ids);
  const refusals: BatchRefusal[] = refused.map((each) => ({
    ...each,
    householdNo: names.get(each.household)?.householdNo ?? null,
  }));
  const [first] = refusals;
  return problem('batchRefused', {
    ...{ count: refusals.length, householdNo: first?.householdNo ?? '', first: first?.message ?? '', refusals },
  });
}
