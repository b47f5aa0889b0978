import { type CodeList, labelsOf } from '../../domain/code-lists/code-list.ts';
import {
  extremePovertySupports,
  medicalInsurances,
  pensionInsurances,
  subsistenceAllowances,
} from '../../domain/code-lists/insurance.ts';
import {
  educationLevels,
  healthStates,
  labourSkills,
  relations,
  schoolStages,
  sexes,
  workRegions,
} from '../../domain/code-lists/person.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { FactShapes } from '../engine/tree.ts';
import type { HouseholdFact, PersonFact } from './definition.ts';
import { schoolYearBegin, schoolYearBeginSql, yearsBetween, yearsSql } from './elapsed.ts';
import { HOUSEHOLD_FACTS } from './further.ts';
import type { HouseholdOnDay, MemberOnDay } from './household-on-day.ts';

/** A life; and the difference of two. */
const YEARS_BOUND = 1000n;

type TextField = Extract<
  keyof MemberOnDay,
  | 'relation'
  | 'sex'
  | 'education'
  | 'studentStatus'
  | 'labour'
  | 'workRegion'
  | 'medicalInsurance'
  | 'pensionInsurance'
  | 'subsistenceAllowance'
  | 'extremePovertySupport'
>;

function coded(id: TextField, list: CodeList, sql: string): PersonFact {
  return {
    ...{ id, label: list.title, unit: 'label', labels: labelsOf(list), bound: 1n, needs: [list.field ?? id], sql },
    inMemory: (member) => member[id],
  };
}

function flag(id: string, label: string, needs: string, inMemory: PersonFact['inMemory'], sql: string): PersonFact {
  return { id, label, unit: 'boolean', bound: 1n, needs: [needs], inMemory, sql };
}

function years(id: string, label: string, inMemory: PersonFact['inMemory'], sql: string): PersonFact {
  return { id, label, unit: 'years', bound: YEARS_BOUND, needs: ['birthDate'], inMemory, sql };
}

/** The head, where there is exactly one: the others' relations are to that person. */
function headOf({ members }: HouseholdOnDay): MemberOnDay | undefined {
  const heads = members.filter(({ relation }) => relation === '户主');
  return heads.length === 1 ? heads[0] : undefined;
}

function beginOf(on: PlainDate | undefined): PlainDate | undefined {
  return on === undefined ? undefined : schoolYearBegin(on);
}

/** What rules of scope `person` may ask of one member. */
export const PERSON_FACTS: readonly PersonFact[] = [
  coded('relation', relations, 'm.relation'),
  coded('sex', sexes, 'p.sex'),
  coded('education', educationLevels, 'p.education'),
  coded('studentStatus', schoolStages, 'p.student_status'),
  coded('labour', labourSkills, 'p.labour'),
  coded('workRegion', workRegions, 'p.work_region'),
  coded('medicalInsurance', medicalInsurances, 'p.medical_insurance'),
  coded('pensionInsurance', pensionInsurances, 'p.pension_insurance'),
  coded('subsistenceAllowance', subsistenceAllowances, 'p.subsistence_allowance'),
  coded('extremePovertySupport', extremePovertySupports, 'p.extreme_poverty_support'),
  {
    ...{
      id: 'health',
      label: healthStates.title,
      unit: 'labels',
      labels: labelsOf(healthStates),
      bound: 1n,
      needs: ['A13'],
    },
    inMemory: ({ health }) => (health?.length ? health : undefined),
    sql: `nullif(p.health, '{}')`,
  },
  {
    ...{ id: 'workMonths', label: '务工时间', unit: 'months', bound: 12n, needs: ['A16'] },
    inMemory: ({ workMonths }) => (workMonths === undefined ? undefined : BigInt(workMonths)),
    sql: 'p.work_months',
  },
  flag(
    'criticalIllnessInsurance',
    '参加大病保险',
    'A18',
    (member) => member.criticalIllnessInsurance,
    'p.critical_illness_insurance',
  ),
  flag(
    'idNumberShared',
    '证件号码与别人相同',
    'A7',
    ({ idNumberShared }) => idNumberShared ?? false,
    'coalesce(p.id_number_shared, false)',
  ),
  flag('elsewhere', '同时在别的户里', 'A8', ({ elsewhere }) => elsewhere ?? false, 'p.elsewhere'),
  years('age', '年龄', ({ birthDate }, { on }) => yearsBetween(birthDate, on), yearsSql('p.birth_date', '{on}')),
  years(
    'schoolAge',
    '本学年 9 月 1 日的年龄',
    ({ birthDate }, { on }) => yearsBetween(birthDate, beginOf(on)),
    yearsSql('p.birth_date', schoolYearBeginSql('{on}')),
  ),
  years(
    'yearsAfterHead',
    '比户主小',
    ({ birthDate }, household) => yearsBetween(headOf(household)?.birthDate, birthDate),
    yearsSql('p.head_born', 'p.birth_date'),
  ),
  years(
    'yearsBeforeHead',
    '比户主大',
    ({ birthDate }, household) => yearsBetween(birthDate, headOf(household)?.birthDate),
    yearsSql('p.birth_date', 'p.head_born'),
  ),
  flag(
    'sexOfHead',
    '与户主同性别',
    'A6',
    ({ sex }, household) => {
      const head = headOf(household)?.sex;
      return sex === undefined || head === undefined ? undefined : sex === head;
    },
    'p.sex = p.head_sex',
  ),
];

/** What a person's rule may ask of the household: in which schemes it is. */
export const SCHEME_FACTS: readonly HouseholdFact[] = HOUSEHOLD_FACTS.flatMap((fact) =>
  'from' in fact && fact.from === 'enrolments' ? [fact] : [],
);

/** The same as the engine looks them up. */
export const PERSON_SHAPES: FactShapes = new Map([...PERSON_FACTS, ...SCHEME_FACTS].map((fact) => [fact.id, fact]));
