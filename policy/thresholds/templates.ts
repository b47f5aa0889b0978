import type { Threshold } from './threshold.ts';

/** A threshold that was seen in use somewhere. None holds until a county takes it up. */
export interface Template {
  readonly key: string;
  readonly title: string;
  /** Where it was seen, and how we read it. */
  readonly seen: string;
  readonly threshold: Threshold;
}

const XIAN = '参考：西安，每月一次';
const YANGYUAN = '参考：阳原';
const CIVIL = '参考：几个省民政的刚性支出占比';
const OWN = '自拟';

const cost = (group: string, limit: Threshold['limit'], every: number): Threshold => ({
  ...{ group, measure: 'cost', comparison: '>', limit, every },
});

/**
 * Seen: own cost after insurance above 10,000 (low income) and 26,000 (others) in Xi'an; above half of, and all of, last
 * year's income a head in Yangyuan, looked at every 10 days and every month; 60 to 80 % of the income in rules of civil
 * affairs. One stay in hospital and a month's outpatient costs were seen too; the register holds only what a year cost.
 */
export const TEMPLATES: readonly Template[] = [
  {
    ...{ key: 'xianAtRisk', title: '脱贫户、监测对象自付支出超过 1 万元', seen: XIAN },
    threshold: cost('atRisk', { amount: '10000' }, 30),
  },
  {
    ...{ key: 'xianAllowance', title: '低保特困户自付支出超过 1 万元', seen: XIAN },
    threshold: cost('allowance', { amount: '10000' }, 30),
  },
  {
    ...{ key: 'xianOthers', title: '一般农户自付支出超过 2.6 万元', seen: XIAN },
    threshold: cost('others', { amount: '26000' }, 30),
  },
  {
    ...{ key: 'yangyuanAtRisk', title: '自付支出超过上年人均收入的一半', seen: `${YANGYUAN}，每十天一次` },
    threshold: cost('atRisk', { percent: '50', of: 'priorPerHead' }, 10),
  },
  {
    ...{ key: 'yangyuanOthers', title: '一般农户自付支出超过上年人均收入', seen: `${YANGYUAN}，每月一次` },
    threshold: cost('others', { percent: '100', of: 'priorPerHead' }, 30),
  },
  {
    ...{ key: 'civil60', title: '刚性支出占收入六成以上', seen: CIVIL },
    threshold: { ...cost('everyone', { percent: '60', of: 'A33' }, 30), comparison: '>=' },
  },
  {
    ...{ key: 'civil80', title: '刚性支出占收入八成以上', seen: CIVIL },
    threshold: { ...cost('everyone', { percent: '80', of: 'A33' }, 30), comparison: '>=' },
  },
  {
    ...{ key: 'falling', title: '收入比上年降三成以上（近两年的收支）', seen: OWN },
    threshold: {
      ...{ group: 'everyone', measure: 'A34', comparison: '<=', limit: { percent: '70', of: 'priorPerHead' } },
      ...{ window: 24, every: 90 },
    },
  },
  {
    ...{ key: 'wages', title: '纯收入九成以上靠务工', seen: OWN },
    threshold: {
      ...{ group: 'awayWorkers', measure: 'A28', comparison: '>=', limit: { percent: '90', of: 'A33' }, every: 180 },
    },
  },
  {
    ...{ key: 'transfers', title: '纯收入一半以上靠转移性收入', seen: OWN },
    threshold: {
      ...{ group: 'everyone', measure: 'A31', comparison: '>=', limit: { percent: '50', of: 'A33' }, every: 180 },
    },
  },
  {
    ...{ key: 'workMonths', title: '脱贫户、监测对象全家务工不满 6 个月', seen: OWN },
    threshold: {
      ...{ group: 'atRisk', measure: 'workMonths', comparison: '<', limit: { amount: '6' }, every: 90 },
    },
  },
  {
    ...{ key: 'together', title: '接近监测线，几项隐患叠加', seen: OWN },
    threshold: {
      ...{ group: 'nearLine', measure: 'hardships', comparison: '>=', limit: { amount: '3' }, every: 90 },
    },
  },
  {
    ...{ key: 'risksTold', title: '一般农户排查登记了风险', seen: OWN },
    threshold: {
      ...{ group: 'others', measure: 'risksTold', comparison: '>=', limit: { amount: '1' }, every: 30 },
    },
  },
];
