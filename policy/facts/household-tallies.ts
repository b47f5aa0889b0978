import { ageOn, type PlainDate } from '../../domain/plain-date.ts';
import type { MemberFact } from './definition.ts';
import { schoolYearBegin, schoolYearBeginSql } from './elapsed.ts';
import type { MemberOnDay } from './household-on-day.ts';
import { PRESCHOOL, VOCATIONAL } from './stages.ts';
import { countOf, type MemberTest, quoted, schoolUnknown } from './tally.ts';

const NEVER: MemberTest = { inMemory: () => false, sql: 'false' };
const BORN_UNKNOWN: MemberTest = {
  inMemory: ({ birthDate }, on) => birthDate === undefined || on === undefined,
  sql: 'p.birth_date is null',
};

/** 义务教育法 第十一条: from six on; nine years of it end at fifteen. */
const SCHOOL_AGES = [6, 15] as const;

function related(relation: string): MemberTest {
  return { inMemory: (member) => member.relation === relation, sql: `m.relation = '${relation}'` };
}

/** At least `from`, and below `below`, whole years old. Born on the day so many years ago is just that old, also from 29 February. */
function ages({
  from = Number.NEGATIVE_INFINITY,
  below = Number.POSITIVE_INFINITY,
}: {
  from?: number;
  below?: number;
}): MemberTest {
  return {
    inMemory: ({ birthDate }, on) => {
      const age = birthDate === undefined || on === undefined ? Number.NaN : ageOn(birthDate, on);
      return age >= from && age < below;
    },
    sql: bornSql({ from, below }, '{on}'),
  };
}

/** Compared as days: worked out as years of everybody, a county's ages take longer than all other counts together. */
function bornSql({ from, below }: { from: number; below: number }, on: string): string {
  const ago = (years: number) => `(${on} - interval '${years} years')::date`;
  const sides = [
    Number.isFinite(from) && `p.birth_date <= ${ago(from)}`,
    Number.isFinite(below) && `p.birth_date > ${ago(below)}`,
  ];
  return sides.filter(Boolean).join(' and ');
}

function isAtSchool({ studentStatus }: MemberOnDay): boolean {
  return studentStatus !== undefined && !PRESCHOOL.includes(studentStatus);
}
const AT_SCHOOL_SQL = `coalesce(p.student_status not in (${quoted(PRESCHOOL)}), false)`;

function isSchoolAge({ birthDate }: MemberOnDay, on: PlainDate | undefined): boolean {
  if (birthDate === undefined || on === undefined) return false;
  const age = ageOn(birthDate, schoolYearBegin(on));
  return age >= SCHOOL_AGES[0] && age < SCHOOL_AGES[1];
}
const SCHOOL_AGE_SQL = bornSql({ from: SCHOOL_AGES[0], below: SCHOOL_AGES[1] }, schoolYearBeginSql('{on}'));

const outOfSchool: MemberTest = {
  inMemory: (member, on) => isSchoolAge(member, on) && !isAtSchool(member) && !schoolUnknown.inMemory(member, on),
  sql: `${SCHOOL_AGE_SQL} and not ${AT_SCHOOL_SQL} and not (${schoolUnknown.sql})`,
};
/** Of school age and nothing said of school, or out of school and nothing said of the age. */
const perhapsOutOfSchool: MemberTest = {
  inMemory: (member, on) =>
    !isAtSchool(member) &&
    (BORN_UNKNOWN.inMemory(member, on) || (isSchoolAge(member, on) && schoolUnknown.inMemory(member, on))),
  sql: `not ${AT_SCHOOL_SQL} and (p.birth_date is null or (${SCHOOL_AGE_SQL} and ${schoolUnknown.sql}))`,
};

const NOT_ENTITLED = '不享受';
const LABOUR = ['普通劳动力', '技能劳动力', '弱劳动力或半劳动力'];
const WEAK = '弱劳动力或半劳动力';

const labourUnknown: MemberTest = {
  inMemory: ({ labour }) => labour === undefined,
  sql: 'p.labour is null',
};

/** Counts over members that only lists, findings and thresholds of a county ask. */
export const HOUSEHOLD_TALLIES: readonly MemberFact[] = [
  countOf({ id: 'heads', label: '户主人数', needs: 'A8', worse: undefined }, related('户主'), NEVER),
  countOf({ id: 'spouses', label: '配偶人数', needs: 'A8', worse: undefined }, related('配偶'), NEVER),
  countOf(
    { id: 'minors', label: '未满 16 周岁人数', needs: 'birthDate', worse: undefined },
    ages({ below: 16 }),
    BORN_UNKNOWN,
  ),
  countOf(
    { id: 'elders', label: '60 周岁以上人数', needs: 'birthDate', worse: undefined },
    ages({ from: 60 }),
    BORN_UNKNOWN,
  ),
  countOf(
    { id: 'students', label: '在校生人数', needs: 'A12', worse: undefined },
    { inMemory: isAtSchool, sql: AT_SCHOOL_SQL },
    schoolUnknown,
  ),
  countOf(
    { id: 'vocationalStudents', label: '中职、高职和技师学院在校生人数', needs: 'A12', worse: undefined },
    {
      inMemory: ({ studentStatus }) => studentStatus !== undefined && VOCATIONAL.includes(studentStatus),
      sql: `p.student_status in (${quoted(VOCATIONAL)})`,
    },
    schoolUnknown,
  ),
  countOf(
    { id: 'outOfSchool', label: '义务教育年龄不在校人数', needs: 'A12', worse: 'higher' },
    outOfSchool,
    perhapsOutOfSchool,
  ),
  countOf(
    { id: 'labourers', label: '有劳动力（含弱、半劳动力）人数', needs: 'A14', worse: 'lower' },
    {
      inMemory: ({ labour }) => labour !== undefined && LABOUR.includes(labour),
      sql: `p.labour in (${quoted(LABOUR)})`,
    },
    labourUnknown,
  ),
  countOf(
    { id: 'weakWorkers', label: '弱、半劳动力人数', needs: 'A14', worse: undefined },
    { inMemory: ({ labour }) => labour === WEAK, sql: `p.labour = '${WEAK}'` },
    labourUnknown,
  ),
  countOf(
    { id: 'workers', label: '务工人数', needs: 'A15', worse: undefined },
    {
      inMemory: ({ workRegion, workMonths }) => workRegion !== undefined || (workMonths ?? 0) > 0,
      sql: '(p.work_region is not null or coalesce(p.work_months, 0) > 0)',
    },
    NEVER,
  ),
  countOf(
    { id: 'onAllowance', label: '享受低保人数', needs: 'A20', worse: undefined },
    {
      inMemory: ({ subsistenceAllowance: held }) => held !== undefined && held !== NOT_ENTITLED,
      sql: `p.subsistence_allowance <> '${NOT_ENTITLED}'`,
    },
    {
      inMemory: ({ subsistenceAllowance }) => subsistenceAllowance === undefined,
      sql: 'p.subsistence_allowance is null',
    },
  ),
  countOf(
    { id: 'extremelyPoor', label: '特困供养人数', needs: 'A21', worse: undefined },
    {
      inMemory: ({ extremePovertySupport: held }) => held !== undefined && held !== NOT_ENTITLED,
      sql: `p.extreme_poverty_support <> '${NOT_ENTITLED}'`,
    },
    {
      inMemory: ({ extremePovertySupport }) => extremePovertySupport === undefined,
      sql: 'p.extreme_poverty_support is null',
    },
  ),
];
