import { lastDayOfMonth, type PlainDate } from '../../domain/plain-date.ts';
import { type CaseState, findRunningNotice, listPendingObjections } from './case-state.ts';
import { clocksOf } from './clocks.ts';
import { applies, isGiven, type Situation } from './conditions.ts';
import type { Need } from './vocabulary.ts';

/** Why an act is refused: a code of the catalogue `contract/problems.ts`, and what its sentence is filled with. */
export interface Refusal {
  readonly problem: ProcedureProblem;
  readonly details: Readonly<Record<string, unknown>>;
}

export type ProcedureProblem =
  | 'caseActUnknown'
  | 'caseNotOpened'
  | 'caseOver'
  | 'caseStepNotAllowed'
  | 'caseDeskNotAllowed'
  | 'caseInputNeeded'
  | 'caseDateInFuture'
  | 'caseDateTooOld'
  | 'caseValueNotListed'
  | 'votesExceedPresent'
  | 'votesAgainstPass'
  | 'authorisationMissing'
  | 'planMissing'
  | 'noticeNotStarted'
  | 'noticeAlreadyStarted'
  | 'noticeTooShort'
  | 'objectionPending'
  | 'objectionUnknown'
  | 'sendBackNotAllowed';

type NeedOf<Kind extends Need['need']> = Extract<Need, { need: Kind }>;
type InputNeed = Extract<Need, { field: string }> | NeedOf<'votes'>;
type CaseNeed = Exclude<Need, InputNeed>;

const paperProblems = { authorisation: 'authorisationMissing', plan: 'planMissing' } as const;

/** The same day so many months earlier, or the last day of a shorter month: six before 31 August is 28 February. */
function monthsBefore(day: PlainDate, months: number): PlainDate {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const month = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
  const last = lastDayOfMonth(`${month}-01`);
  const same = `${month}-${day.slice(8)}`;
  return same < last ? same : last;
}

function label({ procedure }: Situation, field: string): string {
  return procedure.labels[field] ?? field;
}

function missingInput(need: NeedOf<'input'>, situation: Situation): Refusal | undefined {
  if (isGiven(situation.input[need.field]) || !applies(need.when, situation)) return undefined;
  const details = { fields: [need.field], labels: label(situation, need.field), because: need.why };
  return { problem: 'caseInputNeeded', details };
}

function dateInFuture(need: NeedOf<'notAfterToday'>, situation: Situation): Refusal | undefined {
  const day = situation.input[need.field];
  const { today } = situation.circumstances;
  if (typeof day !== 'string' || day <= today) return undefined;
  const details = { field: need.field, label: label(situation, need.field), day, today };
  return { problem: 'caseDateInFuture', details };
}

function dateTooOld(need: NeedOf<'withinMonths'>, situation: Situation): Refusal | undefined {
  const day = situation.input[need.field];
  const earliest = monthsBefore(situation.circumstances.today, need.months);
  if (typeof day !== 'string' || day >= earliest || !applies(need.when, situation)) return undefined;
  const details = { field: need.field, label: label(situation, need.field), day, earliest, months: need.months };
  return { problem: 'caseDateTooOld', details };
}

function notListed(need: NeedOf<'oneOf'>, situation: Situation): Refusal | undefined {
  const value = situation.input[need.field];
  const list = situation.input[need.list];
  if (!isGiven(value) || (Array.isArray(list) && list.includes(value))) return undefined;
  const details = { field: need.field, label: label(situation, need.field), listLabel: label(situation, need.list) };
  return { problem: 'caseValueNotListed', details };
}

function wrongVotes(need: NeedOf<'votes'>, situation: Situation): Refusal | undefined {
  const count = (field: string) => Number(situation.input[field] ?? 0);
  const [present, votesFor, votesAgainst] = [count(need.present), count(need.votesFor), count(need.votesAgainst)];
  const votes = votesFor + votesAgainst + count(need.abstained);
  if (votes > present) return { problem: 'votesExceedPresent', details: { present, votes } };
  if (votesAgainst <= votesFor || !applies(need.passes, situation)) return undefined;
  return { problem: 'votesAgainstPass', details: { votesFor, votesAgainst } };
}

function unknownObjection(need: NeedOf<'pendingObjection'>, situation: Situation): Refusal | undefined {
  const number = situation.input[need.field];
  const pending = situation.state === undefined ? [] : listPendingObjections(situation.state);
  if (!isGiven(number) || pending.some((each) => each === number)) return undefined;
  return { problem: 'objectionUnknown', details: { objection: number, pending } };
}

function unmetInputNeed(need: InputNeed, situation: Situation): Refusal | undefined {
  switch (need.need) {
    case 'input':
      return missingInput(need, situation);
    case 'notAfterToday':
      return dateInFuture(need, situation);
    case 'withinMonths':
      return dateTooOld(need, situation);
    case 'oneOf':
      return notListed(need, situation);
    case 'votes':
      return wrongVotes(need, situation);
    case 'pendingObjection':
      return unknownObjection(need, situation);
  }
}

function clockRunning(need: NeedOf<'clockRunOut'>, state: CaseState, situation: Situation): Refusal | undefined {
  const { procedure, circumstances } = situation;
  const clock = clocksOf(procedure, state, circumstances).find((reading) => reading.name === need.clock);
  if (clock === undefined || circumstances.today >= clock.dueOn) return undefined;
  return {
    problem: 'noticeTooShort',
    details: { startedOn: clock.startedOn, mayEndOn: clock.dueOn, days: clock.days },
  };
}

function unmetCaseNeed(need: CaseNeed, state: CaseState, situation: Situation): Refusal | undefined {
  switch (need.need) {
    case 'paper':
      return state.papers[need.paper] === undefined ? { problem: paperProblems[need.paper], details: {} } : undefined;
    case 'noticeRunning':
      return findRunningNotice(state) === undefined ? { problem: 'noticeNotStarted', details: {} } : undefined;
    case 'noNoticeRunning': {
      const startedOn = findRunningNotice(state)?.startedOn;
      return startedOn === undefined ? undefined : { problem: 'noticeAlreadyStarted', details: { startedOn } };
    }
    case 'objectionsDecided': {
      const objections = listPendingObjections(state);
      return objections.length === 0
        ? undefined
        : { problem: 'objectionPending', details: { objections, numbers: objections.join('、') } };
    }
    case 'clockRunOut':
      return clockRunning(need, state, situation);
  }
}

function looksAtInput(need: Need): need is InputNeed {
  return 'field' in need || need.need === 'votes';
}

/** The first thing that the case itself lacks, whatever is filled in; undefined when nothing does. */
export function refusalByCase(needs: readonly Need[], situation: Situation): Refusal | undefined {
  const { state } = situation;
  if (state === undefined) return undefined;
  for (const need of needs) {
    const refusal = looksAtInput(need) ? undefined : unmetCaseNeed(need, state, situation);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** What is wrong with the input: all empty fields at once, else the first other fault. */
export function refusalByInput(needs: readonly Need[], situation: Situation): Refusal | undefined {
  const refusals = needs.filter(looksAtInput).flatMap((need) => unmetInputNeed(need, situation) ?? []);
  const empty = refusals.filter((refusal) => refusal.problem === 'caseInputNeeded');
  if (empty.length < 2) return empty[0] ?? refusals[0];
  const gathered = (name: string) => [...new Set(empty.flatMap((refusal) => refusal.details[name]))];
  const [labels, because] = [gathered('labels').join('、'), gathered('because').join('；')];
  const details = { fields: gathered('fields'), labels, because };
  return { problem: 'caseInputNeeded', details };
}
