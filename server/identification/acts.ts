import type { ActName } from '../../contract/acts.ts';
import { withDefaults } from '../../policy/procedures/advance.ts';
import type { ActInput } from '../../policy/procedures/case-state.ts';
import { refusal } from '../../policy/procedures/refusal.ts';
import type { Desk } from '../../policy/procedures/vocabulary.ts';
import { refreshQuality } from '../data-quality/refresh.ts';
import { type LockedHousehold, lockHousehold, raiseVersion } from '../households/household-lock.ts';
import { problem } from '../http/problem.ts';
import type { Actor } from '../rights/actor.ts';
import type { Work } from '../rights/work.ts';
import { type CaseStanding, isRunning } from './case-fold.ts';
import { checkInput } from './check-input.ts';
import { circumstancesOf } from './circumstances.ts';
import { endIdentification, wordsOfDecision } from './decision.ts';
import { checkLead, newSubject, withWaitingLead } from './opening.ts';
import { getProcedure } from './procedure.ts';
import { proposeFor } from './proposal.ts';
import { refuseUnpublishable } from './publicity.ts';
import { type CaseRecord, findLatestCaseForUpdate } from './queries.ts';
import { type CaseSubject, recordAct } from './record.ts';
import { checkScan } from './scan.ts';

export interface CaseAct {
  readonly county: string;
  readonly household: string;
  readonly act: string;
  readonly input: unknown;
  /** The version of the case that the person saw. */
  readonly expectedVersion?: number | undefined;
}

export interface ActedCase {
  readonly case: string;
  readonly step: string;
  readonly version: number;
}

/** The desk of an officer; undefined for everyone else. */
export function findDesk({ role }: Pick<Actor, 'role'>): Desk | undefined {
  return role === 'village' || role === 'township' || role === 'county' ? role : undefined;
}

/**
 * THE way to do an act on a case: lock, load, judge by the pinned table, write. Two desks at once queue at the household's
 * lock, so the second is judged by what the first left.
 * @throws notFound, stale, verbNotAllowed, inputInvalid and every problem of the procedure
 */
export async function actOnCase(work: Work, asked: CaseAct): Promise<ActedCase> {
  const desk = findDesk(work.actor);
  if (!desk) throw problem('verbNotAllowed');
  const { act, input } = checkInput(asked.act, asked.input);
  const household = await lockHousehold(work, asked.county, asked.household);
  const standing = await findLatestCaseForUpdate(work, asked.county, asked.household);
  refuseStale(standing, act, asked.expectedVersion);
  const subject = await subjectOf(work, household, standing, act);
  const after = await doAct(work, subject, act, await withWaitingLead(work, household, act, input), desk);
  await raiseVersion(work, asked.county, asked.household);
  return { case: subject.id, step: after.step, version: after.version };
}

function refuseStale(standing: CaseRecord | undefined, act: ActName, expected: number | undefined): void {
  if (expected === undefined || act === 'openCase' || standing?.version === expected) return;
  throw problem('stale', { expected, current: standing?.version ?? 0 });
}

async function subjectOf(
  work: Work,
  household: LockedHousehold,
  standing: CaseRecord | undefined,
  act: ActName,
): Promise<CaseSubject> {
  if (act === 'openCase' || !standing) return newSubject(work, household, standing, act);
  return { ...standing, procedure: await getProcedure(work.tx, standing.county, standing.procedureHash) };
}

async function doAct(
  work: Work,
  subject: CaseSubject,
  act: ActName,
  input: ActInput,
  desk: Desk,
): Promise<CaseStanding> {
  const { county, household, procedure, state } = subject;
  const proposal = await proposeFor(work, county, household);
  const circumstances = await circumstancesOf(work, county, proposal);
  const refused = refusal(procedure, state, act, input, desk, circumstances);
  if (refused) throw problem(refused.problem, { ...refused.details });
  const full = withDefaults(procedure, state, act, input, circumstances);
  await refuseUnpublishable(work, subject, act, full);
  await checkScan(work, subject, full);
  const lead = await checkLead(work, subject, full);
  const packHash = proposal?.packHash ?? subject.packHash;
  const words = act === 'decideCounty' ? wordsOfDecision(proposal) : undefined;
  const after = await recordAct(work, { ...subject, lead }, act, full, { packHash, ...(words && { words }) });
  await endIdentification(work, subject, act, full, { standing: after, proposal });
  // Findings and lists ask whether a case runs, and for the leads that wait.
  if (!state || !isRunning(procedure, after.step)) await refreshQuality(work, { county, households: [household] });
  return after;
}
