import type { PlainDate } from '../../domain/plain-date.ts';
import { advance } from '../../policy/procedures/advance.ts';
import type { ActInput, CaseEvent, CaseState } from '../../policy/procedures/case-state.ts';
import { type Procedure, stepOf } from '../../policy/procedures/vocabulary.ts';

/** An import says that the risk of a monitored household is removed; the table of identification has no such line. */
export const REMOVAL_TAKEN_OVER = 'removalTakenOver';

/** The state after one event. The same for an act just done and for a fold of what is kept. */
export function nextState(
  procedure: Procedure,
  state: CaseState | undefined,
  act: string,
  input: ActInput,
  on: PlainDate,
): CaseState {
  if (act === REMOVAL_TAKEN_OVER && state) return { ...state, step: 'closed', since: on };
  return advance(procedure, state, act, input, on);
}

/** What the current row of a case says, all of it made from its events. */
export interface CaseStanding {
  readonly state: CaseState;
  readonly step: string;
  readonly openedOn: PlainDate;
  readonly closedOn: PlainDate | null;
  /** How many events there are. */
  readonly version: number;
}

export function standingOf(state: CaseState, version: number): CaseStanding {
  const { step, openedOn, since } = state;
  return { state, step, openedOn, closedOn: step === 'closed' ? since : null, version };
}

/** The standing that the events of a case make, oldest first; undefined without events. */
export function foldStanding(procedure: Procedure, events: readonly CaseEvent[]): CaseStanding | undefined {
  const state = events.reduce<CaseState | undefined>(
    (before, { act, input, on }) => nextState(procedure, before, act, input, on),
    undefined,
  );
  return state && standingOf(state, events.length);
}

/** True while somebody still has to act. */
export function isRunning(procedure: Procedure, step: string): boolean {
  return stepOf(procedure, step).over !== true;
}
