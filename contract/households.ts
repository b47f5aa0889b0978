import { type Static, Type } from 'typebox';
import { labelsOf } from '../domain/code-lists/code-list.ts';
import { householdTypes, monitoredCategories } from '../domain/code-lists/household.ts';
import type { LEAD_FINDINGS, LeadSource } from './leads.ts';

const filters = {
  area: Type.Optional(Type.String({ title: '区划', pattern: '^[0-9]{12}$' })),
  householdNo: Type.Optional(Type.String({ title: '户编号', minLength: 1, maxLength: 40 })),
  type: Type.Optional(Type.Enum(labelsOf(householdTypes), { type: 'string', title: '户类型' })),
  category: Type.Optional(Type.Enum(labelsOf(monitoredCategories), { type: 'string', title: '监测对象类别' })),
  riskRemoved: Type.Optional(Type.Boolean({ title: '风险已消除' })),
  rule: Type.Optional(Type.String({ title: '命中规则', maxLength: 60 })),
  openLead: Type.Optional(Type.Boolean({ title: '有待核实线索' })),
  runningCase: Type.Optional(Type.Boolean({ title: '识别认定中' })),
  sort: Type.Optional(Type.Enum(['village', 'householdNo', 'name', 'A38'], { type: 'string', title: '排序' })),
  descending: Type.Optional(Type.Boolean({ title: '从大到小' })),
  page: Type.Optional(Type.Integer({ title: '页', minimum: 1, maximum: 100_000 })),
};

/** `GET /counties/:county/households`. Nothing personal stands in it, for it stands in the address. */
export const HouseholdFilter = Type.Object(filters, { additionalProperties: false });

/** `POST /counties/:county/households/search`: the same, and what must not stand in an address. */
export const HouseholdSearch = Type.Object(
  {
    ...filters,
    name: Type.Optional(Type.String({ title: '姓名（可只写一两个字）', minLength: 1, maxLength: 40 })),
    idNumber: Type.Optional(Type.String({ title: '证件号码', minLength: 15, maxLength: 30 })),
    phone: Type.Optional(Type.String({ title: '电话', minLength: 5, maxLength: 30 })),
  },
  { additionalProperties: false },
);
export type HouseholdSearchInput = Static<typeof HouseholdSearch>;

export type HouseholdType = '一般农户' | '脱贫户' | '监测对象';

export interface HouseholdRow {
  id: string;
  householdNo: string | null;
  headName: string | null;
  area: string;
  villageName: string;
  villageGroup: string | null;
  /** Members today. */
  members: number;
  /** Yuan, rounded half up to the fen; null while it cannot be told. */
  A38: number | null;
  type: HouseholdType;
  category: string | null;
  riskRemoved: boolean;
  openLead: boolean;
  runningCase: boolean;
  /** Rules that hold today, by id; their titles are in `ruleTitles` of the page. */
  rules: string[];
}

/** 50 rows a page. */
export interface HouseholdList {
  rows: HouseholdRow[];
  total: number;
  page: number;
  pageSize: number;
  /** Every rule of the pack in force, for the filter and the tags. */
  ruleTitles: Record<string, string>;
}

/** `?on=2022-05-30`: as it was valid on that day, as known now; without it today. */
export const OnDay = Type.Object({ on: Type.Optional(Type.String({ title: '日期', format: 'date' })) });

/** What this reader may do on the household's page; no client works it out. */
export type HouseholdMay = 'correct' | 'reveal' | 'addLead' | 'openCase' | 'actOnCase';

export interface MemberView {
  person: string;
  name: string;
  relation: string;
  sex: string | null;
  birthDate: string | null;
  age: number | null;
  /** `9901**************` */
  idNumber: string | null;
  phone: string | null;
  ethnicity: string | null;
  politicalStatus: string | null;
  education: string | null;
  studentStatus: string | null;
  /** A13; `['已登记']` for readers above the county. */
  health: string[] | null;
  labour: string | null;
  workRegion: string | null;
  workMonths: number | null;
  medicalInsurance: string | null;
  criticalIllnessInsurance: boolean | null;
  pensionInsurance: string | null;
  subsistenceAllowance: string | null;
  extremePovertySupport: string | null;
  relocated: boolean | null;
  memberFrom: string;
  memberTo: string | null;
}

/** One period, oldest first; yuan with two decimals. The last is the one in force. */
export interface IncomeView {
  id: string;
  purpose: string;
  periodFrom: string | null;
  periodTo: string | null;
  validFrom: string;
  A28: number | null;
  A29: number | null;
  A30: number | null;
  A31: number | null;
  A32: number | null;
  A33: number | null;
  A34: number | null;
  A35: number | null;
  A36: number | null;
  A37: number | null;
  A38: number | null;
  priorPerHead: number | null;
  /** 监测范围 of the pack in force on `validFrom`. */
  line: number | null;
  /** Yuan: `{"A28": {"务工": 12000}}`. */
  lines: Record<string, Record<string, number>> | null;
}

/** true when secured. */
export interface EssentialsView {
  purpose: string;
  validFrom: string;
  housing: boolean | null;
  education: boolean | null;
  water: boolean | null;
}

export interface EnrolmentView {
  scheme: 'lifted' | 'monitored';
  category: string | null;
  liftedYear: number | null;
  recognisedMembers: number | null;
  riskTypes: string[];
  mainRisk: string | null;
  riskRemovedOn: string | null;
  removalWay: string | null;
  caseId: string | null;
  from: string;
  to: string | null;
}

export interface MeasureView {
  id: string;
  kind: string;
  option: string | null;
  startedOn: string | null;
  endedOn: string | null;
  amount: number | null;
  fundSource: string | null;
  department: string | null;
  state: string | null;
}

export interface SweepFormView {
  id: string;
  campaign: string;
  visitedOn: string;
  householdType: string | null;
  members: number | null;
  perHead: number | null;
  reachesLine: boolean | null;
  education: boolean | null;
  medical: boolean | null;
  housing: boolean | null;
  water: boolean | null;
  meetsCriteria: boolean | null;
  riskTypes: string[];
  meetsRemoval: boolean | null;
  meetsMonitoring: boolean | null;
  opinion: string | null;
  homeState: string | null;
  visitors: string | null;
}

export interface HouseholdLeadView {
  id: string;
  state: 'open' | 'verified';
  openedOn: string;
  dueOn: string;
  finding: (typeof LEAD_FINDINGS)[number] | null;
  reason: string | null;
  verifiedOn: string | null;
  caseId: string | null;
  version: number;
  reasons: { source: LeadSource; rule: string | null; cites: string | null; sentence: string; on: string }[];
}

export interface HouseholdCaseView {
  id: string;
  step: string;
  openedOn: string;
  closedOn: string | null;
}

export interface DocumentView {
  id: string;
  kind: string;
  mediaType: string;
  size: number;
  on: string;
}

/** `GET /counties/:county/households/:household`: all of one household on a day. */
export interface HouseholdView {
  id: string;
  county: string;
  on: string;
  version: number;
  householdNo: string | null;
  headName: string | null;
  area: string;
  villageName: string;
  townshipName: string;
  villageGroup: string | null;
  /** A1 */
  resettlementSite: boolean | null;
  /** Masked. */
  phone: string | null;
  /** `已登记` or null; the words only by a reveal. */
  address: string | null;
  openedOn: string;
  closedOn: string | null;
  type: HouseholdType;
  category: string | null;
  riskRemoved: boolean;
  A34: number | null;
  A38: number | null;
  members: MemberView[];
  income: IncomeView[];
  essentials: EssentialsView | null;
  enrolments: EnrolmentView[];
  contact: { name: string; phone: string | null } | null;
  measures: MeasureView[];
  sweepForms: SweepFormView[];
  leads: HouseholdLeadView[];
  cases: HouseholdCaseView[];
  documents: DocumentView[];
  may: HouseholdMay[];
}

/** One changed field; personal values are masked, null is unknown. */
export interface FieldChange {
  /** The member's name, or 本户. */
  subject: string;
  label: string;
  before: string | null;
  after: string | null;
  /** From which day it holds. */
  from: string;
}

export type TimelineKind = '资料' | '收支' | '三保障' | '帮扶' | '排查' | '线索' | '识别' | '文书';

/** Newest first. `GET …/households/:household/timeline` answers `{ entries }`. */
export interface TimelineEntry {
  id: string;
  on: string;
  kind: TimelineKind;
  title: string;
  detail: string | null;
  changes: FieldChange[];
  /** Who, and by which means: `张文 · 更正`. */
  by: string | null;
  /** What it belongs to, to be opened. */
  lead: string | null;
  case: string | null;
}

/** One version with both of its times. `knownTo` null: so it is held to be now. */
export interface VersionView {
  id: string;
  validFrom: string;
  validTo: string | null;
  knownFrom: string;
  knownTo: string | null;
  means: string;
  by: string | null;
  /** Field → words, masked; unknown fields are left out. */
  values: Record<string, string>;
}

/** `GET …/households/:household/history` and `GET …/persons/:person/history`. */
export interface HistoryView {
  labels: Record<string, string>;
  versions: VersionView[];
}

/** `POST …/reveal`: the reason goes on record. */
export const Reveal = Type.Object(
  { reason: Type.String({ title: '用途', minLength: 5, maxLength: 200 }) },
  { additionalProperties: false },
);

/** Whole values, to be hidden again at `until` (an instant, ten minutes on). Absent: not registered. */
export interface Revealed {
  values: { idNumber?: string; phone?: string; address?: string };
  until: string;
}
