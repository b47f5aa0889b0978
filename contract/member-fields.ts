/** A5–A22 of a member as they are held, sent and shown; coded values are the labels of the code lists, null is unknown. */
export interface MemberFields {
  name: string;
  sex: string | null;
  birthDate: string | null;
  ethnicity: string | null;
  politicalStatus: string | null;
  education: string | null;
  studentStatus: string | null;
  /** A13; `['已登记']` for readers above the county. */
  health: readonly string[] | null;
  labour: string | null;
  workRegion: string | null;
  workMonths: number | null;
  medicalInsurance: string | null;
  criticalIllnessInsurance: boolean | null;
  pensionInsurance: string | null;
  subsistenceAllowance: string | null;
  extremePovertySupport: string | null;
  relocated: boolean | null;
}
