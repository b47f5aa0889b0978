import { termWords } from '../packs/term.ts';
import type { Procedure } from '../procedures/vocabulary.ts';
import { identificationActs } from './acts.ts';
import type { IdentificationTerms } from './terms.ts';

const DAY = 'calendarDay';
const CITES = 'LZ 三(四)';

/** What LZ itself says, as cases that opened before the terms came from the pack have pinned it. */
const LZ_TERMS: IdentificationTerms = {
  publicity: { days: 5, unit: DAY, cites: CITES },
  identification: { days: 15, unit: DAY, cites: CITES },
  contactPlan: { days: 10, unit: DAY, cites: CITES },
  comparisonWaiverMonths: 6,
  approvingBody: 'countyOffice',
};

const STEPS: Procedure['steps'] = [
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
];

const LABELS: Procedure['labels'] = {
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
};

function clocksUnder({ publicity, identification, contactPlan }: IdentificationTerms): Procedure['clocks'] {
  return [
    {
      clock: 'publicNotice',
      title: `公示不少于${termWords(publicity)}`,
      sense: 'atLeast',
      ...publicity,
      hard: true,
      starts: { act: 'startNotice', again: true },
      stops: { acts: ['endNotice'], steps: [] },
    },
    {
      clock: 'identification',
      title: `识别认定原则上不超过${termWords(identification)}`,
      sense: 'atMost',
      ...identification,
      hard: false,
      starts: { act: 'recordHomeCheck', again: false },
      stops: { acts: [], steps: ['monitored', 'closed'] },
    },
    {
      clock: 'contactAndPlan',
      title: `落实监测联系人、完成帮扶计划不超过${termWords(contactPlan)}`,
      sense: 'atMost',
      ...contactPlan,
      hard: false,
      starts: { act: 'decideCounty', outcome: 'approve', again: false },
      stops: { acts: [], steps: [] },
    },
  ];
}

/**
 * 识别认定程序, with the days that a pack says. The steps are LZ 一(一)4(1)–(5); that a notice hangs once is LZ 三(四).
 * Comparison and a draft plan run beside identification (LZ 一(一)4): the plan may be drafted from the comparison on.
 */
export function identificationUnder(terms: IdentificationTerms): Procedure {
  return {
    id: 'identification.lz-2022',
    title: '监测对象识别认定程序',
    from: '2022-05-08',
    cites: 'LZ 一(一)4',
    steps: STEPS,
    acts: identificationActs(terms),
    clocks: clocksUnder(terms),
    labels: { ...LABELS, lateReason: `超过${termWords(terms.identification)}的原因` },
  };
}

/** The table with the days of LZ 三(四): 5, 15 and 10. */
export const lz2022Identification: Procedure = identificationUnder(LZ_TERMS);
