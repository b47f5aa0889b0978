import type { PackLayer, Parameter, Rule } from './pack.ts';
import { QUIET_DAYS } from './quiet-days.ts';

const FROM = '2022-05-08';

const parameters: readonly Parameter[] = [
  {
    name: 'line',
    label: '监测线',
    unit: 'yuan',
    value: '6900',
    from: FROM,
    cites: 'LZ 一(一)1',
    standing: '拟定（以省委农村工作领导小组审定后为准）',
  },
  { name: 'nearLineFactor', label: '接近监测线的倍数', unit: 'number', value: '1.2', from: FROM },
  { name: 'sharpFallFactor', label: '收入骤减的比例', unit: 'number', value: '0.7', from: FROM },
  { name: 'rigidExpenseShare', label: '刚性支出占纯收入的比例', unit: 'number', value: '0.3', from: FROM },
  {
    name: 'beyondCompulsoryMembers',
    label: '在读非义务教育人数标准',
    unit: 'number',
    value: '2',
    from: FROM,
    cites: 'LZ 一(一)2',
  },
  { name: 'shortMonths', label: '县外务工月数标准', unit: 'number', value: '6', from: FROM },
  { name: QUIET_DAYS, label: '核实不属实后的静默期（天）', unit: 'number', value: '90', from: FROM },
];

const income: readonly Rule[] = [
  {
    id: 'income.belowLine',
    title: '人均收入低于监测线',
    cites: 'LZ 一(一)1',
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
  { id: 'essentials.housing', title: '住房没有保障', cites: 'LZ 一(一)1', from: FROM, when: '!housingSecured' },
  { id: 'essentials.education', title: '义务教育没有保障', cites: 'LZ 一(一)1', from: FROM, when: '!educationSecured' },
  { id: 'essentials.water', title: '饮水没有保障', cites: 'LZ 一(一)1', from: FROM, when: '!waterSecured' },
  {
    id: 'essentials.insurance',
    title: '有成员未参加基本医疗保险',
    cites: 'LZ 附件3 A26',
    from: FROM,
    when: 'uninsured > 0',
    sentence: '{uninsured}未参加基本医疗保险',
  },
];

const members: readonly Rule[] = [
  {
    id: 'health.seriousIllness',
    title: '有成员患有大病',
    cites: 'LZ 一(一)1',
    from: FROM,
    when: 'seriouslyIll > 0',
    sentence: '{seriouslyIll}患有大病',
  },
  {
    id: 'health.disability',
    title: '有成员残疾',
    cites: 'LZ 一(一)2',
    from: FROM,
    when: 'disabled > 0',
    sentence: '{disabled}残疾',
  },
  {
    id: 'school.beyondCompulsory',
    title: '多名子女在读非义务教育',
    cites: 'LZ 一(一)2',
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

/** Liangzihu, Hubei, from the day its plan was issued until a later pack replaces it. */
export const LZ_2022: PackLayer = {
  id: 'lz-2022',
  title: '梁子湖区 2022 年防止返贫监测帮扶',
  area: '湖北省鄂州市梁子湖区',
  from: FROM,
  parameters,
  rules: [...income, ...essentials, ...members],
  categories: [
    { category: '突发严重困难户', cites: 'LZ 附件3 注2', when: 'A38 < line && A34 >= line' },
    { category: '脱贫不稳定户', cites: 'LZ 附件3 注2', when: 'A38 < line && A34 < line && lifted' },
    { category: '边缘易致贫户', cites: 'LZ 附件3 注2', when: 'A38 < line && A34 < line && !lifted' },
  ],
};
