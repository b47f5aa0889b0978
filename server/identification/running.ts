import type { CaseFilterInput } from '../../contract/case-list.ts';
import { addDays, type PlainDate } from '../../domain/plain-date.ts';
import { type Circumstances, findRunningNotice } from '../../policy/procedures/case-state.ts';
import { clocksOf } from '../../policy/procedures/clocks.ts';
import type { Procedure } from '../../policy/procedures/vocabulary.ts';
import type { Work } from '../rights/work.ts';
import { circumstancesOf } from './circumstances.ts';
import { getProcedure } from './procedure.ts';
import { type CaseRecord, listRunningCases } from './queries.ts';
import { type Awaited, awaitedOf } from './show-may.ts';

/** A case that fewer days than these are left for is due soon; own default. */
const SOON = 3;

/** How a case stands today: who acts next, by when, and the notice that hangs. */
export interface CaseProgress {
  readonly record: CaseRecord;
  readonly awaited: Awaited | undefined;
  /** The 15 days of identification while they run. */
  readonly dueOn: PlainDate | null;
  readonly overdue: boolean;
  readonly dueSoon: boolean;
  readonly notice: { readonly startedOn: PlainDate; readonly mayEndOn: PlainDate } | null;
}

export function progressOf(procedure: Procedure, record: CaseRecord, circumstances: Circumstances): CaseProgress {
  const { state } = record;
  const { today } = circumstances;
  const clocks = clocksOf(procedure, state, circumstances);
  const running = clocks.find(({ name, stoppedOn }) => name === 'identification' && stoppedOn === undefined);
  const notice = findRunningNotice(state);
  const dueOn = running?.dueOn ?? null;
  return {
    record,
    awaited: awaitedOf(procedure, state, circumstances),
    dueOn,
    overdue: running?.overdue ?? false,
    dueSoon: dueOn !== null && dueOn >= today && dueOn <= addDays(today, SOON),
    notice: notice
      ? {
          startedOn: notice.startedOn,
          mayEndOn: clocks.find(({ name }) => name === 'publicNotice')?.dueOn ?? notice.startedOn,
        }
      : null,
  };
}

/** Every running case in the actor's area. Its clocks are the procedure's to read, not the database's. */
export async function listRunning(work: Work, county: string): Promise<CaseProgress[]> {
  const progress: CaseProgress[] = [];
  const circumstances = await circumstancesOf(work, county);
  for (const record of await listRunningCases(work, county)) {
    progress.push(progressOf(await getProcedure(work.tx, county, record.procedureHash), record, circumstances));
  }
  return progress;
}

/** Whether a running case is one that a filter by deadline or desk asks for. */
export function isAskedFor(progress: CaseProgress, { due, waitsFor }: CaseFilterInput): boolean {
  if (due === 'overdue' && !progress.overdue) return false;
  if (due === 'soon' && !progress.dueSoon) return false;
  return waitsFor === undefined || progress.awaited?.desk === waitsFor;
}
