import type { PackLayer, Parameter, Rule } from './pack.ts';
import { QUIET_DAYS } from './quiet-days.ts';

/** Before the first of the five documents. */
const FROM = '2021-01-01';

const parameters: readonly Parameter[] = [
  { name: 'nearLineFactor', label: '接近监测线的倍数', unit: 'number', value: '1.2', from: FROM },
  { name: 'sharpFallFactor', label: '收入骤减的比例', unit: 'number', value: '0.7', from: FROM },
  { name: 'rigidExpenseShare', label: '刚性支出占纯收入的比例', unit: 'number', value: '0.3', from: FROM },
  { name: 'beyondCompulsoryMembers', label: '在读非义务教育人数标准', unit: 'number', value: '2', from: FROM },
  { name: 'shortMonths', label: '县外务工月数标准', unit: 'number', value: '6', from: FROM },
  { name: QUIET_DAYS, label: '核实不属实后的静默期（天）', unit: 'number', value: '90', from: FROM },
];

const income: readonly Rule[] = [
  {
    id: 'income.belowLine',
    title: '人均收入低于监测线',
    from: FROM,
    when: 'A38 < line',
    sentence: '人均收入参考范围 {A38}，低于监测线 {line}',
  },
  {
    id: 'income.nearLine',
    title: '人均收入接近监测线',
    from: FROM,
    when: 'A38 >= line && A38 < nearLineFactor * line',
  },
  {
    id: 'income.sharpFall',
    title: '人均纯收入比上年骤减',
    from: FROM,
    when: 'priorPerHead > 0 && A34 <= sharpFallFactor * priorPerHead',
    sentence: '家庭人均纯收入 {A34}，不高于上年 {priorPerHead}的 {sharpFallFactor} 倍',
  },
  {
    id: 'expense.rigid',
    title: '刚性支出较大',
    from: FROM,
    when: 'A33 > 0 && A36 - A35 >= rigidExpenseShare * A33 || A33 <= 0 && A36 > A35',
  },
];

const essentials: readonly Rule[] = [
  { id: 'essentials.housing', title: '住房没有保障', from: FROM, when: '!housingSecured' },
  { id: 'essentials.education', title: '义务教育没有保障', from: FROM, when: '!educationSecured' },
  { id: 'essentials.water', title: '饮水没有保障', from: FROM, when: '!waterSecured' },
  {
    id: 'essentials.insurance',
    title: '有成员未参加基本医疗保险',
    from: FROM,
    when: 'uninsured > 0',
    sentence: '{uninsured}未参加基本医疗保险',
  },
];

const members: readonly Rule[] = [
  {
    id: 'health.seriousIllness',
    title: '有成员患有大病',
    from: FROM,
    when: 'seriouslyIll > 0',
    sentence: '{seriouslyIll}患有大病',
  },
  {
    id: 'health.disability',
    title: '有成员残疾',
    from: FROM,
    when: 'disabled > 0',
    sentence: '{disabled}残疾',
  },
  {
    id: 'school.beyondCompulsory',
    title: '多名子女在读非义务教育',
    from: FROM,
    when: 'beyondCompulsory >= beyondCompulsoryMembers',
    sentence: '{beyondCompulsory}在读非义务教育阶段',
  },
  {
    id: 'work.shortMonths',
    title: '县外务工时间短',
    from: FROM,
    when: 'awayWorkers > 0 && awayMonths < shortMonths',
    sentence: '{awayWorkers}在县外务工，合计 {awayMonths}，少于 {shortMonths} 个月',
  },
];

/** Our own defaults and the rules common to all places; under every document, whose layer says what rests on which clause. */
export const BASE: PackLayer = {
  id: 'base',
  title: '本系统自定缺省',
  area: '各地',
  from: FROM,
  parameters,
  rules: [...income, ...essentials, ...members],
  categories: [],
};

/** The rules of `BASE` that a document carries: the same, with its clause and its day. `clauses` by the id of the rule. */
export function citing(clauses: Readonly<Record<string, string>>, from: string): Rule[] {
  return BASE.rules.flatMap((rule) => {
    const cites = clauses[rule.id];
    return cites === undefined ? [] : [{ ...rule, cites, from }];
  });
}
