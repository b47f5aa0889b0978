import type { PlainDate } from '../../domain/plain-date.ts';

/** 岗位: the level of office that acts. */
export type Desk = 'village' | 'township' | 'county' | 'city' | 'province';

/** What people call the level; the documents speak of 镇（新区） and 区. */
export const deskTitles: Readonly<Record<Desk, string>> = {
  village: '村级',
  township: '镇（新区）级',
  county: '县（区）级',
  city: '市级',
  province: '省级',
};

/** 环节. `desk` is where the case waits; `after` are the steps it must have passed; `over` ends the case. */
export interface Step {
  readonly step: string;
  readonly title: string;
  readonly desk?: Desk;
  readonly after: readonly string[];
  readonly over?: true;
  /** The step is walked once: while its notice stands, a case that comes by again goes on to `goesTo`. */
  readonly once?: { readonly goesTo: string; readonly cites: string };
  readonly cites: string;
}

/** 材料 that a case can have on file. */
export type Paper = 'authorisation' | 'plan';

/** When a need applies. All conditions of a list must hold. */
export type Condition =
  | { readonly input: string; readonly is: readonly string[] }
  | { readonly input: string; readonly has: string }
  | { readonly input: string; readonly given: boolean }
  | { readonly input: string; readonly otherThanProposed: true }
  | { readonly unproposed: true }
  | { readonly overdue: string }
  | { readonly missing: Paper };

/** What an act asks for. Those with `field` look at the input, the others at the case. */
export type Need =
  /** Filled in; `why` is a Chinese clause that says when and what for. */
  | { readonly need: 'input'; readonly field: string; readonly when?: readonly Condition[]; readonly why: string }
  | { readonly need: 'notAfterToday'; readonly field: string }
  /** Not longer ago than so many calendar months. */
  | {
      readonly need: 'withinMonths';
      readonly field: string;
      readonly months: number;
      readonly when?: readonly Condition[];
    }
  | { readonly need: 'oneOf'; readonly field: string; readonly list: string }
  | {
      readonly need: 'votes';
      readonly present: string;
      readonly votesFor: string;
      readonly votesAgainst: string;
      readonly abstained: string;
      readonly passes: readonly Condition[];
    }
  | { readonly need: 'pendingObjection'; readonly field: string }
  | { readonly need: 'paper'; readonly paper: Paper }
  | { readonly need: 'noticeRunning' }
  | { readonly need: 'noNoticeRunning' }
  | { readonly need: 'objectionsDecided' }
  | { readonly need: 'clockRunOut'; readonly clock: string };

/** Where an act leads. */
export type Outcome =
  | { readonly by: 'none' }
  | { readonly by: 'act'; readonly next: string }
  | { readonly by: 'input'; readonly field: string; readonly next: Readonly<Record<string, string>> }
  | { readonly by: 'objections'; readonly next: { readonly none: string; readonly upheld: string } }
  /** Targets by the step it is sent back from; the first is taken when none is named. */
  | { readonly by: 'sendBack'; readonly field: string; readonly targets: Readonly<Record<string, readonly string[]>> };

/** What stands in an optional field that was left empty. */
export type Default =
  | { readonly field: string; readonly firstOf: string }
  | { readonly field: string; readonly proposedCategory: true };

/** One line of the table. `unopened` in `where` stands for a household without a case. */
export interface ActRule {
  readonly act: string;
  readonly title: string;
  /** At which steps, and there by which desks. */
  readonly where: Readonly<Record<string, readonly Desk[]>>;
  readonly needs: readonly Need[];
  readonly outcome: Outcome;
  readonly defaults?: readonly Default[];
  readonly files?: Paper;
  readonly notice?: 'starts' | 'takesObjection' | 'ends';
  /** The coded fields that its event keeps. Words never: they live where a recorded act can blank them. */
  readonly keeps: readonly string[];
  readonly cites: string;
}

export type DayUnit = 'calendarDay' | 'workingDay';

/** 期限. Days are counted without the first. `atLeast`: not to be ended before; `atMost`: to be done by. */
export interface ClockRule {
  readonly clock: string;
  readonly title: string;
  readonly sense: 'atLeast' | 'atMost';
  readonly days: number;
  readonly unit: DayUnit;
  /** A hard clock refuses; a soft one warns and asks for the reason. */
  readonly hard: boolean;
  readonly starts: { readonly act: string; readonly outcome?: string; readonly again: boolean };
  readonly stops: { readonly acts: readonly string[]; readonly steps: readonly string[] };
  readonly cites: string;
}

/** 程序: a table, never changed once a case has pinned it. Its hash is taken over `canonicalJson` of the whole. */
export interface Procedure {
  readonly id: string;
  readonly title: string;
  readonly from: PlainDate;
  readonly cites: string;
  readonly steps: readonly Step[];
  readonly acts: readonly ActRule[];
  readonly clocks: readonly ClockRule[];
  /** Chinese names of the fields that needs speak of. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The step of this name. Throws for a name the table does not have: a table that names unknown steps is a bug. */
export function stepOf(procedure: Procedure, name: string): Step {
  const step = procedure.steps.find((each) => each.step === name);
  if (step === undefined) throw new RangeError(`procedure ${procedure.id} has no step ${name}`);
  return step;
}

/** The line of this act, or undefined when the table does not have it. */
export function findAct(procedure: Procedure, act: string): ActRule | undefined {
  return procedure.acts.find((each) => each.act === act);
}
