import { type Static, Type } from 'typebox';
import { labelsOf } from '../domain/code-lists/code-list.ts';
import { monitoredCategories } from '../domain/code-lists/household.ts';
import { reviewMeetings } from '../domain/code-lists/visits.ts';
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

/** `POST /counties/:county/cases/decisions`: one act on many cases, all or none. */
export const DecideCases = Type.Object(
  {
    act: Type.Enum(['passTownship', 'decideCounty', 'sendBack'], { type: 'string', title: '办理事项' }),
    input: Type.Record(Type.String(), Type.Unknown(), { title: '共同的填写内容' }),
    cases: Type.Array(
      Type.Object(
        {
          household: Type.String({ format: 'uuid', title: '农户' }),
          version: Type.Optional(Type.Integer({ minimum: 1, title: '所见案件版本' })),
          input: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { title: '这一户另填的内容' })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200, title: '农户' },
    ),
  },
  { additionalProperties: false },
);
export type DecideCasesInput = Static<typeof DecideCases>;

export interface DecidedCases {
  decided: { household: string; case: string; step: CaseStep }[];
}

/** In the details of `batchRefused`. */
export interface BatchRefusal {
  household: string;
  householdNo: string | null;
  code: string;
  message: string;
}

export const CaseFilter = Type.Object(
  {
    step: Type.Optional(Type.Enum(CASE_STEPS, { type: 'string', title: '环节' })),
    area: Type.Optional(Type.String({ pattern: '^[0-9]{12}$', title: '区划' })),
    category: Type.Optional(Type.Enum(labelsOf(monitoredCategories), { type: 'string', title: '监测对象类别' })),
    due: Type.Optional(Type.Enum(['overdue', 'soon'], { type: 'string', title: '期限' })),
    waitsFor: Type.Optional(Type.Enum(['village', 'township', 'county'], { type: 'string', title: '等谁办' })),
    page: Type.Optional(Type.Integer({ minimum: 1, title: '页' })),
  },
  { additionalProperties: false },
);
export type CaseFilterInput = Static<typeof CaseFilter>;

export interface CaseRow {
  id: string;
  household: string;
  householdNo: string;
  headName: string | null;
  area: string;
  villageName: string;
  townshipName: string | null;
  villageGroup: string | null;
  members: number | null;
  step: CaseStep;
  stepTitle: string;
  since: string;
  openedOn: string;
  closedOn: string | null;
  waitsFor: CaseDesk | null;
  /** Decided or taken over; while the case runs, what the figures propose. */
  category: string | null;
  /** The 15 days; null before the home check and after the end. */
  dueOn: string | null;
  overdue: boolean;
  notice: { startedOn: string; mayEndOn: string } | null;
  version: number;
  /** What this reader may do now. */
  may: ActName[];
}

/** 50 rows a page. */
export interface CasePage {
  rows: CaseRow[];
  total: number;
  page: number;
  pageSize: number;
  counts: Record<CaseStep, number>;
  /** Running cases past their day, and those with three days left or fewer. */
  overdue: number;
  dueSoon: number;
}

/** `GET /counties/:county/notices`: what hangs on the boards now, one list for each village, day and meeting. */
export interface RunningNotice {
  village: string;
  villageName: string;
  townshipName: string;
  startedOn: string;
  mayEndOn: string;
  reviewedOn: string;
  reviewedBy: string;
  days: number;
  households: { household: string; name: string; villageGroup: string; memberCount: number; category: string }[];
}

const noticeWords = {
  objectionsTo: Type.Optional(Type.String({ title: '向谁反映', minLength: 2, maxLength: 60 })),
  remark: Type.Optional(Type.String({ title: '附言', minLength: 1, maxLength: 300 })),
};

/** `POST /counties/:county/notices/:village/document`: the paper of one list; answers `{ document }`, to be downloaded. */
export const PrintNotice = Type.Object(
  {
    startedOn: Type.String({ format: 'date', title: '公示开始日期' }),
    reviewedOn: Type.String({ format: 'date', title: '评议日期' }),
    reviewedBy: Type.Enum(labelsOf(reviewMeetings), { type: 'string', title: '民主评议形式' }),
    ...noticeWords,
  },
  { additionalProperties: false },
);
export type PrintNoticeInput = Static<typeof PrintNotice>;

/** `POST /counties/:county/announcements`: households approved from one day to another; answers `{ document }`. */
export const PrintAnnouncement = Type.Object(
  {
    from: Type.String({ format: 'date', title: '审定日期起' }),
    to: Type.String({ format: 'date', title: '审定日期止' }),
    ...noticeWords,
  },
  { additionalProperties: false },
);
export type PrintAnnouncementInput = Static<typeof PrintAnnouncement>;
