import type { Fen } from '../../domain/money.ts';
import type { PlainDate } from '../../domain/plain-date.ts';

// Null is blank, which means unknown. The two blanks that mean 0 (A29–A32, A35, A36 beside other amounts; months without
// a region) stay null here: what counts as 0 is decided where facts are made.

export interface AreaRow {
  code: string | null;
  name: string | null;
  parentCode: string | null;
  ruralPopulation: number | null;
  marks: string[] | null;
}

export interface HouseholdRow {
  householdNo: string | null;
  villageCode: string | null;
  villageName: string | null;
  villageGroup: string | null;
  householdType: string | null;
  isLifted: boolean | null;
  liftedYear: number | null;
  headName: string | null;
  phone: string | null;
  inResettlementSite: boolean | null;
  periodFrom: PlainDate | null;
  periodTo: PlainDate | null;
  A28: Fen | null;
  A29: Fen | null;
  A30: Fen | null;
  A31: Fen | null;
  A32: Fen | null;
  A35: Fen | null;
  A36: Fen | null;
  priorPerHead: Fen | null;
  housingSecured: boolean | null;
  educationSecured: boolean | null;
  waterSecured: boolean | null;
}

export interface MemberRow {
  householdNo: string | null;
  name: string | null;
  sex: string | null;
  /** Normalised: 18 characters, or 20 or 22 of a disability certificate. */
  idNumber: string | null;
  relation: string | null;
  ethnicGroup: string | null;
  politicalStatus: string | null;
  education: string | null;
  school: string | null;
  health: string[] | null;
  labour: string | null;
  workRegion: string | null;
  workMonths: number | null;
  medicalInsurance: string | null;
  seriousIllnessInsurance: boolean | null;
  pension: string | null;
  subsistenceAllowance: string | null;
  extremePovertySupport: string | null;
  relocated: boolean | null;
  phone: string | null;
}

export interface MonitoredRow {
  householdNo: string | null;
  category: string | null;
  /** The first of the month when only a month is given. */
  identifiedOn: PlainDate | null;
  identifiedMembers: number | null;
  riskTypes: string[] | null;
  mainRisk: string | null;
  removed: boolean | null;
  removedOn: PlainDate | null;
  removalWay: string | null;
  contactOfficer: string | null;
  contactPhone: string | null;
}

export interface MeasureRow {
  householdNo: string | null;
  kind: string | null;
  measure: string | null;
  startOn: PlainDate | null;
  endOn: PlainDate | null;
  amount: Fen | null;
  fundSource: string | null;
  department: string | null;
  state: string | null;
}

export interface SweepFormRow {
  householdNo: string | null;
  visitedOn: PlainDate | null;
  householdType: string | null;
  memberCount: number | null;
  perHead: Fen | null;
  incomeReached: boolean | null;
  educationSecured: boolean | null;
  medicalSecured: boolean | null;
  housingSecured: boolean | null;
  waterSecured: boolean | null;
  meetsIdentification: boolean | null;
  riskTypes: string[] | null;
  meetsRemoval: boolean | null;
  meetsMonitoring: boolean | null;
  opinion: string | null;
  homeSituation: string | null;
  visitors: string | null;
}

/** The typed row of each sheet. */
export interface RowOf {
  areas: AreaRow;
  households: HouseholdRow;
  members: MemberRow;
  monitored: MonitoredRow;
  measures: MeasureRow;
  sweepForms: SweepFormRow;
}

export type SheetKey = keyof RowOf;
