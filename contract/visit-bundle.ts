import type { HouseholdType } from './households.ts';
import type { MemberFields } from './member-fields.ts';

/**
 * `GET /visit/bundle?device=…`: the households that this officer visits. Problems: `deviceUnknown`, `deviceWiped`,
 * `deviceContactNeeded` (409: the term is over; contact first). On record as a disclosure, with the ids.
 */
export interface VisitBundle {
  device: string;
  county: string;
  /** When it was made; `today` is the server's day in Asia/Shanghai. */
  at: string;
  today: string;
  until: string;
  officer: { account: string; displayName: string; areaName: string };
  form: {
    /** The campaign that a form of today counts in: `2022年集中排查`. */
    campaign: string;
    /** 监测范围 in yuan of the pack in force, for `{line}`; null without a pack. */
    line: number | null;
  };
  villages: { code: string; name: string; townshipName: string }[];
  /** By village, then number. */
  households: VisitHousehold[];
  /** What waits for the officer, by deadline. */
  tasks: VisitTask[];
}

export interface VisitHousehold {
  id: string;
  /** The base of a form filled from this. */
  version: number;
  area: string;
  householdNo: string | null;
  headName: string | null;
  villageGroup: string | null;
  /** A1 */
  resettlementSite: boolean | null;
  /** Masked: `199****1234`. */
  phone: string | null;
  addressKnown: boolean;
  type: HouseholdType;
  /** Set when 监测对象. */
  monitored: {
    category: string | null;
    /** `2021-03-05` */
    since: string;
    riskTypes: string[];
    mainRisk: string | null;
    riskRemovedOn: string | null;
  } | null;
  members: VisitMember[];
  /** The income in force; yuan. A34 is computed by the server. */
  income: VisitIncome | null;
  /** true when secured. */
  essentials: { housing: boolean | null; education: boolean | null; water: boolean | null } | null;
  /** 已落实帮扶措施 in words: `产业帮扶·养殖业`. */
  measures: string[];
  /** A55, with the whole number for those who may see it: the officer who visits calls it. */
  contactOfficer: { name: string; phone: string | null } | null;
  /** The latest accepted form: when, and what came of it. */
  lastForm: { visitedOn: string; opinion: string | null } | null;
  /** The latest form on this household that waits for the township. */
  waiting: { visitedOn: string; by: string; mine: boolean } | null;
}

/** The member's fields under the names of `CorrectMember`; the ID number only as known or not. */
export interface VisitMember extends MemberFields {
  person: string;
  relation: string;
  idNumberKnown: boolean;
  phoneKnown: boolean;
}

/** Amounts in yuan; null is unknown. */
export interface VisitIncome {
  periodFrom: string | null;
  periodTo: string | null;
  A28: number | null;
  A29: number | null;
  A30: number | null;
  A31: number | null;
  A32: number | null;
  A35: number | null;
  A36: number | null;
  priorPerHead: number | null;
  /** 家庭人均纯收入 */
  A34: number | null;
}

export interface VisitTask {
  kind: 'lead' | 'case';
  household: string;
  /** 核实线索, 登记入户核查初判 */
  title: string;
  /** Why, in words: the lead's reasons. */
  words: string | null;
  dueOn: string | null;
}
