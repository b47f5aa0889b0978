import type { ActInput, CaseState, Circumstances } from './case-state.ts';
import { clocksOf } from './clocks.ts';
import type { Condition, Procedure } from './vocabulary.ts';

/** Everything a judgement on one act looks at. `state` is undefined for a household without a case. */
export interface Situation {
  readonly procedure: Procedure;
  readonly state: CaseState | undefined;
  readonly input: ActInput;
  readonly circumstances: Circumstances;
}

/** True when a field was really filled in: blanks, empty lists and null are not. */
export function isGiven(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null;
}

function isDifferentFromProposed({ input, circumstances }: Situation, field: string): boolean {
  const { proposedCategory } = circumstances;
  return proposedCategory !== undefined && isGiven(input[field]) && input[field] !== proposedCategory;
}

function isOverdue({ procedure, state, circumstances }: Situation, clock: string): boolean {
  if (state === undefined) return false;
  return clocksOf(procedure, state, circumstances).some((reading) => reading.name === clock && reading.overdue);
}

function holdsForInput(condition: Extract<Condition, { input: string }>, situation: Situation): boolean {
  const value = situation.input[condition.input];
  if ('is' in condition) return condition.is.some((each) => each === value);
  if ('has' in condition) return Array.isArray(value) && value.includes(condition.has);
  if ('given' in condition) return isGiven(value) === condition.given;
  return isDifferentFromProposed(situation, condition.input);
}

function holdsForCase(condition: Exclude<Condition, { input: string }>, situation: Situation): boolean {
  if ('unproposed' in condition) return situation.circumstances.proposedCategory === undefined;
  if ('overdue' in condition) return isOverdue(situation, condition.overdue);
  return situation.state?.papers[condition.missing] === undefined;
}

/** True when every condition holds; a need without conditions always applies. */
export function applies(conditions: readonly Condition[] | undefined, situation: Situation): boolean {
  return (conditions ?? []).every((condition) =>
    'input' in condition ? holdsForInput(condition, situation) : holdsForCase(condition, situation),
  );
}
