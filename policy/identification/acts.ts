import { termWords } from '../packs/term.ts';
import type { ActRule } from '../procedures/vocabulary.ts';
import type { IdentificationTerms } from './terms.ts';

/** The lines of the table, in the order of the procedure, at each step the advancing act first. */
export function identificationActs(terms: IdentificationTerms): readonly ActRule[] {
  return [...OPENING, comparing(terms), ...REVIEWING, deciding(terms), ...ALONGSIDE];
}

const OPENING: readonly ActRule[] = [
  {
    act: 'openCase',
    title: '立案核查',
    where: { unopened: ['village', 'township', 'county'] },
    needs: [
      {
        need: 'input',
        field: 'source',
        when: [{ input: 'lead', given: false }],
        why: '没有线索、直接立案的，要写明是怎么发现的',
      },
    ],
    outcome: { by: 'act', next: 'homeCheck' },
    keeps: ['lead'],
    cites: 'LZ 一(一)4(1)',
  },
  {
    // Already monitored before this system: begins the record, is no act of any desk.
    act: 'takenOver',
    title: '接管已认定的监测对象',
    where: { unopened: [] },
    needs: [],
    outcome: { by: 'act', next: 'monitored' },
    keeps: ['category'],
    cites: 'LZ 一(二)',
  },
  {
    act: 'recordHomeCheck',
    title: '登记入户核查初判',
    where: { homeCheck: ['village'] },
    needs: [
      {
        need: 'input',
        field: 'riskTypes',
        when: [{ input: 'finding', is: ['meets'] }],
        why: '初判符合监测范围的，至少选一项风险类型',
      },
      { need: 'oneOf', field: 'mainRisk', list: 'riskTypes' },
      {
        need: 'input',
        field: 'note',
        when: [{ input: 'riskTypes', has: '其他' }],
        why: '风险类型选了“其他”，要用文字写明是什么风险',
      },
    ],
    outcome: { by: 'input', field: 'finding', next: { meets: 'comparison', doesNotMeet: 'closed' } },
    defaults: [{ field: 'mainRisk', firstOf: 'riskTypes' }],
    keeps: ['finding'],
    cites: 'LZ 一(一)4(1)',
  },
];

function comparing({ comparisonWaiverMonths: months }: IdentificationTerms): ActRule {
  const since = months === 6 ? '半年内' : `${months}个月内`;
  return {
    act: 'recordComparison',
    title: '登记数据比对结果',
    where: { comparison: ['county'] },
    needs: [
      { need: 'paper', paper: 'authorisation' },
      {
        need: 'input',
        field: 'note',
        when: [{ input: 'result', is: ['discrepancy'] }],
        why: '比对有出入的，要写明出入在哪里',
      },
      {
        need: 'input',
        field: 'reason',
        when: [{ input: 'result', is: ['discrepancy'] }],
        why: '比对有出入仍往下办的，要写明理由',
      },
      {
        need: 'input',
        field: 'reason',
        when: [{ input: 'result', is: ['skipped'] }],
        why: `不重复比对的，要写明理由（${since}新纳入低保或特困并且比对过）`,
      },
      {
        need: 'input',
        field: 'comparedOn',
        when: [{ input: 'result', is: ['skipped'] }],
        why: '不重复比对的，要写明上次比对的日期',
      },
      { need: 'withinMonths', field: 'comparedOn', months, when: [{ input: 'result', is: ['skipped'] }] },
      { need: 'notAfterToday', field: 'comparedOn' },
    ],
    outcome: {
      by: 'input',
      field: 'result',
      next: { noDiscrepancy: 'villageReview', discrepancy: 'villageReview', skipped: 'villageReview' },
    },
    keeps: ['result', 'comparedOn'],
    cites: 'LZ 一(一)4(2)',
  };
}

const REVIEWING: readonly ActRule[] = [
  {
    act: 'fileAuthorisation',
    title: '登记承诺授权书',
    where: { homeCheck: ['village'], comparison: ['village'] },
    needs: [{ need: 'notAfterToday', field: 'signedOn' }],
    outcome: { by: 'none' },
    files: 'authorisation',
    keeps: ['signedOn', 'document'],
    cites: 'LZ 一(一)4(1)',
  },
  {
    act: 'recordReview',
    title: '登记民主评议',
    where: { villageReview: ['village'] },
    needs: [
      { need: 'notAfterToday', field: 'heldOn' },
      {
        need: 'votes',
        present: 'present',
        votesFor: 'votesFor',
        votesAgainst: 'votesAgainst',
        abstained: 'abstained',
        passes: [{ input: 'outcome', is: ['pass'] }],
      },
    ],
    outcome: { by: 'input', field: 'outcome', next: { pass: 'publicNotice', fail: 'closed' } },
    keeps: ['kind', 'heldOn', 'present', 'votesFor', 'votesAgainst', 'abstained', 'outcome'],
    cites: 'LZ 一(一)4(3)',
  },
  {
    act: 'startNotice',
    title: '开始公示',
    where: { publicNotice: ['village'] },
    needs: [{ need: 'noNoticeRunning' }],
    outcome: { by: 'none' },
    notice: 'starts',
    keeps: [],
    cites: 'LZ 一(一)4(3)',
  },
  {
    act: 'endNotice',
    title: '结束公示',
    where: { publicNotice: ['village'] },
    needs: [{ need: 'noticeRunning' }, { need: 'clockRunOut', clock: 'publicNotice' }, { need: 'objectionsDecided' }],
    outcome: { by: 'objections', next: { none: 'townshipReview', upheld: 'homeCheck' } },
    notice: 'ends',
    keeps: [],
    cites: 'LZ 三(四)',
  },
  {
    act: 'recordObjection',
    title: '登记或处理异议',
    where: { publicNotice: ['village', 'township'] },
    needs: [
      { need: 'noticeRunning' },
      { need: 'pendingObjection', field: 'objection' },
      { need: 'input', field: 'content', when: [{ input: 'objection', given: false }], why: '登记异议要写明内容' },
      {
        need: 'input',
        field: 'reason',
        when: [{ input: 'finding', is: ['rejected', 'upheld'] }],
        why: '异议成立或不成立，都要写明理由',
      },
    ],
    outcome: { by: 'none' },
    notice: 'takesObjection',
    keeps: ['finding', 'objection'],
    cites: 'LZ 一(一)4(3)',
  },
  {
    act: 'passTownship',
    title: '镇（新区）审核通过',
    where: { townshipReview: ['township'] },
    needs: [
      {
        need: 'input',
        field: 'plan',
        when: [{ missing: 'plan' }],
        why: '逐户复核后要提出针对性帮扶计划才能上报',
      },
    ],
    outcome: { by: 'act', next: 'countyDecision' },
    files: 'plan',
    keeps: [],
    cites: 'LZ 一(一)4(4)',
  },
];

const APPROVED_BY = { countyOffice: '区级审定', countyGovernment: '县级人民政府审定' } as const;

function deciding({ identification, approvingBody }: IdentificationTerms): ActRule {
  return {
    act: 'decideCounty',
    title: APPROVED_BY[approvingBody],
    where: { countyDecision: ['county'] },
    needs: [
      { need: 'paper', paper: 'plan' },
      {
        need: 'input',
        field: 'category',
        when: [{ input: 'decision', is: ['approve'] }, { unproposed: true }],
        why: '规则没有提出类别，要由区级选定',
      },
      {
        need: 'input',
        field: 'reason',
        when: [{ input: 'decision', is: ['reject'] }],
        why: '不予纳入要写明理由',
      },
      {
        need: 'input',
        field: 'reason',
        when: [
          { input: 'decision', is: ['approve'] },
          { input: 'category', otherThanProposed: true },
        ],
        why: '选定的类别与规则提出的不同，要写明理由',
      },
      {
        need: 'input',
        field: 'lateReason',
        when: [{ overdue: 'identification' }],
        why: `识别认定原则上不超过${termWords(identification)}，已经超过，要写明原因`,
      },
    ],
    outcome: { by: 'input', field: 'decision', next: { approve: 'monitored', reject: 'closed' } },
    defaults: [{ field: 'category', proposedCategory: true }],
    keeps: ['decision', 'category'],
    cites: 'LZ 一(一)4(5)',
  };
}

const ALONGSIDE: readonly ActRule[] = [
  {
    act: 'sendBack',
    title: '退回',
    where: { townshipReview: ['township'], countyDecision: ['county'] },
    needs: [{ need: 'input', field: 'reason', why: '退回要写明理由' }],
    outcome: {
      by: 'sendBack',
      field: 'to',
      targets: {
        townshipReview: ['villageReview', 'comparison', 'homeCheck'],
        countyDecision: ['townshipReview', 'villageReview', 'comparison', 'homeCheck'],
      },
    },
    keeps: ['to'],
    cites: 'LZ 一(一)4(4)',
  },
  {
    act: 'draftPlan',
    title: '起草帮扶计划',
    where: {
      comparison: ['village', 'township'],
      villageReview: ['village', 'township'],
      publicNotice: ['village', 'township'],
      townshipReview: ['township'],
    },
    needs: [],
    outcome: { by: 'none' },
    files: 'plan',
    keeps: [],
    cites: 'LZ 一(一)4',
  },
];
