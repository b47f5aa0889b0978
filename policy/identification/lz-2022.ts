import type { Procedure } from '../procedures/vocabulary.ts';
import { lz2022Acts } from './lz-2022-acts.ts';

/**
 * 梁子湖区的识别认定程序. The steps are LZ 一(一)4(1)–(5); one notice, five days, fifteen days and ten days are LZ 三(四).
 * Comparison and a draft plan run beside identification (LZ 一(一)4): the plan may be drafted from the comparison on.
 */
export const lz2022Identification: Procedure = {
  id: 'identification.lz-2022',
  title: '监测对象识别认定程序',
  from: '2022-05-08',
  cites: 'LZ 一(一)4',
  steps: [
    { step: 'homeCheck', title: '入户核查初判', desk: 'village', after: [], cites: 'LZ 一(一)4(1)' },
    { step: 'comparison', title: '数据比对', desk: 'county', after: ['homeCheck'], cites: 'LZ 一(一)4(2)' },
    { step: 'villageReview', title: '村级评议', desk: 'village', after: ['comparison'], cites: 'LZ 一(一)4(3)' },
    {
      step: 'publicNotice',
      title: '村内公示',
      desk: 'village',
      after: ['villageReview'],
      once: { goesTo: 'townshipReview', cites: 'LZ 三(四)' },
      cites: 'LZ 一(一)4(3)',
    },
    {
      step: 'townshipReview',
      title: '镇（新区）审核',
      desk: 'township',
      after: ['publicNotice'],
      cites: 'LZ 一(一)4(4)',
    },
    {
      step: 'countyDecision',
      title: '区级公告确定',
      desk: 'county',
      after: ['townshipReview'],
      cites: 'LZ 一(一)4(5)',
    },
    { step: 'monitored', title: '已纳入监测', after: ['countyDecision'], over: true, cites: 'LZ 一(一)4(5)' },
    { step: 'closed', title: '不予纳入，已办结', after: ['homeCheck'], over: true, cites: 'LZ 一(一)4' },
  ],
  acts: lz2022Acts,
  clocks: [
    {
      clock: 'publicNotice',
      title: '公示不少于5天',
      sense: 'atLeast',
      days: 5,
      unit: 'calendarDay',
      hard: true,
      starts: { act: 'startNotice', again: true },
      stops: { acts: ['endNotice'], steps: [] },
      cites: 'LZ 三(四)',
    },
    {
      clock: 'identification',
      title: '识别认定原则上不超过15天',
      sense: 'atMost',
      days: 15,
      unit: 'calendarDay',
      hard: false,
      starts: { act: 'recordHomeCheck', again: false },
      stops: { acts: [], steps: ['monitored', 'closed'] },
      cites: 'LZ 三(四)',
    },
    {
      clock: 'contactAndPlan',
      title: '落实监测联系人、完成帮扶计划不超过10天',
      sense: 'atMost',
      days: 10,
      unit: 'calendarDay',
      hard: false,
      starts: { act: 'decideCounty', outcome: 'approve', again: false },
      stops: { acts: [], steps: [] },
      cites: 'LZ 三(四)',
    },
  ],
  labels: {
    source: '来源说明',
    riskTypes: '风险类型',
    mainRisk: '主要风险类型',
    note: '说明',
    signedOn: '签署日期',
    comparedOn: '上次比对日期',
    reason: '理由',
    heldOn: '会议日期',
    content: '异议内容',
    objection: '异议序号',
    plan: '帮扶计划',
    category: '监测对象类别',
    lateReason: '超过15天的原因',
  },
};
