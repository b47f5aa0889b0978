import type { PlainDate } from '../../domain/plain-date.ts';
import type { LegalCalendar } from '../legal-days/calendar.ts';
import type { Paper } from './vocabulary.ts';

/** What came with an act, parsed by its schema in `contract/acts.ts`. */
export type ActInput = Readonly<Record<string, unknown>>;

/** One act as it was done: its coded input (see `eventInput`) and the day in Asia/Shanghai. */
export interface CaseEvent {
  readonly act: string;
  readonly input: ActInput;
  readonly on: PlainDate;
}

/** 公示. Voided when an objection was upheld; it stands when it is ended and not voided. */
export interface Notice {
  readonly startedOn: PlainDate;
  readonly endedOn?: PlainDate;
  readonly voided: boolean;
}

export type ObjectionFinding = 'pending' | 'rejected' | 'upheld';

/** 异议. Its number, as people say it, is its place in the list counted from 1; `notice` counts from 0. */
export interface Objection {
  readonly notice: number;
  readonly finding: ObjectionFinding;
}

export interface RunningClock {
  readonly startedOn: PlainDate;
  readonly stoppedOn?: PlainDate;
}

/** Where a case stands: plain JSON, the fold of its events, without a word of personal text. */
export interface CaseState {
  readonly procedure: string;
  readonly step: string;
  readonly openedOn: PlainDate;
  /** The day the present step was entered. */
  readonly since: PlainDate;
  /** The day each paper was last filed. */
  readonly papers: Readonly<Partial<Record<Paper, PlainDate>>>;
  readonly clocks: Readonly<Record<string, RunningClock>>;
  readonly notices: readonly Notice[];
  readonly objections: readonly Objection[];
  /** The latest doing of each act: the day and its coded input. */
  readonly last: Readonly<Record<string, { readonly on: PlainDate; readonly input: ActInput }>>;
}

/** What the case is looked at with: the day in Asia/Shanghai, and the category that the rules propose now, if any. */
export interface Circumstances {
  readonly today: PlainDate;
  /** The working days of the place. */
  readonly calendar: LegalCalendar;
  readonly proposedCategory?: string;
}

/** The notice that is up now, or undefined. */
export function findRunningNotice(state: CaseState): Notice | undefined {
  const latest = state.notices.at(-1);
  return latest !== undefined && latest.endedOn === undefined ? latest : undefined;
}

/** True when a notice was completed and no objection to it was upheld. */
export function hasStandingNotice(state: CaseState): boolean {
  return state.notices.some((notice) => notice.endedOn !== undefined && !notice.voided);
}

/** The numbers, from 1, of the objections not yet decided. */
export function listPendingObjections(state: CaseState): number[] {
  return state.objections.flatMap((objection, index) => (objection.finding === 'pending' ? [index + 1] : []));
}
