import type { CasePaperKind } from '../../contract/identification.ts';
import { eventInput } from '../../policy/procedures/advance.ts';
import type { ActInput, CaseState } from '../../policy/procedures/case-state.ts';
import { findAct, type Procedure } from '../../policy/procedures/vocabulary.ts';
import type { Work } from '../rights/work.ts';
import { type CaseStanding, nextState, standingOf } from './case-fold.ts';

/** A case that an act is done on; `state` is undefined and `version` 0 before it is opened. */
export interface CaseSubject {
  readonly county: string;
  readonly household: string;
  readonly area: string;
  readonly id: string;
  readonly procedure: Procedure;
  readonly procedureHash: string;
  readonly packHash: string;
  readonly state: CaseState | undefined;
  readonly version: number;
  readonly lead: string | null;
  readonly earlierCase: string | null;
}

/** Which paper an act leaves in the file. */
const PAPER_OF: Readonly<Record<string, CasePaperKind>> = {
  ...{ openCase: 'opening', recordHomeCheck: 'homeCheck', fileAuthorisation: 'authorisation', draftPlan: 'plan' },
  ...{ recordComparison: 'comparison', recordReview: 'review', startNotice: 'notice', recordObjection: 'objection' },
  ...{ passTownship: 'townshipReview', sendBack: 'sendBack', decideCounty: 'decision', takenOver: 'takenOver' },
};

/**
 * Writes an act that was not refused: the current row, the paper with the words, the event with the codes. `basis` is
 * what the decision stood on, kept beside the words.
 */
export async function recordAct(
  work: Work,
  subject: CaseSubject,
  act: string,
  input: ActInput,
  basis: { readonly packHash: string; readonly words?: Readonly<Record<string, unknown>> },
): Promise<CaseStanding> {
  const { procedure } = subject;
  const kept = findAct(procedure, act) ? eventInput(procedure, act, input) : {};
  const standing = standingOf(nextState(procedure, subject.state, act, input, work.today), subject.version + 1);
  await (subject.state ? updateRow(work, subject, standing) : insertRow(work, subject, standing));
  const paper = await filePaper(work, subject, act, { ...input, ...basis.words });
  await work.tx
    .insertInto('event')
    .values({
      ...{ county: subject.county, id: work.newId(), household: subject.household, area: subject.area },
      ...{
        case_id: subject.id,
        lead: subject.lead,
        seq: standing.version,
        kind: act,
        data: JSON.stringify(kept),
        paper,
      },
      ...{ at: work.at, on_day: work.today, by_account: work.actor.id, role: work.actor.role },
      ...{ means: work.actor.device, command: work.commandId ?? null },
      ...{ pack_hash: basis.packHash, procedure_hash: subject.procedureHash },
    })
    .execute();
  return standing;
}

async function insertRow(work: Work, subject: CaseSubject, standing: CaseStanding): Promise<void> {
  await work.tx
    .insertInto('monitoring_case')
    .values({
      ...{ county: subject.county, id: subject.id, household: subject.household, area: subject.area },
      ...{ lead: subject.lead, earlier_case: subject.earlierCase },
      ...{ procedure_hash: subject.procedureHash, pack_hash: subject.packHash },
      ...columnsOf(standing),
    })
    .execute();
}

async function updateRow(work: Work, { county, id }: CaseSubject, standing: CaseStanding): Promise<void> {
  await work.tx
    .updateTable('monitoring_case')
    .set(columnsOf(standing))
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** The columns that a fold of the events gives. */
function columnsOf({ step, state, openedOn, closedOn, version }: CaseStanding) {
  return { step, state: JSON.stringify(state), opened_on: openedOn, closed_on: closedOn, version };
}

async function filePaper(
  work: Work,
  subject: CaseSubject,
  act: string,
  content: Readonly<Record<string, unknown>>,
): Promise<string | null> {
  const kind = PAPER_OF[act];
  if (!kind || Object.keys(content).length === 0) return null;
  const id = work.newId();
  await work.tx
    .insertInto('case_paper')
    .values({
      ...{ county: subject.county, id, household: subject.household, area: subject.area, case_id: subject.id, kind },
      ...{ content: JSON.stringify(content), document: (content.document as string | undefined) ?? null },
      ...{ on_day: work.today, created_at: work.at, by_account: work.actor.id },
    })
    .execute();
  return id;
}
