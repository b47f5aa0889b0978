import { Type } from 'typebox';
import type { ActName } from './acts.ts';

/** The steps of identification in their order (LZ 一(一)4), then the two ends. */
export const CASE_STEPS = [
  ...(['homeCheck', 'comparison', 'villageReview', 'publicNotice', 'townshipReview', 'countyDecision'] as const),
  ...(['monitored', 'closed'] as const),
] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

export const CASE_STEP_LABELS: Record<CaseStep, string> = {
  homeCheck: '入户核查初判',
  comparison: '数据比对',
  villageReview: '村级评议',
  publicNotice: '村内公示',
  townshipReview: '镇（新区）审核',
  countyDecision: '区级公告确定',
  monitored: '已纳入监测',
  closed: '已办结',
};

export type CaseDesk = 'village' | 'township' | 'county';

/** What an act came out as, by the code in its input. */
export const OUTCOME_LABELS: Readonly<Record<string, string>> = {
  ...{ meets: '符合', doesNotMeet: '不符合', noDiscrepancy: '没有出入', discrepancy: '有出入', skipped: '不重复比对' },
  ...{ pass: '通过', fail: '不通过', none: '无异议', upheld: '异议成立', rejected: '异议不成立', pending: '待核实' },
  ...{ approve: '纳入监测', reject: '不予纳入' },
};

export const CASE_PAPER_LABELS = {
  opening: '立案来源',
  homeCheck: '入户核查初判',
  authorisation: '承诺授权书',
  comparison: '数据比对结果',
  plan: '帮扶计划',
  review: '民主评议记录',
  notice: '公示',
  objection: '异议',
  townshipReview: '镇（新区）审核意见',
  sendBack: '退回意见',
  decision: '区级审定',
  takenOver: '接管登记',
} as const;
export type CasePaperKind = keyof typeof CASE_PAPER_LABELS;

/** One thing a desk may do now; `input` is the JSON Schema of what comes with it. */
export interface MayAct {
  act: ActName;
  title: string;
  by: CaseDesk;
  input: Record<string, unknown>;
}

/** One thing that belongs to the desk here, and why it cannot be done today. */
export interface BlockedAct {
  act: ActName;
  title: string;
  by: CaseDesk;
  problem: string;
  message: string;
  details: Record<string, unknown>;
}

export interface CaseClock {
  name: string;
  title: string;
  startedOn: string;
  dueOn: string;
  stoppedOn: string | null;
  days: number;
  unit: 'calendarDay' | 'workingDay';
  /** A hard clock refuses; a soft one warns and asks for the reason. */
  hard: boolean;
  overdue: boolean;
  /** Years of working days that nobody has entered: counted Monday to Friday there. */
  unknownYears: number[];
  cites: string;
}

export interface CasePaper {
  id: string;
  kind: CasePaperKind;
  title: string;
  on: string;
  by: string | null;
  /** The scan, in the store of documents. */
  document: string | null;
  /** As it was filled in; null once blanked, and for readers above the county. */
  content: Record<string, unknown> | null;
}

export interface CaseEventView {
  id: string;
  seq: number;
  act: string;
  title: string;
  on: string;
  /** An instant. */
  at: string;
  by: string | null;
  role: string;
  from: CaseStep | null;
  to: CaseStep;
  /** A key of `OUTCOME_LABELS`. */
  outcome: string | null;
  paper: string | null;
}

export interface CaseNotice {
  startedOn: string;
  mayEndOn: string;
  endedOn: string | null;
  /** An objection was upheld. */
  voided: boolean;
  places: string[];
}

export interface CaseObjection {
  /** As people say it, from 1. */
  number: number;
  /** Which notice, from 1. */
  notice: number;
  finding: 'pending' | 'rejected' | 'upheld';
  content: string | null;
  raisedBy: string | null;
  raisedOn: string | null;
  reason: string | null;
  answeredOn: string | null;
}

export interface CaseSendBack {
  id: string;
  from: CaseStep;
  to: CaseStep;
  on: string;
  reason: string | null;
  by: string | null;
}

/** One step of the track, as `web/ui/procedure-track.tsx` draws it. */
export interface CaseTrackStep {
  step: CaseStep;
  title: string;
  desk: CaseDesk;
  state: 'done' | 'current' | 'waiting' | 'refused';
  on: string | null;
  by: string | null;
  outcome: string | null;
  dueOn: string | null;
}

/** A case for its screen; `step`, `openedOn`, `clocks`, `papers` and `may` are what scripts outside rely on. */
export interface CaseView {
  step: CaseStep;
  openedOn: string;
  clocks: CaseClock[];
  papers: CasePaper[];
  may: MayAct[];
  id: string;
  household: string;
  householdNo: string;
  headName: string | null;
  area: string;
  villageName: string;
  stepTitle: string;
  /** The desk that has to act next; null when the case is over. */
  waitsFor: CaseDesk | null;
  closedOn: string | null;
  version: number;
  earlierCase: string | null;
  lead: string | null;
  /** Decided, or taken over. */
  category: string | null;
  /** What the figures of today propose: a category, null when not below the line, `unknown`. */
  proposedCategory: string | null;
  /** True while the case runs and one of its clocks is past its day. */
  overdue: boolean;
  blocked: BlockedAct[];
  track: CaseTrackStep[];
  events: CaseEventView[];
  notices: CaseNotice[];
  objections: CaseObjection[];
  sendBacks: CaseSendBack[];
  draftPlan: { plan: string; measures: Record<string, unknown>[]; on: string; by: string | null } | null;
  procedure: { id: string; title: string; cites: string; hash: string };
  packHash: string;
}

/** `GET /counties/:county/households/:household/case`: the latest case, and whether a new one may be opened. */
export interface HouseholdCase {
  case: CaseView | null;
  open: MayAct | null;
  /** The same for every desk the reader is told of. */
  openings: MayAct[];
}

/** `POST /counties/:county/households/:household/case/acts`; the answer is the `CaseView` after it. */
export const ActOnCase = Type.Object(
  {
    act: Type.String({ title: '办理事项', minLength: 1, maxLength: 40 }),
    input: Type.Record(Type.String(), Type.Unknown(), { title: '填写内容' }),
    version: Type.Optional(Type.Integer({ title: '所见案件版本', minimum: 1 })),
  },
  { additionalProperties: false },
);
