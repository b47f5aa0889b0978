import { LZ_GROUPS } from '../rules/groups/of-households.ts';
import { citing } from './base.ts';
import { categoriesByFigures } from './line-rules.ts';
import type { PackLayer } from './pack.ts';
import { recorded, stating } from './stating.ts';

const FROM = '2022-05-08';
const { yuan, number, choice, date } = stating('LZ', FROM);

const line = [
  yuan('line', '监测线', '6900', '一(一)1', { standing: '拟定（以省委农村工作领导小组审定后为准）' }),
  choice('lineOperator', '<', '附件1', { reading: '附件1 问“人均纯收入是否达到6900元”：达到的不在内，未达到才算。' }),
];

const groups = [
  number('beyondCompulsoryMembers', '在读非义务教育人数标准', '2', '人', '一(一)2', {
    reading: '“多子女”按两人起算。',
  }),
];

const identification = [
  number('comparisonWaiverMonths', '新纳入低保特困并比对过、可不重复比对的时间', '6', '个月', '一(一)4(2)', {
    reading: '“半年内”按六个月。',
  }),
  number('publicityDays', '公示天数（不少于）', '5', '天', '三(四)', { reading: '没有写工作日，按自然日。' }),
  number('identificationDays', '识别认定天数（一般不超过）', '15', '天', '三(四)', {
    reading: '没有写工作日，按自然日。',
  }),
  number('contactPlanDays', '落实监测联系人和帮扶计划（不超过）', '10', '天', '三(四)', {
    reading: '没有写工作日，按自然日。',
  }),
  choice('approvingBody', 'countyOffice', '一(一)4(5)'),
  choice('leadDesk', 'village', '一(一)4(1)'),
];

const afterwards = [
  number('stableMonths', '收入稳定超过监测范围的时间', '6', '个月', '一(三)', { reading: '“半年以上”按六个月。' }),
  number('unremovedShare', '未消除风险监测对象占比', '2', '%', '一(四)', { reading: '“超过2%”：正好 2% 的不算。' }),
];

/** What the document says besides, and nothing here rests on. */
const stated = recorded(
  choice('incomeMeasure', 'net', '一(一)1'),
  choice('categoryBy', 'figures', '附件3 注2'),
  choice('twoWorries', 'no', '一(一)1'),
  number('lowIncomeYear', '看哪一年的收入较低、明显减少', '2021', '年', '一(一)2'),
  number('liftedYear', '特别关注哪一年脱贫的', '2020', '年', '一(一)2'),
  number('newAllowanceYears', '近几年新识别和申请的低保', '2', '年', '一(一)2'),
  number('resettlementSitePersons', '大中型安置区的人数（不少于）', '800', '人', '附件3 A1'),
  date('incomePeriodFrom', '排查的收入周期起', '2021-05-01', '附件1'),
  date('incomePeriodTo', '排查的收入周期止', '2022-05-31', '附件1', {
    reading: '表头写“2021.5-2022.5”，月份都算在内。',
  }),
  number('publicityTimes', '公示几次', '1', '次', '三(四)'),
  choice('publicityIdentification', 'yes', '一(一)4(3)'),
  choice('publicityMeasures', 'no', '三(四)', { reading: '“公示环节只在村内开展一次”。' }),
  choice('publicityRemoval', 'no', '三(四)', { reading: '“公示环节只在村内开展一次”。' }),
  choice('publicityPlace', 'villageAndGroup', '一(一)4(3)'),
  choice('applicationNeeded', 'no', '一(一)4(1)'),
  choice('stability', 'months', '一(三)'),
  choice('withoutLabour', 'putBack', '一(二)'),
  choice('shareDenominator', 'ruralRegistered', '一(四)', {
    reading: '没有写分母，照国家一级通行的口径，按农村户籍人口。',
  }),
  choice('householdFile', 'card', '一(五)'),
  number('dispatchDays', '几天调度一次排查进度', '7', '天', '三(三)', { reading: '“每周”。' }),
  date('trainingBy', '部署培训完成', '2022-05-10', '二(一)', { reading: '“5月上旬前”。' }),
  date('sweepBy', '开展“回头看”完成', '2022-05-30', '二(二)'),
  date('employmentSweepBy', '稳岗就业排查完成', '2022-05-30', '一(六)'),
  date('entryBy', '信息采集录入完成', '2022-06-03', '二(三)'),
  date('reportBy', '提交总结报告', '2022-06-10', '二(四)'),
);

const rules = citing(
  {
    'income.belowLine': 'LZ 一(一)1',
    'essentials.housing': 'LZ 一(一)1',
    'essentials.education': 'LZ 一(一)1',
    'essentials.water': 'LZ 一(一)1',
    'essentials.insurance': 'LZ 附件3 A26',
    'health.seriousIllness': 'LZ 一(一)1',
    'health.disability': 'LZ 一(一)2',
    'school.beyondCompulsory': 'LZ 一(一)2',
  },
  FROM,
);

/** Liangzihu, Hubei, from the day its plan was issued until a later pack replaces it. */
export const LZ_2022: PackLayer = {
  id: 'lz-2022',
  title: '梁子湖区 2022 年防止返贫监测帮扶',
  area: '湖北省鄂州市梁子湖区',
  from: FROM,
  documentNo: '梁乡村战略办〔2022〕1号',
  parameters: [...line, ...groups, ...identification, ...afterwards, ...stated],
  rules: [...rules, ...LZ_GROUPS.map((rule) => ({ ...rule, from: FROM }))],
  categories: categoriesByFigures('<', FROM, 'LZ 附件3 注2'),
};
