import type { PlainDate } from '../../domain/plain-date.ts';
import {
  type ActInput,
  type CaseEvent,
  type CaseState,
  type Circumstances,
  hasStandingNotice,
  type Notice,
  type Objection,
  type ObjectionFinding,
  type RunningClock,
} from './case-state.ts';
import { isGiven } from './conditions.ts';
import { type ActRule, findAct, type Procedure, stepOf } from './vocabulary.ts';

function ruleOf(procedure: Procedure, act: string): ActRule {
  const rule = findAct(procedure, act);
  if (rule === undefined) throw new RangeError(`procedure ${procedure.id} has no act ${act}`);
  return rule;
}

/** The input with what stands in fields left empty: the main risk, the proposed category, the step to send back to. */
export function withDefaults(
  procedure: Procedure,
  state: CaseState | undefined,
  act: string,
  input: ActInput,
  { proposedCategory }: Pick<Circumstances, 'proposedCategory'> = {},
): ActInput {
  const rule = ruleOf(procedure, act);
  const filled: Record<string, unknown> = { ...input };
  for (const each of rule.defaults ?? []) {
    const list = 'firstOf' in each ? input[each.firstOf] : undefined;
    const value = 'firstOf' in each ? Array.isArray(list) && list[0] : proposedCategory;
    if (!isGiven(filled[each.field]) && isGiven(value)) filled[each.field] = value;
  }
  if (rule.outcome.by === 'sendBack' && state !== undefined) {
    filled[rule.outcome.field] ??= rule.outcome.targets[state.step]?.[0];
  }
  return filled;
}

/** The part of the input that its event keeps: codes, ids, days and counts, never words (decisions/0001, Events). */
export function eventInput(procedure: Procedure, act: string, input: ActInput): ActInput {
  const { keeps } = ruleOf(procedure, act);
  return Object.fromEntries(keeps.filter((field) => isGiven(input[field])).map((field) => [field, input[field]]));
}

function objectionsAfter(state: CaseState, input: ActInput): Objection[] {
  const finding = input.finding as ObjectionFinding;
  const { objection } = input;
  if (typeof objection !== 'number') return [...state.objections, { notice: state.notices.length - 1, finding }];
  return state.objections.map((each, index) => (index + 1 === objection ? { ...each, finding } : each));
}

function hasUpheldObjection(state: CaseState): boolean {
  const latest = state.notices.length - 1;
  return state.objections.some((objection) => objection.notice === latest && objection.finding === 'upheld');
}

function withNotice(state: CaseState, rule: ActRule, input: ActInput, on: PlainDate): CaseState {
  switch (rule.notice) {
    case 'starts':
      return { ...state, notices: [...state.notices, { startedOn: on, voided: false }] };
    case 'takesObjection':
      return { ...state, objections: objectionsAfter(state, input) };
    case 'ends': {
      const voided = hasUpheldObjection(state);
      const end = (notice: Notice) => ({ ...notice, endedOn: on, voided });
      return { ...state, notices: [...state.notices.slice(0, -1), ...state.notices.slice(-1).map(end)] };
    }
    case undefined:
      return state;
  }
}

function outcomeOf(state: CaseState, rule: ActRule, input: ActInput): { key?: string; next: string } {
  const { outcome } = rule;
  switch (outcome.by) {
    case 'none':
      return { next: state.step };
    case 'act':
      return { next: outcome.next };
    case 'input': {
      const key = String(input[outcome.field]);
      return { key, next: outcome.next[key] ?? state.step };
    }
    case 'objections': {
      const key = hasUpheldObjection(state) ? 'upheld' : 'none';
      return { key, next: outcome.next[key] };
    }
    case 'sendBack':
      return { next: String(input[outcome.field] ?? outcome.targets[state.step]?.[0] ?? state.step) };
  }
}

/** A step walked once is passed over while its notice stands (LZ 三(四): 公示环节只在村内开展一次). */
function stepEntered(procedure: Procedure, state: CaseState, next: string): string {
  const { once } = stepOf(procedure, next);
  return next !== state.step && once !== undefined && hasStandingNotice(state) ? once.goesTo : next;
}

function clocksAfter(
  procedure: Procedure,
  clocks: CaseState['clocks'],
  done: { act: string; key: string | undefined; step: string; on: PlainDate },
): CaseState['clocks'] {
  const after: Record<string, RunningClock> = { ...clocks };
  for (const { clock, starts, stops } of procedure.clocks) {
    const isStart = starts.act === done.act && (starts.outcome === undefined || starts.outcome === done.key);
    if (isStart && (starts.again || after[clock] === undefined)) after[clock] = { startedOn: done.on };
    const running = after[clock];
    const isStop = stops.acts.includes(done.act) || stops.steps.includes(done.step);
    if (running !== undefined && running.stoppedOn === undefined && isStop) {
      after[clock] = { ...running, stoppedOn: done.on };
    }
  }
  return after;
}

function newCase(procedure: Procedure, on: PlainDate): CaseState {
  const empty = { papers: {}, clocks: {}, notices: [], objections: [], last: {} };
  return { procedure: procedure.id, step: '', openedOn: on, since: on, ...empty };
}

/**
 * The case after an act that was not refused, done on the day `on` (Asia/Shanghai). It looks only at what the event
 * keeps, so that a fold of events gives the same; hand in the input `withDefaults`. Throws for an act not in the table.
 */
export function advance(
  procedure: Procedure,
  state: CaseState | undefined,
  act: string,
  input: ActInput,
  on: PlainDate,
): CaseState {
  const rule = ruleOf(procedure, act);
  const kept = eventInput(procedure, act, input);
  const before = withNotice(state ?? newCase(procedure, on), rule, kept, on);
  const { key, next } = outcomeOf(before, rule, kept);
  const step = stepEntered(procedure, before, next);
  return {
    ...before,
    step,
    since: step === before.step ? before.since : on,
    papers: rule.files === undefined ? before.papers : { ...before.papers, [rule.files]: on },
    clocks: clocksAfter(procedure, before.clocks, { act, key, step, on }),
    last: { ...before.last, [act]: { on, input: kept } },
  };
}

/** The case that its events make, oldest first; undefined without events. */
export function foldCase(procedure: Procedure, events: readonly CaseEvent[]): CaseState | undefined {
  return events.reduce<CaseState | undefined>(
    (state, event) => advance(procedure, state, event.act, event.input, event.on),
    undefined,
  );
}
