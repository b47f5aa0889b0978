import type { PlainDate } from '../../domain/plain-date.ts';
import { monthBefore } from './days.ts';
import { isAbleWorker, type Situation } from './people.ts';
import type { Random } from './random.ts';

/** One household of the sheet 监测对象. Months are written `YYYYMM`. */
export interface Monitored {
  readonly category: string;
  readonly identified: string;
  readonly riskTypes: readonly string[];
  /** The month of the removal, where the risk is removed. */
  readonly removed: string | null;
  /** Which of the village's officers keeps contact. */
  readonly officer: number;
}

/** One row of the sheet 帮扶措施. */
export interface Measure {
  readonly kind: string;
  readonly measure: string;
  readonly startOn: PlainDate;
  /** Whole yuan. */
  readonly amount: number;
  readonly fund: string;
  readonly department: string;
}

interface Cause {
  readonly risk: string;
  readonly holds: (members: readonly Situation[]) => boolean;
  readonly measures: readonly Omit<Measure, 'startOn' | 'amount'>[];
}

const work = { kind: '就业帮扶', measure: '外出务工补贴', fund: '衔接资金', department: '人社局' };
const cleaning = { kind: '公益岗位帮扶', measure: '保洁员', fund: '行业资金', department: '人社局' };
const farming = { kind: '产业帮扶', measure: '种植业', fund: '衔接资金', department: '农业农村局' };
const raising = { kind: '产业帮扶', measure: '养殖业', fund: '衔接资金', department: '农业农村局' };
const relief = { kind: '综合保障', measure: '临时救助', fund: '行业资金', department: '民政局' };
const insurance = { kind: '综合保障', measure: '防贫保险', fund: '财政资金', department: '乡村振兴局' };
const gift = { kind: '社会帮扶', measure: '社会捐助', fund: '社会捐赠', department: '乡村振兴局' };

/** What brings a household under monitoring, and what is done then; the first that holds is the main risk. */
const causes: readonly Cause[] = [
  {
    risk: '因病',
    holds: (members) => members.some(({ health }) => health === '患有大病'),
    measures: [{ kind: '健康帮扶', measure: '医疗救助', fund: '行业资金', department: '医保局' }, relief, insurance],
  },
  {
    risk: '因残',
    holds: (members) => members.some(({ health }) => health === '残疾'),
    measures: [{ kind: '综合保障', measure: '残疾人补贴', fund: '财政资金', department: '残联' }, cleaning, relief],
  },
  {
    risk: '因学',
    holds: (members) => members.some(({ school }) => /^(?:中职|高职高专)/.test(school ?? '')),
    measures: [{ kind: '教育帮扶', measure: '雨露计划', fund: '衔接资金', department: '教育局' }, gift],
  },
  { risk: '缺劳动力', holds: (members) => !members.some(isAbleWorker), measures: [relief, raising, insurance] },
  {
    risk: '因务工就业不稳',
    holds: (members) => members.some(({ workMonths }) => workMonths !== null && workMonths < 9),
    measures: [work, cleaning, { kind: '就业帮扶', measure: '技能培训', fund: '行业资金', department: '人社局' }],
  },
  { risk: '因产业项目失败', holds: () => true, measures: [farming, raising, insurance] },
];

/** A household that was identified three to thirty months ago; some two fifths have their risk removed since. */
export function monitoredOf(
  random: Random,
  household: { lifted: boolean; strained: boolean; members: readonly Situation[] },
  today: PlainDate,
): Monitored {
  const monthsAgo = random.between(3, 30);
  const ordinary = random.chance(0.85) ? '边缘易致贫户' : '突发严重困难户';
  const mayBeRemoved = monthsAgo >= 12 && random.chance(household.strained ? 0.15 : 0.75);
  const risks = causes.filter(({ holds }) => holds(household.members)).map(({ risk }) => risk);
  return {
    category: household.lifted ? '脱贫不稳定户' : ordinary,
    identified: monthBefore(today, monthsAgo),
    riskTypes: risks.slice(0, random.chance(0.3) && risks.length > 2 ? 2 : 1),
    removed: mayBeRemoved ? monthBefore(today, random.between(3, monthsAgo - 8)) : null,
    officer: random.between(0, 4),
  };
}

/** One to three measures against the main risk, begun in the half year after the recognition. */
export function measuresOf(random: Random, { riskTypes, identified }: Monitored, today: PlainDate): Measure[] {
  const cause = causes.find(({ risk }) => risk === riskTypes[0]);
  const count = random.between(1, 3);
  return (cause?.measures ?? []).slice(0, count).map((measure) => {
    const month = monthBefore(`${identified.slice(0, 4)}-${identified.slice(4)}-01`, -random.between(0, 5));
    const latest = monthBefore(today, 2);
    const [start = month] = [month, latest].sort();
    return { ...measure, startOn: `${start.slice(0, 4)}-${start.slice(4)}-01`, amount: 100 * random.between(5, 60) };
  });
}
