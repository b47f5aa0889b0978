import type { ActInput, CaseState, Circumstances } from './case-state.ts';
import type { Situation } from './conditions.ts';
import { type Refusal, refusalByCase, refusalByInput } from './needs.ts';
import { type ActRule, type Desk, deskTitles, findAct, type Procedure, stepOf } from './vocabulary.ts';

/** The name, in `where`, of the place of a household that has no case. */
export const unopened = 'unopened';

function refusalByStep(procedure: Procedure, state: CaseState | undefined, rule: ActRule): Refusal | undefined {
  if (rule.where[state?.step ?? unopened] !== undefined) return undefined;
  const details = { act: rule.act, actTitle: rule.title };
  if (state === undefined) return { problem: 'caseNotOpened', details };
  const step = stepOf(procedure, state.step);
  const where = procedure.steps.filter((each) => rule.where[each.step] !== undefined).map((each) => each.title);
  return {
    problem: step.over === true ? 'caseOver' : 'caseStepNotAllowed',
    details: { ...details, step: step.step, stepTitle: step.title, where: where.join('、') || '还没有案件时' },
  };
}

function refusalByDesk(state: CaseState | undefined, rule: ActRule, desk: Desk): Refusal | undefined {
  const desks = rule.where[state?.step ?? unopened] ?? [];
  if (desks.includes(desk)) return undefined;
  const by = desks.map((each) => deskTitles[each]).join('、') || '程序自动';
  return { problem: 'caseDeskNotAllowed', details: { act: rule.act, actTitle: rule.title, desk, desks, by } };
}

function refusalByTarget({ procedure, state, input }: Situation, rule: ActRule): Refusal | undefined {
  if (rule.outcome.by !== 'sendBack' || state === undefined) return undefined;
  const allowed = rule.outcome.targets[state.step] ?? [];
  const to = input[rule.outcome.field] ?? allowed[0];
  if (allowed.some((target) => target === to)) return undefined;
  const titles = allowed.map((target) => stepOf(procedure, target).title).join('、');
  return { problem: 'sendBackNotAllowed', details: { to, allowed, titles } };
}

/** Why the line cannot be used here by this desk, before anything is filled in. */
export function refusalBeforeInput(rule: ActRule, situation: Situation, desk: Desk): Refusal | undefined {
  const { procedure, state } = situation;
  return (
    refusalByStep(procedure, state, rule) ?? refusalByDesk(state, rule, desk) ?? refusalByCase(rule.needs, situation)
  );
}

/**
 * Why this desk may not do this act with this input today; undefined when it may. `state` is undefined for a household
 * without a case. The input has passed its schema; what depends on the case or on other fields is judged here.
 */
export function refusal(
  procedure: Procedure,
  state: CaseState | undefined,
  act: string,
  input: ActInput,
  desk: Desk,
  circumstances: Circumstances,
): Refusal | undefined {
  const rule = findAct(procedure, act);
  if (rule === undefined) return { problem: 'caseActUnknown', details: { act } };
  const situation = { procedure, state, input, circumstances };
  return (
    refusalBeforeInput(rule, situation, desk) ??
    refusalByInput(rule.needs, situation) ??
    refusalByTarget(situation, rule)
  );
}
