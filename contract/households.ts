import { Type } from 'typebox';
import type { LEAD_FINDINGS, LeadSource } from './leads.ts';
import type { MemberFields } from './member-fields.ts';

export type HouseholdType = '一般农户' | '脱贫户' | '监测对象';

/** `?on=2022-05-30`: as it was valid on that day, as known now; without it today. */
export const OnDay = Type.Object({ on: Type.Optional(Type.String({ title: '日期', format: 'date' })) });

/** What this reader may do on the household's page; no client works it out. */
export type HouseholdMay = 'correct' | 'reveal' | 'addLead' | 'openCase' | 'actOnCase';

export interface MemberView extends MemberFields {
  person: string;
  relation: string;
  age: number | null;
  /** `9901**************` */
  idNumber: string | null;
  phone: string | null;
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
