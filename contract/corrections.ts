import { type Static, type TObject, Type } from 'typebox';
import { labelsOf } from '../domain/code-lists/code-list.ts';
import { healthStates, relations } from '../domain/code-lists/person.ts';
import {
  ESSENTIALS_FIELDS,
  type FieldLabel,
  HOUSEHOLD_FIELDS,
  INCOME_FIELDS,
  MEMBER_FIELDS,
} from './household-fields.ts';

/**
 * Null is "not known". `nullable` beside one type, not a union of types: the server turns texts of a query into what a
 * schema asks for, and with a union it would turn `false` into null or null into an empty text.
 */
function nullable<Value>(schema: Record<string, unknown>, { label, code }: FieldLabel) {
  const title = code ? `${code} ${label}` : label;
  return Type.Optional(Type.Unsafe<Value | null>({ ...schema, nullable: true, title }));
}

function text(field: FieldLabel, maxLength = 100) {
  return nullable<string>({ type: 'string', minLength: 1, maxLength }, field);
}

function day(field: FieldLabel) {
  return nullable<string>({ type: 'string', format: 'date' }, field);
}

function yesNo(field: FieldLabel) {
  return nullable<boolean>({ type: 'boolean' }, field);
}

/** A value of a closed list, any word of an open one. */
function choice(field: FieldLabel) {
  if (!field.list?.closed) return text(field, 40);
  return nullable<string>({ type: 'string', enum: [...labelsOf(field.list), null] }, field);
}

/** Yuan with at most two decimals, within ±10¹⁰. */
function yuan(field: FieldLabel) {
  return nullable<number>({ type: 'number', minimum: -1e10, maximum: 1e10 }, field);
}

/** From which day, why, on which version seen, and only the fields that change; null means not known. */
function correctionOf<Changes extends TObject>(changes: Changes) {
  return Type.Object(
    {
      from: Type.String({ title: '从哪天起', format: 'date' }),
      reason: Type.String({ title: '更正理由', minLength: 2, maxLength: 500 }),
      version: Type.Integer({ title: '所见版本', minimum: 1 }),
      changes,
      askFirst: Type.Optional(Type.Boolean({ title: '有新的疑点时先问一声，不保存' })),
    },
    { additionalProperties: false },
  );
}

const closed = { additionalProperties: false, minProperties: 1, title: '更正的内容' } as const;
const m = MEMBER_FIELDS;

/** `POST …/households/:household/members/:person/correction` */
export const CorrectMember = correctionOf(
  Type.Object(
    {
      name: Type.Optional(Type.String({ title: 'A5 姓名', minLength: 1, maxLength: 40 })),
      relation: Type.Optional(Type.String({ title: 'A8 与户主关系', enum: labelsOf(relations) })),
      sex: choice(m.sex),
      idNumber: text(m.idNumber, 30),
      birthDate: day(m.birthDate),
      ethnicity: choice(m.ethnicity),
      politicalStatus: choice(m.politicalStatus),
      education: choice(m.education),
      studentStatus: choice(m.studentStatus),
      health: nullable<string[]>(
        { type: 'array', items: { type: 'string', enum: labelsOf(healthStates) }, minItems: 1, uniqueItems: true },
        m.health,
      ),
      labour: choice(m.labour),
      workRegion: choice(m.workRegion),
      workMonths: nullable<number>({ type: 'integer', minimum: 0, maximum: 12 }, m.workMonths),
      medicalInsurance: choice(m.medicalInsurance),
      criticalIllnessInsurance: yesNo(m.criticalIllnessInsurance),
      pensionInsurance: choice(m.pensionInsurance),
      subsistenceAllowance: choice(m.subsistenceAllowance),
      extremePovertySupport: choice(m.extremePovertySupport),
      relocated: yesNo(m.relocated),
      phone: text(m.phone, 30),
    },
    closed,
  ),
);
export type CorrectMemberInput = Static<typeof CorrectMember>;

/** `POST …/households/:household/correction` */
export const CorrectHousehold = correctionOf(
  Type.Object(
    {
      villageGroup: text(HOUSEHOLD_FIELDS.villageGroup, 40),
      resettlementSite: yesNo(HOUSEHOLD_FIELDS.resettlementSite),
      phone: text(HOUSEHOLD_FIELDS.phone, 30),
      address: text(HOUSEHOLD_FIELDS.address, 200),
    },
    closed,
  ),
);
export type CorrectHouseholdInput = Static<typeof CorrectHousehold>;

/** `POST …/households/:household/income/correction`: yuan; what is left out stays as it was on that day. */
export const CorrectIncome = correctionOf(
  Type.Object(
    {
      A28: yuan(INCOME_FIELDS.A28),
      A29: yuan(INCOME_FIELDS.A29),
      A30: yuan(INCOME_FIELDS.A30),
      A31: yuan(INCOME_FIELDS.A31),
      A32: yuan(INCOME_FIELDS.A32),
      A35: yuan(INCOME_FIELDS.A35),
      A36: yuan(INCOME_FIELDS.A36),
      priorPerHead: yuan(INCOME_FIELDS.priorPerHead),
    },
    closed,
  ),
);
export type CorrectIncomeInput = Static<typeof CorrectIncome>;

/** `POST …/households/:household/essentials/correction`: true when secured. */
export const CorrectEssentials = correctionOf(
  Type.Object(
    {
      housing: yesNo(ESSENTIALS_FIELDS.housing),
      education: yesNo(ESSENTIALS_FIELDS.education),
      water: yesNo(ESSENTIALS_FIELDS.water),
    },
    closed,
  ),
);
export type CorrectEssentialsInput = Static<typeof CorrectEssentials>;

/** What every correction answers: the version now, and whether anything differed. */
export interface Corrected {
  household: string;
  version: number;
  changed: boolean;
}
