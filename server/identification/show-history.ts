import {
  type CaseDesk,
  type CaseEventView,
  type CaseNotice,
  type CaseObjection,
  type CaseSendBack,
  type CaseStep,
  type CaseTrackStep,
  OUTCOME_LABELS,
} from '../../contract/identification.ts';
import type { CaseState, Circumstances } from '../../policy/procedures/case-state.ts';
import { dueOn } from '../../policy/procedures/clocks.ts';
import { findAct, type Procedure } from '../../policy/procedures/vocabulary.ts';
import { nextState, REMOVAL_TAKEN_OVER } from './case-fold.ts';
import type { KeptEvent, KeptPaper } from './queries.ts';

type Words = ReadonlyMap<string, Readonly<Record<string, unknown>> | null>;

/** The words of papers by their id; null where they are blanked or not for this reader. */
export function wordsOf(papers: readonly Pick<KeptPaper, 'id' | 'content'>[]): Words {
  return new Map(papers.map(({ id, content }) => [id, content]));
}

/** The events of a case with where each led, oldest first. */
export function eventViews(
  procedure: Procedure,
  events: readonly KeptEvent[],
  names: ReadonlyMap<string, string>,
): CaseEventView[] {
  let state: CaseState | undefined;
  return events.map(({ id, seq, act, input, on, at, by, role, paper }) => {
    const from = (state?.step ?? null) as CaseStep | null;
    state = nextState(procedure, state, act, input, on);
    const title = act === REMOVAL_TAKEN_OVER ? '接管风险消除' : (findAct(procedure, act)?.title ?? act);
    const to = state.step as CaseStep;
    return {
      id,
      seq,
      act,
      title,
      on,
      at,
      by: names.get(by) ?? null,
      role,
      from,
      to,
      outcome: outcomeOf(procedure, act, input, from, to),
      paper,
    };
  });
}

function outcomeOf(
  procedure: Procedure,
  act: string,
  input: KeptEvent['input'],
  from: CaseStep | null,
  to: CaseStep,
): string | null {
  const outcome = findAct(procedure, act)?.outcome;
  if (outcome?.by === 'objections') return from !== to && to === outcome.next.upheld ? 'upheld' : 'none';
  const key = outcome?.by === 'input' ? input[outcome.field] : input.finding;
  return typeof key === 'string' && key in OUTCOME_LABELS ? key : null;
}

/** Each step of the track: done, current, waiting, or where the case was refused. */
export function trackOf(
  procedure: Procedure,
  state: CaseState,
  events: readonly CaseEventView[],
  due: string | null,
): CaseTrackStep[] {
  const steps = procedure.steps.filter(({ over }) => !over);
  const place = (step: string) => steps.findIndex((each) => each.step === step);
  const isRefused = state.step === 'closed' && !events.some(({ to }) => to === 'monitored');
  const end = isRefused ? (events.at(-1)?.from ?? '') : state.step;
  const reached = place(end) < 0 ? steps.length : place(end);
  return steps.map(({ step, title, desk }, index) => {
    const left = events.findLast(({ from, to }) => from === step && (place(to) > index || place(to) < 0));
    const isAt = index === reached;
    const isPassed = index < reached && left !== undefined;
    const told = isPassed || (isAt && isRefused) ? left : undefined;
    return {
      ...{ step: step as CaseStep, title, desk: desk as CaseDesk, state: standing(isAt, isPassed, isRefused) },
      on: told?.on ?? (isAt ? state.since : null),
      by: told?.by ?? null,
      outcome: told?.outcome ?? null,
      dueOn: isAt && !isRefused ? due : null,
    };
  });
}

function standing(isAt: boolean, isPassed: boolean, isRefused: boolean): CaseTrackStep['state'] {
  if (isAt) return isRefused ? 'refused' : 'current';
  return isPassed ? 'done' : 'waiting';
}

/** The notices of a case with the places they hang at. */
export function noticesOf(
  procedure: Procedure,
  state: CaseState,
  events: readonly CaseEventView[],
  words: Words,
  { calendar }: Circumstances,
): CaseNotice[] {
  const rule = procedure.clocks.find(({ clock }) => clock === 'publicNotice');
  const begun = events.filter(({ act }) => findAct(procedure, act)?.notice === 'starts');
  return state.notices.map(({ startedOn, endedOn, voided }, index) => ({
    ...{ startedOn, endedOn: endedOn ?? null, voided },
    mayEndOn: rule ? dueOn(rule, startedOn, calendar) : startedOn,
    places: (words.get(begun[index]?.paper ?? '')?.places as string[] | undefined) ?? [],
  }));
}

/** Objections in the order of their numbers, each with its answer. */
export function objectionsOf({ objections }: CaseState, kept: readonly KeptEvent[], words: Words): CaseObjection[] {
  const told = kept.filter(({ act }) => act === 'recordObjection');
  const raised = told.filter(({ input }) => input.objection === undefined);
  return objections.map(({ notice, finding }, index) => {
    const first = raised[index];
    const answers = told.filter(({ input }) => input.objection === index + 1);
    const answer = answers.at(-1) ?? (finding === 'pending' ? undefined : first);
    const text = (event: KeptEvent | undefined, field: string) =>
      (words.get(event?.paper ?? '')?.[field] as string | undefined) ?? null;
    return {
      ...{ number: index + 1, notice: notice + 1, finding },
      ...{ content: text(first, 'content'), raisedBy: text(first, 'raisedBy'), raisedOn: first?.on ?? null },
      ...{ reason: text(answer, 'reason'), answeredOn: answer?.on ?? null },
    };
  });
}

/** Sendings back, oldest first. */
export function sendBacksOf(events: readonly CaseEventView[], words: Words): CaseSendBack[] {
  return events.flatMap(({ id, act, from, to, on, by, paper }) => {
    if (act !== 'sendBack' || from === null) return [];
    return [{ id, from, to, on, by, reason: (words.get(paper ?? '')?.reason as string | undefined) ?? null }];
  });
}
