import { type ActName, inputAsked, isActName } from '../../contract/acts.ts';
import type { BlockedAct, CaseDesk, MayAct } from '../../contract/identification.ts';
import { problemSentence } from '../../contract/problems.ts';
import type { CaseState, Circumstances } from '../../policy/procedures/case-state.ts';
import { mayAct, type Possibility } from '../../policy/procedures/may-act.ts';
import { type Desk, findAct, type Procedure, stepOf } from '../../policy/procedures/vocabulary.ts';
import type { Actor } from '../rights/actor.ts';
import { findDesk } from './acts.ts';

const LOCAL_DESKS: readonly CaseDesk[] = ['village', 'township', 'county'];

/** Whose possibilities a reader is told: an officer's own; the operator, who has no desk, sees those of all. */
export function desksShown(actor: Actor): readonly CaseDesk[] {
  if (actor.role === 'operator') return LOCAL_DESKS;
  const desk = findDesk(actor);
  return LOCAL_DESKS.filter((each) => each === desk);
}

/** What may be done now, and what belongs here but not yet. `state` is undefined where a case may be opened. */
export function possibilities(
  procedure: Procedure,
  state: CaseState | undefined,
  desks: readonly CaseDesk[],
  circumstances: Circumstances,
): { may: MayAct[]; blocked: BlockedAct[] } {
  const all = desks.flatMap((by) =>
    mayAct(procedure, state, by, circumstances).flatMap((each) =>
      isActName(each.act) ? [{ ...each, act: each.act as ActName, by }] : [],
    ),
  );
  return { may: all.flatMap(asMay), blocked: all.flatMap(asBlocked) };
}

type Shown = Possibility & { readonly act: ActName; readonly by: CaseDesk };

function asMay({ act, title, by, asks, blocked }: Shown): MayAct[] {
  return blocked ? [] : [{ act, title, by, input: inputAsked(act, asks) }];
}

function asBlocked({ act, title, by, blocked }: Shown): BlockedAct[] {
  if (!blocked) return [];
  const details = { ...blocked.details };
  return [{ act, title, by, problem: blocked.problem, message: problemSentence(blocked.problem, details), details }];
}

/** What a case waits for: who acts next and with what, and the first day on which it can be done. */
export interface Awaited {
  readonly desk: CaseDesk;
  readonly act: ActName;
  readonly title: string;
  readonly notBefore: string | null;
}

const PAPER_PROBLEMS = { authorisationMissing: 'authorisation', planMissing: 'plan' } as const;

/**
 * The act that leads a running case on: the first line of the desk where it waits that is not blocked; when all are, and
 * for want of a paper, the act that files it; else the first, with the day its clock lets go. Undefined when it is over.
 */
export function awaitedOf(procedure: Procedure, state: CaseState, circumstances: Circumstances): Awaited | undefined {
  const { desk } = stepOf(procedure, state.step);
  if (!desk) return undefined;
  const lines = mayAct(procedure, state, desk, circumstances);
  const [first] = lines;
  if (!first) return undefined;
  if (!first.blocked) return awaited(desk, first);
  const missing = PAPER_PROBLEMS[first.blocked.problem as keyof typeof PAPER_PROBLEMS];
  if (missing) return filing(procedure, state, missing) ?? awaited(desk, first);
  const next = leadsOn(procedure, lines) ?? first;
  return awaited(desk, next, next.blocked?.details.mayEndOn);
}

/** While a notice hangs, beginning it is blocked; what leads on is its end, blocked or not. */
function leadsOn(procedure: Procedure, lines: readonly Possibility[]): Possibility | undefined {
  return lines.find(({ act }) => findAct(procedure, act)?.outcome.by === 'objections');
}

function awaited(desk: Desk, { act, title }: Pick<Possibility, 'act' | 'title'>, notBefore: unknown = null): Awaited {
  return {
    desk: desk as CaseDesk,
    act: act as ActName,
    title,
    notBefore: typeof notBefore === 'string' ? notBefore : null,
  };
}

function filing(procedure: Procedure, { step }: CaseState, paper: 'authorisation' | 'plan'): Awaited | undefined {
  const rule = procedure.acts.find(({ files, where }) => files === paper && where[step] !== undefined);
  const [desk] = rule?.where[step] ?? [];
  return rule && desk && awaited(desk, rule);
}
