import { COMMON_PARAMETERS, COMMON_RULES } from '../rules/every.ts';
import { BASE_PARAMETERS, BASE_FROM as FROM } from './base-parameters.ts';
import { categoriesByFigures, lineRules } from './line-rules.ts';
import type { PackLayer, Rule } from './pack.ts';

const income: readonly Rule[] = [
  ...lineRules('<', FROM),
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
  parameters: [...BASE_PARAMETERS, ...COMMON_PARAMETERS],
  rules: [...income, ...essentials, ...members, ...COMMON_RULES],
  categories: categoriesByFigures('<', FROM),
};

/** The rules of `BASE` that a document carries: the same, with its clause and its day. `clauses` by the id of the rule. */
export function citing(clauses: Readonly<Record<string, string>>, from: string): Rule[] {
  return BASE.rules.flatMap((rule) => {
    const cites = clauses[rule.id];
    return cites === undefined ? [] : [{ ...rule, cites, from }];
  });
}
