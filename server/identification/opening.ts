import type { ActName } from '../../contract/acts.ts';
import type { ActInput } from '../../policy/procedures/case-state.ts';
import { stepOf } from '../../policy/procedures/vocabulary.ts';
import type { LockedHousehold } from '../households/household-lock.ts';
import { problem } from '../http/problem.ts';
import { findLeadForUpdate, findLeadToOpen, setLeadCase } from '../leads/queries.ts';
import { getPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { isRunning, REMOVAL_TAKEN_OVER } from './case-fold.ts';
import { getProcedure, pinProcedure, procedureToPin } from './procedure.ts';
import { type CaseRecord, findMonitoring } from './queries.ts';
import { type CaseSubject, recordAct } from './record.ts';

/**
 * The case that is not yet: what an act is judged on when the household has none. Opening one pins procedure and pack,
 * and links the earlier case. @throws caseRunning, caseAlreadyMonitored, packNotInForce
 */
export async function newSubject(
  work: Work,
  { county, id: household, area }: LockedHousehold,
  earlier: CaseRecord | undefined,
  act: ActName,
): Promise<CaseSubject> {
  const none = { county, household, area, id: work.newId(), state: undefined, version: 0, lead: null };
  const earlierCase = earlier?.id ?? null;
  if (act !== 'openCase') {
    return { ...none, earlierCase, procedure: procedureToPin(), procedureHash: '', packHash: '' };
  }
  await refuseSecond(work, county, household, earlier);
  const pack = await getPackInForce(work.tx, county, work.today);
  const { hash, procedure } = await pinProcedure(work, county, pack);
  return { ...none, earlierCase, procedure, procedureHash: hash, packHash: pack.version };
}

/** A household is in one case at a time; one whose risk was removed may be identified again (LZ 一(二)). */
async function refuseSecond(
  work: Work,
  county: string,
  household: string,
  earlier: CaseRecord | undefined,
): Promise<void> {
  const procedure = earlier && (await getProcedure(work.tx, county, earlier.procedureHash));
  if (earlier && procedure && isRunning(procedure, earlier.step)) {
    throw problem('caseRunning', { stepTitle: stepOf(procedure, earlier.step).title, case: earlier.id });
  }
  const monitoring = await findMonitoring(work, county, household);
  if (monitoring && !monitoring.riskRemoved) throw problem('caseAlreadyMonitored');
  if (earlier && procedure && earlier.step === 'monitored') {
    await recordAct(work, { ...earlier, procedure }, REMOVAL_TAKEN_OVER, {}, { packHash: earlier.packHash });
  }
}

/**
 * The lead that a case is opened from, tied to it; else the lead the case already has.
 * @throws leadNotForCase unless it is this household's, not found untrue, and without a case
 */
export async function checkLead(work: Work, subject: CaseSubject, input: ActInput): Promise<string | null> {
  const { lead } = input;
  if (subject.state || typeof lead !== 'string') return subject.lead;
  const found = await findLeadForUpdate(work, subject.county, lead);
  const fits =
    found?.household === subject.household && (found.state === 'open' || found.finding === 'true') && !found.case_id;
  if (!fits) throw problem('leadNotForCase');
  await setLeadCase(work, subject.county, lead, subject.id);
  return lead;
}

/** Opening a case without naming a lead takes the one that waits: nobody verifies first what is being checked anyway. */
export async function withWaitingLead(
  work: Work,
  { county, id }: LockedHousehold,
  act: ActName,
  input: ActInput,
): Promise<ActInput> {
  if (act !== 'openCase' || input.lead !== undefined) return input;
  const lead = await findLeadToOpen(work, county, id);
  return lead ? { ...input, lead } : input;
}
