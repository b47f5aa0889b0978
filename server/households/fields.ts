import type { MemberFields } from '../../contract/member-fields.ts';

/** A value of a version row; null is unknown, never "none". */
export type FieldValue = string | number | boolean | readonly string[] | null;

export interface HouseholdValues {
  villageGroup: string | null;
  headName: string | null;
  /** A1 */
  resettlementSite: boolean | null;
  phone: string | null;
  address: string | null;
}

/** The birth date is taken from the ID number when that is given and the date is not. */
export interface PersonValues extends MemberFields {
  idNumber: string | null;
  phone: string | null;
}

export interface MembershipValues {
  relation: string;
  /** Place in the household's list, from 0. */
  position: number;
}

export interface EnrolmentValues {
  category: string | null;
  liftedYear: number | null;
  recognisedMembers: number | null;
  riskTypes: readonly string[];
  mainRisk: string | null;
  riskRemovedOn: string | null;
  removalWay: string | null;
  caseId: string | null;
}

export interface ContactValues {
  name: string;
  phone: string | null;
}

export interface ValuesOf {
  household_version: HouseholdValues;
  person_version: PersonValues;
  membership: MembershipValues;
  enrolment: EnrolmentValues;
  contact_officer: ContactValues;
}

/** Whose value a row is; the columns of the same names. */
export interface SubjectOf {
  household_version: { readonly household: string };
  person_version: { readonly person: string };
  membership: { readonly household: string; readonly person: string };
  enrolment: { readonly household: string; readonly scheme: 'lifted' | 'monitored' };
  contact_officer: { readonly household: string };
}

export type VersionTable = keyof ValuesOf;

interface Shape<Table extends VersionTable> {
  readonly subject: readonly (keyof SubjectOf[Table] & string)[];
  /** What each field is when it was never told. */
  readonly blank: { readonly [field in keyof ValuesOf[Table]]: FieldValue };
  /** Fields that stand in the sealed `private` value and in no column of their own. */
  readonly sealed: readonly (keyof ValuesOf[Table] & string)[];
}

/** How the rows of each version table are made up. */
export const VERSION_SHAPES: { readonly [table in VersionTable]: Shape<table> } = {
  household_version: {
    subject: ['household'],
    blank: { villageGroup: null, headName: null, resettlementSite: null, phone: null, address: null },
    sealed: ['phone', 'address'],
  },
  person_version: {
    subject: ['person'],
    blank: {
      ...{ name: '', sex: null, birthDate: null, ethnicity: null, politicalStatus: null, education: null },
      ...{ studentStatus: null, health: null, labour: null, workRegion: null, workMonths: null },
      ...{ medicalInsurance: null, criticalIllnessInsurance: null, pensionInsurance: null },
      ...{ subsistenceAllowance: null, extremePovertySupport: null, relocated: null, idNumber: null, phone: null },
    },
    sealed: ['idNumber', 'phone'],
  },
  membership: { subject: ['household', 'person'], blank: { relation: '其他', position: 0 }, sealed: [] },
  enrolment: {
    subject: ['household', 'scheme'],
    blank: {
      ...{ category: null, liftedYear: null, recognisedMembers: null, riskTypes: [], mainRisk: null },
      ...{ riskRemovedOn: null, removalWay: null, caseId: null },
    },
    sealed: [],
  },
  contact_officer: { subject: ['household'], blank: { name: '', phone: null }, sealed: ['phone'] },
};

/** `workMonths` → `work_months` */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
