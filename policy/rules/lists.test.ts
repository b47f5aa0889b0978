import { expect, test } from 'vitest';
import type { HouseholdOnDay, MemberOnDay, MonitoringOnDay } from '../facts/household-on-day.ts';
import { BASE } from '../packs/base.ts';
import { GD_DUTIES, GS_GROUPS, LZ_GROUPS, QJ_GROUPS, WATCH_RULES, XF_GROUPS } from './groups/of-households.ts';
import { GS_BARS, REMOVAL_RULES } from './removal/of-households.ts';
import { GD_DELIVERY, SUPPORT_RULES } from './support/of-households.ts';
import { answerOf, compiledWith, household, MEMBER, monitored, removed } from './testing-judge.ts';

const RULES = [
  ...[...LZ_GROUPS, ...GS_GROUPS, ...QJ_GROUPS, ...XF_GROUPS, ...GD_DUTIES, ...WATCH_RULES],
  ...[...REMOVAL_RULES, ...GS_BARS, ...SUPPORT_RULES, ...GD_DELIVERY],
];
const parameters = BASE.parameters.filter(({ name }) => name !== 'line');
const compiled = compiledWith(RULES, parameters);

type Case = readonly [rule: string, answer: string, one: HouseholdOnDay];

const withMembers = (...members: Partial<MemberOnDay>[]): Partial<HouseholdOnDay> => ({
  members: members.map((each) => ({ ...MEMBER, ...each })),
});
const ill = withMembers({ health: ['患有大病'] });
const chronic = withMembers({ health: ['长期慢性病'] });
const disabled = withMembers({ health: ['残疾'] });
const unknownHealth = withMembers({ health: [] });
const poor = withMembers({ extremePovertySupport: '农村特困' });
const allowed = withMembers({ subsistenceAllowance: '农村低保' });
const away = { workRegion: '省外', workMonths: 3 };
const old = { relation: '之母', birthDate: '1962-05-30', labour: '无劳动力' };
const child = {
  relation: '之子',
  birthDate: '2012-01-01',
  labour: '无劳动力',
  workRegion: undefined,
  workMonths: undefined,
};
const pupils = (count: number, studentStatus: string | undefined = '普通高中一年级') =>
  withMembers(...Array.from({ length: count }, () => ({ education: undefined, studentStatus, labour: '无劳动力' })));
const income = (different: HouseholdOnDay['income']) => ({
  income: { A28: 2_000_000n, A29: 100_000n, A30: 0n, A31: 0n, A32: 0n, A35: 0n, A36: 0n, ...different },
});
const since = (day: string, more: Partial<MonitoringOnDay> = {}) => ({
  monitoring: { since: day, category: '边缘易致贫户', riskTypes: ['其他'], mainRisk: '其他', ...more },
});
const risk = (type: string, kind?: string, more: Partial<HouseholdOnDay> = {}) =>
  monitored({
    ...since('2021-05-30', { riskTypes: [type] }),
    measures: kind ? [{ kind, startedOn: '2021-06-10' }] : [],
    ...more,
  });
const gone = (day: string) => removed(since('2021-05-30', { removedOn: day, removalWay: '帮扶消除' }));
const none = { labour: '无劳动力' };
const sweep = { visitedOn: '2022-05-01', enteredOn: '2022-05-01' };
const lacks = (different: object) => ({ essentials: { housing: true, education: true, water: true, ...different } });

/** One below, at and above each line, and with missing data; the day is 2022-05-30, the line 6,900 a head of two. */
const CASES: readonly Case[] = [
  ['support.gd.allowance', 'yes', monitored(withMembers({ labour: '丧失劳动力' }))],
  ['support.gd.allowance', 'no', monitored(withMembers({ labour: '丧失劳动力', subsistenceAllowance: '农村低保' }))],
  ['support.gd.allowance', 'no', monitored(withMembers({ labour: '弱劳动力或半劳动力' }))],
  ['support.gd.allowance', 'unknown', monitored(withMembers({ labour: undefined }))],
  ['support.gd.industry', 'yes', monitored()],
  ['support.gd.industry', 'no', monitored({ measures: [{ kind: '产业帮扶', startedOn: '2021-06-10' }] })],
  ['support.gd.industry', 'no', removed()],
  ['support.gd.industry', 'unknown', monitored(withMembers({ labour: undefined }))],
  ['support.gd.work', 'yes', household({ lifted: true, ...withMembers({ workRegion: undefined, workMonths: 0 }) })],
  ['support.gd.work', 'no', household({ lifted: true, ...withMembers({ workRegion: undefined, workMonths: 1 }) })],
  ['support.gd.work', 'no', household(withMembers({ workRegion: undefined, workMonths: 0 }))],
  ['group.lz.lifted', 'yes', household({ lifted: true })],
  ['group.lz.lifted', 'no', household()],
  ['group.lz.lowIncome', 'yes', household(income({ A28: 1_555_999n }))],
  ['group.lz.lowIncome', 'no', household(income({ A28: 1_556_000n }))],
  ['group.lz.lowIncome', 'yes', household({ ...income({ A28: 2_000_000n }), priorPerHead: 1_500_000n })],
  ['group.lz.lowIncome', 'no', household({ ...income({ A28: 2_000_001n }), priorPerHead: 1_500_000n })],
  ['group.lz.lowIncome', 'unknown', household({ ...income({ A28: undefined }) })],
  ['group.lz.extremelyPoor', 'yes', household(poor)],
  ['group.lz.extremelyPoor', 'unknown', household(withMembers({ extremePovertySupport: undefined }))],
  ['group.lz.allowance', 'yes', household(allowed)],
  ['group.lz.allowance', 'no', household()],
  ['group.lz.disabled', 'yes', household(disabled)],
  ['group.lz.disabled', 'unknown', household(unknownHealth)],
  ['group.lz.students', 'no', household(pupils(1))],
  ['group.lz.students', 'yes', household(pupils(2))],
  ['group.lz.students', 'unknown', household(withMembers({}, { education: undefined }, { education: undefined }))],
  ['group.lz.wages', 'yes', household({ ...income({ A28: 100_000n }), ...withMembers({ ...away, workMonths: 5 }) })],
  ['group.lz.wages', 'no', household({ ...income({ A28: 99_999n }), ...withMembers({ ...away, workMonths: 5 }) })],
  ['group.lz.wages', 'no', household({ ...income({}), ...withMembers({ ...away, workMonths: 6 }) })],
  ['group.lz.hardship', 'no', household(income({ A36: 629_999n }))],
  ['group.lz.hardship', 'yes', household(income({ A36: 630_000n }))],
  ['group.gs.visit1', 'yes', household(ill)],
  ['group.gs.visit2', 'yes', household({ ...chronic, ...income({ A36: 630_000n }) })],
  ['group.gs.visit2', 'no', household({ ...chronic, ...income({ A36: 629_999n }) })],
  ['group.gs.visit3', 'yes', household(disabled)],
  ['group.gs.visit4', 'yes', household(withMembers(away, old))],
  ['group.gs.visit4', 'no', household(withMembers(away, { ...old, birthDate: '1962-05-31' }))],
  ['group.gs.visit4', 'yes', household(withMembers(away, { ...child, birthDate: '2006-05-31' }))],
  ['group.gs.visit4', 'no', household(withMembers(away, { ...child, birthDate: '2006-05-30' }))],
  ['group.gs.visit4', 'unknown', household(withMembers(away, { birthDate: undefined }))],
  ['group.gs.visit5', 'yes', household(withMembers({}, child))],
  ['group.gs.visit5', 'yes', household(withMembers({ birthDate: '1950-01-01', labour: '丧失劳动力' }))],
  ['group.gs.visit5', 'no', household()],
  ['group.gs.visit6', 'yes', risk('因自然灾害')],
  ['group.gs.visit6', 'unknown', household()],
  ['group.gs.check1', 'yes', household(poor)],
  ['group.gs.check2', 'yes', household({ ...ill, ...income({ A36: 1n }) })],
  ['group.gs.check2', 'no', household({ ...ill, ...income({ A36: 0n }) })],
  ['group.gs.check3', 'yes', household(pupils(1))],
  ['group.gs.check3', 'no', household(pupils(1, '九年级'))],
  ['group.gs.check4', 'yes', household(disabled)],
  ['group.gs.check5', 'yes', risk('因意外事故')],
  ['group.gs.check6', 'yes', household({ complaints: 1 })],
  ['group.gs.check6', 'no', household()],
  ['group.qj.ill', 'yes', household(ill)],
  ['group.qj.disabled', 'yes', household(disabled)],
  ['group.qj.elders', 'yes', household(withMembers({ birthDate: '1962-05-30', extremePovertySupport: '农村特困' }))],
  ['group.qj.elders', 'no', household(withMembers({ birthDate: '1962-05-31', extremePovertySupport: '农村特困' }))],
  ['group.xf.lifted', 'yes', household({ lifted: true })],
  ['group.xf.monitored', 'yes', monitored()],
  ['group.xf.allowance', 'yes', household(allowed)],
  ['group.xf.extremelyPoor', 'yes', household(poor)],
  ['group.xf.disabled', 'yes', household(disabled)],
  ['group.xf.ill', 'yes', household(ill)],
  ['group.xf.expense', 'yes', household(income({ A36: 630_000n }))],
  ['group.xf.leftBehind', 'yes', household(withMembers(away, old))],
  ['group.gd.township', 'yes', monitored()],
  ['group.gd.township', 'no', monitored({ sweeps: [sweep] })],
  ['group.gd.village', 'yes', household({ lifted: true, sweeps: [sweep] })],
  ['group.gd.village', 'no', household({ lifted: true, sweeps: [sweep, sweep] })],
  ['group.watch.wagesOnly', 'yes', household({ ...income({ A28: 900_000n }), ...withMembers(away) })],
  ['group.watch.wagesOnly', 'no', household({ ...income({ A28: 899_999n }), ...withMembers(away) })],
  ['group.watch.transfersOnly', 'yes', household(income({ A28: 0n, A29: 0n, A30: 1n, A31: 1n }))],
  ['group.watch.transfersOnly', 'no', household(income({ A28: 0n, A29: 0n, A30: 2n, A31: 1n }))],
  ['group.watch.oneEarner', 'yes', household(withMembers({}, child, child))],
  ['group.watch.oneEarner', 'no', household(withMembers({}, child))],
  ['group.watch.falling', 'yes', household({ ...income({}), priorPerHead: 1_166_667n })],
  ['group.watch.falling', 'no', household({ ...income({}), priorPerHead: 1_166_666n })],
  ['group.watch.falling', 'no', household({ ...income({}), priorPerHead: 1_500_000n })],
  ['group.watch.falling', 'unknown', household({ priorPerHead: undefined })],
  ['group.watch.costAtRisk', 'yes', household({ lifted: true, ...income({ A36: 500_001n }) })],
  ['group.watch.costAtRisk', 'no', household({ lifted: true, ...income({ A36: 500_000n }) })],
  ['group.watch.costOthers', 'yes', household(income({ A36: 1_000_001n }))],
  ['group.watch.costOthers', 'no', household(income({ A36: 1_000_000n }))],
  ['group.watch.costAmountAtRisk', 'yes', monitored(income({ A36: 1_000_001n }))],
  ['group.watch.costAmountAtRisk', 'no', monitored(income({ A36: 1_000_000n }))],
  ['group.watch.costAmountOthers', 'yes', household(income({ A36: 2_600_001n }))],
  ['group.watch.costAmountOthers', 'no', household(income({ A36: 2_600_000n }))],
  ['group.watch.together', 'yes', household(withMembers({ health: ['残疾'], labour: '无劳动力' }))],
  ['group.watch.together', 'unknown', household(withMembers({ health: [], labour: '无劳动力' }))],
  ['group.watch.notTaken', 'yes', household(income({ A28: 1_279_999n }))],
  ['group.watch.notTaken', 'no', household(income({ A28: 1_280_000n }))],
  ['group.watch.notTaken', 'no', household({ ...income({ A28: 0n }), inCase: true })],
  ['removal.due', 'yes', monitored(income({ A28: 1_280_000n }))],
  ['removal.due', 'no', monitored(income({ A28: 1_279_999n }))],
  ['removal.due', 'no', monitored({ ...income({}), ...since('2021-12-01') })],
  ['removal.due', 'yes', monitored({ ...income({}), ...since('2021-11-30') })],
  ['removal.due', 'unknown', monitored({ ...income({}), ...lacks({ water: undefined }) })],
  ['removal.backIncome', 'yes', removed(income({ A28: 1_279_999n }))],
  ['removal.backIncome', 'no', removed(income({ A28: 1_280_000n }))],
  ['removal.backEssentials', 'yes', removed(lacks({ water: false }))],
  ['removal.backLabour', 'yes', removed(withMembers(none))],
  ['removal.backLabour', 'unknown', removed(withMembers({ labour: undefined }))],
  ['removal.newRisk', 'yes', removed({ openLeads: 1 })],
  ['removal.newRisk', 'no', monitored({ openLeads: 1 })],
  ['removal.strikeOff', 'yes', monitored({ ...income({ A28: 3_900_001n }), ...since('2021-05-31') })],
  ['removal.strikeOff', 'no', monitored({ ...income({ A28: 3_900_000n }), ...since('2021-05-31') })],
  ['removal.strikeOff', 'no', monitored({ ...income({ A28: 3_900_001n }), ...since('2021-05-30') })],
  ['removal.floor', 'yes', monitored(withMembers({ ...none, extremePovertySupport: '农村特困' }))],
  ['removal.floor', 'no', monitored(withMembers(none))],
  ['removal.yearEnd', 'yes', gone('2021-12-16')],
  ['removal.yearEnd', 'no', gone('2021-12-15')],
  ['removal.bar1', 'yes', monitored(lacks({ housing: false }))],
  [
    'removal.bar2',
    'yes',
    monitored({ ...withMembers({ workRegion: undefined, workMonths: 0 }), ...income({ A29: 0n }) }),
  ],
  [
    'removal.bar2',
    'no',
    monitored({ ...withMembers({ workRegion: undefined, workMonths: 0 }), ...income({ A29: 1n }) }),
  ],
  ['removal.bar3', 'yes', monitored({ measures: [] })],
  ['removal.bar4', 'yes', monitored({ measures: [{ kind: '产业帮扶', startedOn: '2022-03-01' }] })],
  ['removal.bar4', 'no', monitored({ measures: [{ kind: '产业帮扶', startedOn: '2022-02-28' }] })],
  ['removal.bar4', 'unknown', monitored({ measures: [{ kind: '产业帮扶' }] })],
  ['removal.bar5', 'yes', monitored(withMembers(none))],
  ['removal.bar6', 'yes', monitored(ill)],
  ['support.lacking.illness', 'yes', risk('因病', '产业帮扶')],
  ['support.lacking.illness', 'no', risk('因病', '健康帮扶')],
  ['support.lacking.schooling', 'yes', risk('因学')],
  ['support.lacking.disability', 'yes', risk('因残')],
  ['support.lacking.disaster', 'yes', risk('因意外事故')],
  ['support.lacking.project', 'yes', risk('因产业项目失败')],
  ['support.lacking.project', 'no', risk('因产业项目失败', '金融帮扶')],
  ['support.lacking.work', 'yes', risk('因务工就业不稳')],
  ['support.lacking.labour', 'yes', risk('缺劳动力')],
  ['support.lacking.housing', 'yes', monitored(lacks({ housing: false }))],
  ['support.lacking.water', 'yes', monitored(lacks({ water: false }))],
  ['support.lacking.water', 'unknown', monitored(lacks({ water: undefined }))],
  ['support.lacking.education', 'yes', monitored(lacks({ education: false }))],
  ['support.lacking.insurance', 'yes', monitored(withMembers({ medicalInsurance: '未参加' }))],
  ['support.develop', 'yes', risk('其他', '综合保障')],
  ['support.develop', 'no', risk('其他', '公益岗位帮扶')],
  ['support.explore', 'yes', risk('其他', '综合保障', withMembers({ labour: '弱劳动力或半劳动力' }))],
  ['support.explore', 'no', risk('其他', '综合保障')],
  ['support.floor', 'yes', monitored(withMembers(none))],
  ['support.floor', 'no', monitored(withMembers({ ...none, subsistenceAllowance: '农村低保' }))],
  ['support.onlyFloor', 'yes', risk('其他', '综合保障')],
  ['support.onlyFloor', 'no', risk('其他')],
  ['support.stacked', 'yes', monitored({ measures: [{ kind: '产业帮扶' }, { kind: '就业帮扶' }] })],
  ['support.stacked', 'no', monitored()],
  ['support.byRural', 'yes', monitored()],
  ['support.byCivil', 'yes', monitored(withMembers(none))],
  ['support.plan.basics', 'yes', monitored(since('2021-05-30', { recognisedMembers: 3 }))],
  ['support.plan.basics', 'no', monitored(since('2021-05-30', { recognisedMembers: 2 }))],
  ['support.plan.basics', 'unknown', monitored()],
  ['support.plan.risk', 'yes', monitored(since('2021-05-30', { riskTypes: [] }))],
  ['support.plan.needs', 'yes', monitored()],
  ['support.plan.needs', 'no', monitored({ sweeps: [sweep] })],
  ['support.plan.measures', 'yes', monitored({ measures: [] })],
  ['support.plan.adjustment', 'yes', monitored({ measures: [{ kind: '产业帮扶', startedOn: '2021-05-30' }] })],
  ['support.plan.adjustment', 'no', monitored({ measures: [{ kind: '产业帮扶', startedOn: '2021-05-31' }] })],
  ['support.plan.duty', 'yes', monitored({ measures: [{ kind: '产业帮扶' }] })],
  ['support.plan.duty', 'no', monitored()],
  ['support.plan.blanks', 'yes', monitored({ income: {} })],
  ['support.gd.education', 'yes', household({ lifted: true, ...withMembers({}, child) })],
  ['support.gd.insurance', 'yes', household({ lifted: true, ...withMembers({ medicalInsurance: '未参加' }) })],
  ['support.gd.housing', 'yes', monitored(lacks({ housing: false }))],
  ['support.gd.water', 'yes', monitored(lacks({ water: false }))],
  ['support.gd.water', 'no', household(lacks({ water: false }))],
];

test.each(CASES.map((each, n) => [`${n} ${each[0]}：${each[1]}`, each] as const))(
  '名单 %s',
  (_name, [rule, told, one]) => {
    expect(answerOf(compiled, rule, one)).toBe(told);
  },
);

test('每份名单都有一个是的例子', () => {
  const told = new Set(CASES.filter(([, answered]) => answered === 'yes').map(([rule]) => rule));
  expect(RULES.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
});
