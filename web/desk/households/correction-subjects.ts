import {
  ESSENTIALS_FIELDS,
  type FieldLabel,
  HOUSEHOLD_FIELDS,
  INCOME_FIELDS,
  MEMBER_FIELDS,
} from '../../../contract/household-fields.ts';
import type { HouseholdView } from '../../../contract/households.ts';
import type { JudgedHousehold } from '../../../policy/facts/household-as-told.ts';
import { withEssentials, withHome, withIncome, withMember } from '../../../policy/facts/with-changes.ts';

export type FieldValue = string | number | boolean | readonly string[] | null;

/** What can be corrected in one go, as it stands now. */
export interface Correction {
  title: string;
  /** After the household's path: `/members/…/correction`. */
  path: `/${string}`;
  fields: Readonly<Record<string, FieldLabel>>;
  current: Readonly<Record<string, FieldValue>>;
  /** Fields whose present value is masked: typed anew or left alone. */
  sealed: readonly string[];
  /** The household of today with changes from a day on; undefined when today would stay as it is. */
  applied: (
    household: JudgedHousehold,
    changes: Readonly<Record<string, FieldValue>>,
    from: string,
  ) => JudgedHousehold | undefined;
}

function valuesOf(fields: Readonly<Record<string, FieldLabel>>, source: object): Record<string, FieldValue> {
  const all = source as Readonly<Record<string, FieldValue>>;
  return Object.fromEntries(Object.keys(fields).map((field) => [field, all[field] ?? null]));
}

/** A5–A22 of one member. */
export function memberCorrection(view: HouseholdView, person: string): Correction {
  const member = view.members.find((each) => each.person === person) ?? {};
  return {
    title: '更正成员资料',
    path: `/members/${person}/correction`,
    fields: MEMBER_FIELDS,
    current: valuesOf(MEMBER_FIELDS, member),
    sealed: ['idNumber', 'phone'],
    applied: (household, changes, from) => withMember(household, person, changes, from),
  };
}

/** What concerns the household as a whole. The head's name follows the members. */
export function householdCorrection(view: HouseholdView): Correction {
  const { headName: _headName, ...fields } = HOUSEHOLD_FIELDS;
  return {
    title: '更正农户资料',
    path: '/correction',
    fields,
    current: valuesOf(fields, view),
    sealed: ['phone', 'address'],
    applied: withHome,
  };
}

/** The amounts of the period in force. */
export function incomeCorrection(view: HouseholdView): Correction {
  return {
    title: '更正收支',
    path: '/income/correction',
    fields: INCOME_FIELDS,
    current: valuesOf(INCOME_FIELDS, view.income.at(-1) ?? {}),
    sealed: [],
    applied: withIncome,
  };
}

/** 住房, 义务教育, 饮水. */
export function essentialsCorrection(view: HouseholdView): Correction {
  return {
    title: '更正三保障和饮水安全',
    path: '/essentials/correction',
    fields: ESSENTIALS_FIELDS,
    current: valuesOf(ESSENTIALS_FIELDS, view.essentials ?? {}),
    sealed: [],
    applied: withEssentials,
  };
}
