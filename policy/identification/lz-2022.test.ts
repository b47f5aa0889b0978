import { describe, expect, test } from 'vitest';
import { addDays, type PlainDate } from '../../domain/plain-date.ts';
import { SHIPPED_CALENDAR } from '../legal-days/shipped.ts';
import { advance, foldCase, withDefaults } from '../procedures/advance.ts';
import type { ActInput, CaseState } from '../procedures/case-state.ts';
import { clocksOf } from '../procedures/clocks.ts';
import { mayAct } from '../procedures/may-act.ts';
import { refusal } from '../procedures/refusal.ts';
import type { Desk } from '../procedures/vocabulary.ts';
import { lz2022Identification as table } from './lz-2022.ts';

type Done = readonly [act: string, desk: Desk, on: PlainDate, input?: ActInput];

const proposed = '边缘易致贫户';
const onDay = (today: PlainDate) => ({ today, calendar: SHIPPED_CALENDAR });
const circumstances = (today: PlainDate) => ({ ...onDay(today), proposedCategory: proposed });

/** The case after these acts, none of which may be refused. */
function caseAfter(...acts: readonly Done[]): CaseState {
  const state = acts.reduce<CaseState | undefined>((before, [act, desk, on, input = {}]) => {
    expect(refusal(table, before, act, input, desk, circumstances(on))).toBeUndefined();
    return advance(table, before, act, withDefaults(table, before, act, input, circumstances(on)), on);
  }, undefined);
  if (state === undefined) throw new RangeError('a case begins with an act');
  return state;
}

function problemOf(state: CaseState | undefined, [act, desk, on, input = {}]: Done): string | undefined {
  return refusal(table, state, act, input, desk, circumstances(on))?.problem;
}

const opened: Done = ['openCase', 'village', '2022-05-09', { source: '走访发现' }];
const checked: Done = ['recordHomeCheck', 'village', '2022-05-10', { finding: 'meets', riskTypes: ['因病', '因残'] }];
const authorised: Done = ['fileAuthorisation', 'village', '2022-05-10', { signedOn: '2022-05-10', signedBy: '户主' }];
const compared: Done = ['recordComparison', 'county', '2022-05-11', { result: 'noDiscrepancy' }];
const votes = { kind: '村民会议', heldOn: '2022-05-12', present: 21, votesFor: 20, votesAgainst: 1 };
const reviewed: Done = ['recordReview', 'village', '2022-05-12', { ...votes, outcome: 'pass' }];
const posted: Done = ['startNotice', 'village', '2022-05-13'];
const ended: Done = ['endNotice', 'village', '2022-05-18'];
const passed: Done = ['passTownship', 'township', '2022-05-19', { plan: '医疗救助' }];
const approved: Done = ['decideCounty', 'county', '2022-05-20', { decision: 'approve' }];
const story = [opened, checked, authorised, compared, reviewed, posted, ended, passed, approved];
const until = (last: Done) => story.slice(0, story.indexOf(last) + 1);

describe('五步走完', () => {
  test('入户核查、比对、评议、公示、镇审核、区审定，纳入监测', () => {
    const steps = story.map((act) => caseAfter(...until(act)).step);
    expect(steps).toEqual([
      ...['homeCheck', 'comparison', 'comparison', 'villageReview', 'publicNotice', 'publicNotice'],
      ...['townshipReview', 'countyDecision', 'monitored'],
    ]);
  });

  test('纳入或办结之后，哪个岗位都不能再办任何一项', () => {
    const closed = caseAfter(opened, ['recordHomeCheck', 'village', '2022-05-10', { finding: 'doesNotMeet' }]);
    expect(closed.step).toBe('closed');
    for (const state of [closed, caseAfter(...story)]) {
      for (const { act } of table.acts) {
        for (const desk of ['village', 'township', 'county'] as const) {
          expect(problemOf(state, [act, desk, '2022-05-21'])).toBe('caseOver');
          expect(mayAct(table, state, desk, onDay('2022-05-21'))).toEqual([]);
        }
      }
    }
  });

  test('事件不留一个字的个人情况，重算仍是同样的状态', () => {
    const events = story.map(([act, , on, input = {}]) => ({ act, on, input }));
    const state = foldCase(table, events);
    expect(JSON.stringify(state)).not.toMatch(/户主|走访|救助|因病/);
    const kept = Object.fromEntries(Object.entries(state?.last ?? {}).map(([act, { input }]) => [act, input]));
    expect(
      foldCase(
        table,
        events.map((event) => ({ ...event, input: kept[event.act] ?? {} })),
      ),
    ).toEqual(state);
  });

  test('系统外已认定的，由接管一条开始，任何岗位都不能办接管', () => {
    const state = advance(table, undefined, 'takenOver', { category: proposed }, '2022-05-09');
    expect([state.step, state.last.takenOver?.input]).toEqual(['monitored', { category: proposed }]);
    expect(problemOf(undefined, ['takenOver', 'county', '2022-05-09'])).toBe('caseDeskNotAllowed');
  });
});

describe('立案与入户核查', () => {
  test('从线索立案不用写来源，直接立案要写', () => {
    expect(problemOf(undefined, ['openCase', 'township', '2022-05-09', { lead: 'id' }])).toBeUndefined();
    expect(problemOf(undefined, ['openCase', 'township', '2022-05-09', {}])).toBe('caseInputNeeded');
    expect(problemOf(undefined, ['openCase', 'city', '2022-05-09', { lead: 'id' }])).toBe('caseDeskNotAllowed');
  });

  test('没有立案的不能核查，已经立案的不能再立', () => {
    expect(problemOf(undefined, checked)).toBe('caseNotOpened');
    expect(problemOf(caseAfter(opened), opened)).toBe('caseStepNotAllowed');
  });

  const findings: [string, ActInput, string | undefined][] = [
    ['符合而没有风险类型', { finding: 'meets' }, 'caseInputNeeded'],
    ['符合，有一项', { finding: 'meets', riskTypes: ['因病'] }, undefined],
    ['清单以外的新类型', { finding: 'meets', riskTypes: ['因住房安全'] }, undefined],
    ['其他而没有说明', { finding: 'meets', riskTypes: ['其他'] }, 'caseInputNeeded'],
    ['其他而说明是空格', { finding: 'meets', riskTypes: ['因病', '其他'], note: ' ' }, 'caseInputNeeded'],
    ['其他，有说明', { finding: 'meets', riskTypes: ['其他'], note: '债务' }, undefined],
    ['主要风险不在所选之内', { finding: 'meets', riskTypes: ['因病'], mainRisk: '因残' }, 'caseValueNotListed'],
    ['主要风险在所选之内', { finding: 'meets', riskTypes: ['因病', '因残'], mainRisk: '因残' }, undefined],
    ['不符合', { finding: 'doesNotMeet' }, undefined],
  ];
  test.each(findings)('入户核查：%s', (_, input, expected) => {
    expect(problemOf(caseAfter(opened), ['recordHomeCheck', 'village', '2022-05-10', input])).toBe(expected);
  });

  test('主要风险不填，就是第一项', () => {
    const input = { finding: 'meets', riskTypes: ['因残', '因病'] };
    expect(withDefaults(table, caseAfter(opened), 'recordHomeCheck', input)).toMatchObject({ mainRisk: '因残' });
  });
});

describe('承诺授权书与数据比对', () => {
  test('没有承诺授权书不能比对', () => {
    expect(problemOf(caseAfter(opened, checked), compared)).toBe('authorisationMissing');
    expect(problemOf(caseAfter(opened, checked, authorised), compared)).toBeUndefined();
    expect(problemOf(caseAfter(opened, authorised, checked), compared)).toBeUndefined();
  });

  test('没有授权书时，区级看得到比对但被挡住，村级能补授权书', () => {
    const state = caseAfter(opened, checked);
    const [county] = mayAct(table, state, 'county', onDay('2022-05-11'));
    expect([county?.act, county?.blocked?.problem]).toEqual(['recordComparison', 'authorisationMissing']);
    const village = mayAct(table, state, 'village', onDay('2022-05-11')).filter((each) => each.blocked === undefined);
    expect(village.map((each) => each.act)).toEqual(['fileAuthorisation', 'draftPlan']);
  });

  test.each([
    ['昨天', '2022-05-09', undefined],
    ['今天', '2022-05-10', undefined],
    ['明天', '2022-05-11', 'caseDateInFuture'],
  ])('授权书签署日期是%s', (_, signedOn, expected) => {
    const act: Done = ['fileAuthorisation', 'village', '2022-05-10', { signedOn, signedBy: '户主' }];
    expect(problemOf(caseAfter(opened, checked), act)).toBe(expected);
  });

  const results: [string, ActInput, string | undefined][] = [
    ['有出入，什么都没写', { result: 'discrepancy' }, 'caseInputNeeded'],
    ['有出入，只写了出入', { result: 'discrepancy', note: '有车' }, 'caseInputNeeded'],
    ['有出入，写了出入和往下办的理由', { result: 'discrepancy', note: '有车', reason: '已报废' }, undefined],
    ['跳过，没有理由', { result: 'skipped', comparedOn: '2022-03-01' }, 'caseInputNeeded'],
    ['跳过，没有上次日期', { result: 'skipped', reason: '新纳入低保' }, 'caseInputNeeded'],
    ['跳过，上次在半年零一天前', { result: 'skipped', reason: '低保', comparedOn: '2021-11-10' }, 'caseDateTooOld'],
    ['跳过，上次正好在半年前', { result: 'skipped', reason: '低保', comparedOn: '2021-11-11' }, undefined],
    ['跳过，上次不到半年', { result: 'skipped', reason: '低保', comparedOn: '2021-11-12' }, undefined],
    ['跳过，上次在明天', { result: 'skipped', reason: '低保', comparedOn: '2022-05-12' }, 'caseDateInFuture'],
  ];
  test.each(results)('比对：%s', (_, input, expected) => {
    const state = caseAfter(opened, checked, authorised);
    expect(problemOf(state, ['recordComparison', 'county', '2022-05-11', input])).toBe(expected);
  });

  test('缺的几项一次说全', () => {
    const state = caseAfter(opened, checked, authorised);
    const answer = refusal(table, state, 'recordComparison', { result: 'discrepancy' }, 'county', onDay('2022-05-11'));
    expect(answer?.details).toMatchObject({ fields: ['note', 'reason'], labels: '说明、理由' });
  });

  test('8月31日往前半年是2月28日', () => {
    const state = caseAfter(opened, checked, authorised);
    const skipped = (comparedOn: string) => ({ result: 'skipped', reason: '低保', comparedOn });
    const on = '2022-08-31';
    expect(problemOf(state, ['recordComparison', 'county', on, skipped('2022-02-27')])).toBe('caseDateTooOld');
    expect(problemOf(state, ['recordComparison', 'county', on, skipped('2022-02-28')])).toBeUndefined();
  });
});

describe('村级评议', () => {
  const counts: [string, ActInput, string | undefined][] = [
    ['赞成比反对多一票，通过', { votesFor: 11, votesAgainst: 10, outcome: 'pass' }, undefined],
    ['赞成反对一样多，通过', { votesFor: 10, votesAgainst: 10, outcome: 'pass' }, undefined],
    ['反对比赞成多一票，记为通过', { votesFor: 10, votesAgainst: 11, outcome: 'pass' }, 'votesAgainstPass'],
    ['反对比赞成多一票，记为不通过', { votesFor: 10, votesAgainst: 11, outcome: 'fail' }, undefined],
    ['票数比到会人数少一', { votesFor: 20, votesAgainst: 0, outcome: 'pass' }, undefined],
    ['票数正好等于到会人数', { votesFor: 20, votesAgainst: 0, abstained: 1, outcome: 'pass' }, undefined],
    ['票数比到会人数多一', { votesFor: 20, votesAgainst: 1, abstained: 1, outcome: 'pass' }, 'votesExceedPresent'],
    ['会议在明天', { votesFor: 20, votesAgainst: 0, outcome: 'pass', heldOn: '2022-05-13' }, 'caseDateInFuture'],
  ];
  test.each(counts)('%s', (_, input, expected) => {
    const act: Done = ['recordReview', 'village', '2022-05-12', { ...votes, ...input }];
    expect(problemOf(caseAfter(...until(compared)), act)).toBe(expected);
  });

  test('评议不通过，办结', () => {
    const failed: Done = ['recordReview', 'village', '2022-05-12', { ...votes, outcome: 'fail' }];
    expect(caseAfter(...until(compared), failed).step).toBe('closed');
  });
});

describe('公示', () => {
  test.each([
    ['当天', 0, 'noticeTooShort'],
    ['第5天（13日开始的17日）', 4, 'noticeTooShort'],
    ['满5天（13日开始的18日）', 5, undefined],
    ['再过一天', 6, undefined],
  ])('%s结束公示', (_, days, expected) => {
    expect(problemOf(caseAfter(...until(posted)), ['endNotice', 'village', addDays('2022-05-13', days)])).toBe(
      expected,
    );
  });

  test('没有开始的不能结束，也不能登记异议；开始了的不能再开始', () => {
    const state = caseAfter(...until(reviewed));
    expect(problemOf(state, ended)).toBe('noticeNotStarted');
    expect(
      problemOf(state, ['recordObjection', 'village', '2022-05-14', { finding: 'pending', content: '有房' }]),
    ).toBe('noticeNotStarted');
    expect(problemOf(caseAfter(...until(posted)), posted)).toBe('noticeAlreadyStarted');
  });

  const pending: Done = ['recordObjection', 'township', '2022-05-14', { finding: 'pending', content: '有房' }];
  const decide = (finding: string, objection: number): Done => [
    ...(['recordObjection', 'village', '2022-05-15'] as const),
    { finding, objection, reason: '已核实' },
  ];

  test('有异议没有结论，满了天数也不能结束；不成立的，可以结束', () => {
    const objected = caseAfter(...until(posted), pending);
    expect(problemOf(objected, ended)).toBe('objectionPending');
    expect(caseAfter(...until(posted), pending, decide('rejected', 1), ended).step).toBe('townshipReview');
  });

  test('只能答复等待处理的那一条', () => {
    const objected = caseAfter(...until(posted), pending, pending, decide('rejected', 2));
    expect(problemOf(objected, decide('rejected', 1))).toBeUndefined();
    expect(problemOf(objected, decide('rejected', 2))).toBe('objectionUnknown');
    expect(problemOf(objected, decide('rejected', 3))).toBe('objectionUnknown');
  });

  test('登记异议要有内容，作结论要有理由', () => {
    const state = caseAfter(...until(posted), pending);
    const object = (input: ActInput) => problemOf(state, ['recordObjection', 'village', '2022-05-14', input]);
    expect(object({ finding: 'pending' })).toBe('caseInputNeeded');
    expect(object({ finding: 'upheld', objection: 1 })).toBe('caseInputNeeded');
    expect(object({ finding: 'upheld', objection: 1, reason: '属实' })).toBeUndefined();
  });

  test('异议成立，回到入户核查，公示作废，要重新公示', () => {
    const back = [...until(posted), pending, decide('upheld', 1), ended];
    const state = caseAfter(...back);
    expect([state.step, state.notices[0]?.voided]).toEqual(['homeCheck', true]);
    const again = caseAfter(...back, checked, compared, reviewed);
    expect(again.step).toBe('publicNotice');
    expect(problemOf(again, ended)).toBe('noticeNotStarted');
  });

  test('公示只开展一次：退回评议后再通过，不再公示，直接到镇审核', () => {
    const sentBack: Done = ['sendBack', 'township', '2022-05-19', { reason: '记录不全' }];
    expect(caseAfter(...until(ended), sentBack).step).toBe('villageReview');
    expect(caseAfter(...until(ended), sentBack, reviewed).step).toBe('townshipReview');
  });
});

describe('镇审核与退回', () => {
  test('没有帮扶计划不能上报；起草过的不用再写', () => {
    const bare: Done = ['passTownship', 'township', '2022-05-19'];
    expect(problemOf(caseAfter(...until(ended)), bare)).toBe('caseInputNeeded');
    const drafted: Done = ['draftPlan', 'village', '2022-05-11', { plan: '养鸡' }];
    expect(problemOf(caseAfter(...until(compared), drafted, reviewed, posted, ended), bare)).toBeUndefined();
    expect(mayAct(table, caseAfter(...until(ended)), 'township', onDay('2022-05-19'))[0]?.asks).toEqual(['plan']);
  });

  test('计划从比对到镇审核都能起草，入户核查时和上报之后不能', () => {
    const may = (last: Done) => problemOf(caseAfter(...until(last)), ['draftPlan', 'township', '2022-05-20']);
    expect([opened, checked, compared, reviewed, ended, passed].map(may)).toEqual([
      'caseStepNotAllowed',
      ...[undefined, undefined, undefined, undefined],
      'caseStepNotAllowed',
    ]);
  });

  const back = (desk: Desk, to?: string): Done => [
    'sendBack',
    desk,
    '2022-05-20',
    { reason: '不清楚', ...(to && { to }) },
  ];
  const targets = [
    'homeCheck',
    'comparison',
    'villageReview',
    'publicNotice',
    'townshipReview',
    'countyDecision',
    undefined,
  ];

  test('镇级可以退到核查、比对、评议，不写就是评议', () => {
    const no = 'sendBackNotAllowed';
    const answers = targets.map((to) => problemOf(caseAfter(...until(ended)), back('township', to)));
    expect(answers).toEqual([undefined, undefined, undefined, no, no, no, undefined]);
  });

  test('区级还可以退到镇审核，不写就是镇审核', () => {
    const no = 'sendBackNotAllowed';
    const answers = targets.map((to) => problemOf(caseAfter(...until(passed)), back('county', to)));
    expect(answers).toEqual([undefined, undefined, undefined, no, undefined, no, undefined]);
    expect(caseAfter(...until(passed), back('county')).step).toBe('townshipReview');
  });

  test('退回要有理由，村级不能退回，镇级不能退回已经上报的', () => {
    expect(problemOf(caseAfter(...until(ended)), ['sendBack', 'township', '2022-05-19'])).toBe('caseInputNeeded');
    expect(problemOf(caseAfter(...until(ended)), back('village'))).toBe('caseDeskNotAllowed');
    expect(problemOf(caseAfter(...until(passed)), back('township'))).toBe('caseDeskNotAllowed');
  });
});

describe('区级审定', () => {
  const state = () => caseAfter(...until(passed));
  const decide = (input: ActInput, on = '2022-05-20'): Done => ['decideCounty', 'county', on, input];

  test('类别不填就是规则提出的；规则没有提出，必须选；选了别的，要写理由', () => {
    expect(caseAfter(...story).last.decideCounty?.input).toEqual({ decision: 'approve', category: proposed });
    const unproposed = (input: ActInput) =>
      refusal(table, state(), 'decideCounty', input, 'county', onDay('2022-05-20'))?.problem;
    expect(unproposed({ decision: 'approve' })).toBe('caseInputNeeded');
    expect(unproposed({ decision: 'approve', category: '脱贫不稳定户' })).toBeUndefined();
    expect(problemOf(state(), decide({ decision: 'approve', category: '脱贫不稳定户' }))).toBe('caseInputNeeded');
    expect(
      problemOf(state(), decide({ decision: 'approve', category: '脱贫不稳定户', reason: '属实' })),
    ).toBeUndefined();
  });

  test('不予纳入要写理由，写了就办结，不用选类别', () => {
    expect(problemOf(state(), decide({ decision: 'reject' }))).toBe('caseInputNeeded');
    const rejected = { decision: 'reject', reason: '收入稳定' };
    expect(refusal(table, state(), 'decideCounty', rejected, 'county', onDay('2022-05-20'))).toBeUndefined();
    expect(caseAfter(...until(passed), decide(rejected)).step).toBe('closed');
  });

  test.each([
    ['第14天', '2022-05-24', undefined],
    ['第15天', '2022-05-25', undefined],
    ['第16天', '2022-05-26', 'caseInputNeeded'],
  ])('5月10日核查，%s审定而没写超期原因', (_, on, expected) => {
    expect(problemOf(state(), decide({ decision: 'approve' }, on))).toBe(expected);
  });

  test('超过15天写了原因就能审定，表单一开始就问', () => {
    const late = decide({ decision: 'approve', lateReason: '等异地结果' }, '2022-05-26');
    expect(problemOf(state(), late)).toBeUndefined();
    const asks = (on: PlainDate) => mayAct(table, state(), 'county', circumstances(on))[0]?.asks;
    expect([asks('2022-05-25'), asks('2022-05-26')]).toEqual([[], ['lateReason']]);
  });
});

describe('期限', () => {
  const clock = (state: CaseState, name: string, today: PlainDate) =>
    clocksOf(table, state, onDay(today)).find((each) => each.name === name);

  test('识别15天从入户核查起算，第16天算超期，退回重办不重新起算', () => {
    const state = caseAfter(...until(checked));
    expect(clock(state, 'identification', '2022-05-25')).toMatchObject({
      ...{ startedOn: '2022-05-10', dueOn: '2022-05-25', unit: 'calendarDay', hard: false, overdue: false },
    });
    expect(clock(state, 'identification', '2022-05-26')?.overdue).toBe(true);
    const back: Done = ['sendBack', 'township', '2022-05-19', { reason: '不清楚', to: 'homeCheck' }];
    const again: Done = ['recordHomeCheck', 'village', '2022-05-20', { finding: 'meets', riskTypes: ['因病'] }];
    const redone = caseAfter(...until(ended), back, again);
    expect(clock(redone, 'identification', '2022-05-20')?.startedOn).toBe('2022-05-10');
  });

  test('审定之后识别期限停住，不再超期；联系人和计划的10天从审定起算', () => {
    const state = caseAfter(...story);
    expect(clock(state, 'identification', '2022-12-31')).toMatchObject({ stoppedOn: '2022-05-20', overdue: false });
    expect(clock(state, 'contactAndPlan', '2022-05-30')).toMatchObject({ dueOn: '2022-05-30', overdue: false });
    expect(clock(state, 'contactAndPlan', '2022-05-31')).toMatchObject({ hard: false, overdue: true });
    const rejected: Done = ['decideCounty', 'county', '2022-05-20', { decision: 'reject', reason: '收入稳定' }];
    expect(clock(caseAfter(...until(passed), rejected), 'contactAndPlan', '2022-05-31')).toBeUndefined();
  });

  test('公示5天是硬期限，重新公示重新起算', () => {
    expect(clock(caseAfter(...until(posted)), 'publicNotice', '2022-05-14')).toMatchObject({
      ...{ startedOn: '2022-05-13', dueOn: '2022-05-18', hard: true, overdue: false },
    });
  });
});
