import { uninsured } from '../../domain/code-lists/insurance.ts';
import type { MemberFact } from './definition.ts';
import type { MemberOnDay } from './household-on-day.ts';
import { countOf, type MemberTest, MONTHS_OF_A_YEAR, quoted, schoolUnknown, tallyOf } from './tally.ts';

/** Labels of A12 that begin so are beyond compulsory education (LZ 一(一)2·六). */
const BEYOND_COMPULSORY = ['普通高中', '中职', '高职高专', '技师学院', '本科', '硕士'];
const AWAY_REGIONS = ['县外省内', '省外'];
const ABLE_LABOUR = ['普通劳动力', '技能劳动力'];

function hasHealth(label: string): MemberTest {
  return { inMemory: ({ health }) => health?.includes(label) ?? false, sql: `'${label}' = any(p.health)` };
}

const healthUnknown: MemberTest = {
  inMemory: ({ health }) => !health?.length,
  sql: 'coalesce(cardinality(p.health), 0) = 0',
};

function isAway({ workRegion }: MemberOnDay): boolean {
  return workRegion !== undefined && AWAY_REGIONS.includes(workRegion);
}
const IS_AWAY_SQL = `p.work_region in (${quoted(AWAY_REGIONS)})`;

/** No region and no months is no work; months without a region may have been spent away or nearby. */
function regionUnknown({ workRegion, workMonths }: MemberOnDay): boolean {
  return workRegion === undefined && workMonths !== undefined && workMonths > 0;
}
const REGION_UNKNOWN_SQL = 'p.work_region is null and p.work_months > 0';

function awayMonthsMore(member: MemberOnDay): number {
  if (regionUnknown(member)) return member.workMonths ?? 0;
  return isAway(member) && member.workMonths === undefined ? MONTHS_OF_A_YEAR : 0;
}

export const MEMBER_FACTS: readonly MemberFact[] = [
  countOf(
    { id: 'uninsured', label: '未参加基本医疗保险人数', needs: 'A17', worse: 'higher' },
    { inMemory: (member) => member.medicalInsurance === uninsured, sql: `p.medical_insurance = '${uninsured}'` },
    { inMemory: (member) => member.medicalInsurance === undefined, sql: 'p.medical_insurance is null' },
  ),
  countOf(
    { id: 'seriouslyIll', label: '患有大病人数', needs: 'A13', worse: 'higher' },
    hasHealth('患有大病'),
    healthUnknown,
  ),
  countOf({ id: 'disabled', label: '残疾人数', needs: 'A13', worse: 'higher' }, hasHealth('残疾'), healthUnknown),
  countOf(
    { id: 'chronicallyIll', label: '长期慢性病人数', needs: 'A13', worse: 'higher' },
    hasHealth('长期慢性病'),
    healthUnknown,
  ),
  countOf(
    { id: 'beyondCompulsory', label: '在读非义务教育人数', needs: 'A12', worse: 'higher' },
    {
      inMemory: ({ studentStatus }) => BEYOND_COMPULSORY.some((stage) => studentStatus?.startsWith(stage)),
      sql: `p.student_status like any (array[${quoted(BEYOND_COMPULSORY.map((stage) => `${stage}%`))}])`,
    },
    schoolUnknown,
  ),
  countOf(
    { id: 'awayWorkers', label: '县外务工人数', needs: 'A15', worse: undefined },
    { inMemory: isAway, sql: IS_AWAY_SQL },
    { inMemory: regionUnknown, sql: REGION_UNKNOWN_SQL },
  ),
  tallyOf({
    id: 'awayMonths',
    label: '县外务工月数合计',
    unit: 'months',
    needs: ['A15', 'A16'],
    worse: 'lower',
    known: {
      inMemory: (member) => (isAway(member) ? (member.workMonths ?? 0) : 0),
      sql: `coalesce(sum(p.work_months) filter (where ${IS_AWAY_SQL}), 0)`,
    },
    more: {
      inMemory: awayMonthsMore,
      sql: `coalesce(sum(p.work_months) filter (where ${REGION_UNKNOWN_SQL}), 0)
      + ${MONTHS_OF_A_YEAR} * count(*) filter (where ${IS_AWAY_SQL} and p.work_months is null)`,
    },
  }),
  countOf(
    { id: 'ableWorkers', label: '有劳动能力人数', needs: 'A14', worse: 'lower' },
    {
      inMemory: ({ labour }) => labour !== undefined && ABLE_LABOUR.includes(labour),
      sql: `p.labour in (${quoted(ABLE_LABOUR)})`,
    },
    { inMemory: ({ labour }) => labour === undefined, sql: 'p.labour is null' },
  ),
];
