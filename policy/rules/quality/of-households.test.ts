import { expect, test } from 'vitest';
import type { HouseholdOnDay, MemberOnDay, MonitoringOnDay } from '../../facts/household-on-day.ts';
import { answerOf, compiledWith, household, MEMBER, monitored, removed } from '../testing-judge.ts';
import { HOUSEHOLD_QUALITY } from './of-households.ts';
import { QUALITY_PARAMETERS } from './parameters.ts';

const compiled = compiledWith(HOUSEHOLD_QUALITY, QUALITY_PARAMETERS);

type Case = readonly [rule: string, answer: string, one: HouseholdOnDay];

const withMembers = (...members: Partial<MemberOnDay>[]): Partial<HouseholdOnDay> => ({
  members: members.map((each) => ({ ...MEMBER, ...each })),
});
const wife = { relation: '配偶', sex: '女' };
const child = (birthDate: string) => ({
  ...{ relation: '之子', birthDate, education: '小学', studentStatus: undefined },
});
const pupil = {
  relation: '之子',
  birthDate: '2012-01-01',
  education: undefined,
  studentStatus: '小学',
  labour: '无劳动力',
};
const essentials = (different: object) => ({
  essentials: { housing: true, education: true, water: true, ...different },
});
const since = (day: string, more: Partial<MonitoringOnDay> = {}) => ({
  monitoring: { since: day, category: '边缘易致贫户', riskTypes: ['其他'], mainRisk: '其他', ...more },
});
const risk = (type: string, different: Partial<HouseholdOnDay> = {}) =>
  monitored({ ...since('2021-05-30', { riskTypes: [type], mainRisk: type }), ...different });
const income = (different: HouseholdOnDay['income']) => ({
  income: { A28: 2_000_000n, A29: 100_000n, A30: 0n, A31: 0n, A32: 0n, A35: 0n, A36: 0n, ...different },
});
const helped = (kind: string, option: string, more: object = {}) => ({ measures: [{ kind, option, ...more }] });
const gone = (different: Partial<MonitoringOnDay>, more: Partial<HouseholdOnDay> = {}) =>
  removed({ ...since('2021-05-30', { removedOn: '2022-03-01', removalWay: '帮扶消除', ...different }), ...more });
const able = (labour: string | undefined) => ({ labour });

/** One below, at and above each line, and with missing data. On 2022-05-30; the line is 6,900 a head of two. */
const CASES: readonly Case[] = [
  ['taken.belowLine', 'yes', household(income({ A28: 1_279_999n }))],
  ['taken.belowLine', 'no', household(income({ A28: 1_280_000n }))],
  ['taken.belowLine', 'unknown', household(income({ A28: undefined }))],
  ['taken.belowLine', 'no', household({ ...income({ A28: 0n }), inCase: true })],
  ['taken.belowLine', 'no', household({ ...income({ A28: 0n }), openLeads: 1 })],
  ['taken.belowLine', 'no', household({ ...income({ A28: 0n }), refusals: 1 })],
  ['taken.belowLine', 'no', monitored(income({ A28: 0n }))],
  ['taken.confirmed', 'no', household()],
  ['taken.confirmed', 'yes', household({ confirmedLeads: 1 })],
  ['taken.confirmed', 'no', household({ confirmedLeads: 1, inCase: true })],
  ['taken.confirmed', 'no', monitored({ confirmedLeads: 1 })],
  ['taken.outside', 'yes', household({ measures: [{ kind: '产业帮扶' }] })],
  ['taken.outside', 'no', household({ lifted: true, measures: [{ kind: '产业帮扶' }] })],
  ['taken.outside', 'no', household({ measures: [{ kind: '产业帮扶' }], refusals: 1 })],
  ['taken.outside', 'no', household({ measures: [{ kind: '产业帮扶', endedOn: '2022-05-29' }] })],
  ['household.noMembers', 'yes', household({ members: [] })],
  ['household.noMembers', 'no', household()],
  ['household.noHead', 'yes', household(withMembers(wife))],
  ['household.noHead', 'no', household({ members: [] })],
  ['household.severalHeads', 'yes', household(withMembers({}, {}))],
  ['household.severalSpouses', 'no', household(withMembers({}, wife))],
  ['household.severalSpouses', 'yes', household(withMembers({}, wife, wife))],
  ['household.noPhone', 'yes', monitored({ phoneKnown: false })],
  ['household.noPhone', 'no', household({ phoneKnown: false })],
  ['essentials.educationBut', 'yes', household(essentials({ education: false }))],
  [
    'essentials.educationBut',
    'unknown',
    household({ ...essentials({ education: false }), ...withMembers({ birthDate: undefined }) }),
  ],
  [
    'essentials.educationBut',
    'no',
    household({ ...essentials({ education: false }), ...withMembers({}, child('2012-01-01')) }),
  ],
  ['essentials.outOfSchoolBut', 'no', household(withMembers({}, child('2015-09-02')))],
  ['essentials.outOfSchoolBut', 'yes', household(withMembers({}, child('2015-09-01')))],
  ['essentials.outOfSchoolBut', 'yes', household(withMembers({}, child('2006-09-02')))],
  ['essentials.outOfSchoolBut', 'no', household(withMembers({}, child('2006-09-01')))],
  ['essentials.outOfSchoolBut', 'no', household(withMembers({}, pupil))],
  ['essentials.missing', 'yes', monitored(essentials({ water: undefined }))],
  ['essentials.missing', 'no', household(essentials({ water: undefined }))],
  ['essentials.unmetRemoved', 'yes', removed(essentials({ housing: false }))],
  ['essentials.unmetRemoved', 'yes', removed(withMembers({ medicalInsurance: '未参加' }))],
  ['essentials.unmetRemoved', 'unknown', removed(withMembers({ medicalInsurance: undefined }))],
  ['essentials.unmetRemoved', 'no', monitored(essentials({ housing: false }))],
  ['risk.noType', 'yes', monitored(since('2021-05-30', { riskTypes: [] }))],
  ['risk.noType', 'no', monitored()],
  ['risk.noCategory', 'yes', monitored(since('2021-05-30', { category: undefined }))],
  ['risk.noIncome', 'yes', monitored({ income: {} })],
  ['risk.noIncome', 'no', household({ income: {} })],
  ['risk.noneIll', 'yes', risk('因病')],
  ['risk.noneIll', 'no', risk('因病', withMembers({ health: ['长期慢性病'] }))],
  ['risk.noneIll', 'unknown', risk('因病', withMembers({ health: [] }))],
  ['risk.noCost', 'yes', risk('因病')],
  ['risk.noCost', 'no', risk('因病', income({ A36: 1n }))],
  ['risk.noneDisabled', 'yes', risk('因残')],
  ['risk.noneDisabled', 'no', risk('因残', withMembers({ health: ['残疾'] }))],
  ['risk.noStudent', 'yes', risk('因学')],
  ['risk.noStudent', 'no', risk('因学', withMembers(pupil))],
  ['risk.allAble', 'yes', risk('缺劳动力')],
  ['risk.allAble', 'no', risk('缺劳动力', withMembers({}, able('无劳动力')))],
  ['risk.allAble', 'unknown', risk('缺劳动力', withMembers({}, able(undefined)))],
  ['risk.halfAble', 'yes', risk('缺劳动力', withMembers({}, {}, able('无劳动力'), able('无劳动力')))],
  ['risk.halfAble', 'no', risk('缺劳动力', withMembers({}, able('无劳动力'), able('无劳动力')))],
  ['risk.halfAble', 'no', risk('缺劳动力', withMembers({}, able('无劳动力'), able('无劳动力'), able('无劳动力')))],
  ['risk.noneAble', 'yes', risk('因务工就业不稳', withMembers(able('丧失劳动力')))],
  ['risk.noneAble', 'no', risk('因务工就业不稳', withMembers(able('弱劳动力或半劳动力')))],
  ['risk.waterUnhelped', 'yes', risk('因安全饮水')],
  ['risk.waterUnhelped', 'no', risk('因安全饮水', helped('饮水安全保障', '饮水安全保障'))],
  ['risk.aboveLine', 'no', monitored(income({ A28: 1_279_999n }))],
  ['risk.aboveLine', 'yes', monitored(income({ A28: 1_280_000n }))],
  ['risk.aboveLine', 'no', monitored({ ...income({}), ...since('2021-12-01') })],
  ['risk.aboveLine', 'yes', monitored({ ...income({}), ...since('2021-11-30') })],
  ['risk.aboveLine', 'unknown', monitored(income({ A28: undefined }))],
  ['risk.highIncome', 'no', monitored(income({ A28: 3_900_000n }))],
  ['risk.highIncome', 'yes', monitored(income({ A28: 3_900_001n }))],
  ['income.zero', 'yes', household(income({ A28: 0n, A29: 0n }))],
  ['income.zero', 'no', household(income({ A28: 1n, A29: 0n }))],
  ['income.zero', 'unknown', household({ income: {} })],
  ['income.tiny', 'yes', household(income({ A31: 9_999n }))],
  ['income.tiny', 'no', household(income({ A31: 10_000n }))],
  ['income.tiny', 'no', household(income({ A31: 0n }))],
  ['income.negative', 'yes', household(income({ A36: -1n }))],
  ['income.negative', 'no', household(income({ A36: 0n }))],
  ['income.costAbove', 'no', household(income({ A32: 100_000n }))],
  ['income.costAbove', 'yes', household(income({ A32: 100_001n }))],
  ['income.jump', 'no', household(income({ A28: 2_900_000n }))],
  ['income.jump', 'yes', household(income({ A28: 2_900_001n }))],
  ['income.jump', 'no', household(income({ A28: 900_000n }))],
  ['income.jump', 'yes', household(income({ A28: 899_999n }))],
  ['income.jump', 'unknown', household({ priorPerHead: undefined })],
  ['income.noWage', 'yes', household({ ...income({ A28: 0n }), ...helped('公益岗位帮扶', '保洁员') })],
  ['income.noWage', 'no', household({ ...income({ A28: 1n }), ...helped('公益岗位帮扶', '保洁员') })],
  [
    'income.noWage',
    'no',
    household({ ...income({ A28: 0n }), ...helped('公益岗位帮扶', '保洁员', { endedOn: '2022-05-29' }) }),
  ],
  [
    'income.noWage',
    'yes',
    household({ ...income({ A28: 0n }), ...helped('公益岗位帮扶', '保洁员', { endedOn: '2022-05-30' }) }),
  ],
  ['income.noProduce', 'yes', household({ ...income({ A29: 0n }), ...helped('产业帮扶', '养殖业') })],
  ['income.noProduce', 'no', household({ ...income({ A29: 0n, A30: 1n }), ...helped('产业帮扶', '养殖业') })],
  ['income.noTransfer', 'yes', household(withMembers({ subsistenceAllowance: '农村低保' }))],
  [
    'income.noTransfer',
    'no',
    household({ ...withMembers({ subsistenceAllowance: '农村低保' }), ...income({ A31: 1n }) }),
  ],
  ['income.noTransfer', 'unknown', household(withMembers({ subsistenceAllowance: undefined }))],
  ['income.wageless', 'yes', household(income({ A28: 0n }))],
  [
    'income.wageless',
    'no',
    household({ ...income({ A28: 0n }), ...withMembers({ workRegion: undefined, workMonths: 0 }) }),
  ],
  ['measure.none', 'no', monitored({ measures: [], ...since('2022-05-01') })],
  ['measure.none', 'yes', monitored({ measures: [], ...since('2022-04-30') })],
  ['measure.none', 'no', monitored()],
  ['measure.noDevelopment', 'no', monitored({ measures: [], ...since('2021-12-01') })],
  ['measure.noDevelopment', 'yes', monitored({ measures: [], ...since('2021-11-30') })],
  ['measure.noDevelopment', 'no', monitored({ measures: [], ...withMembers(able('弱劳动力或半劳动力')) })],
  ['measure.noDevelopment', 'unknown', monitored({ measures: [], ...withMembers(able(undefined)) })],
  ['measure.notBegun', 'yes', monitored(helped('产业帮扶', '养殖业', { state: '尚未实施' }))],
  ['measure.notBegun', 'no', monitored(helped('产业帮扶', '养殖业', { state: '已实施' }))],
  ['measure.noAllowance', 'yes', household(helped('综合保障', '低保'))],
  [
    'measure.noAllowance',
    'no',
    household({ ...helped('综合保障', '低保'), ...withMembers({ subsistenceAllowance: '农村低保' }) }),
  ],
  ['measure.noExtremePoverty', 'yes', household(helped('综合保障', '特困供养'))],
  ['measure.noneDisabled', 'yes', household(helped('综合保障', '残疾人补贴'))],
  [
    'measure.noneDisabled',
    'unknown',
    household({ ...helped('综合保障', '残疾人补贴'), ...withMembers({ health: [] }) }),
  ],
  ['measure.noVocational', 'yes', household(helped('教育帮扶', '雨露计划'))],
  [
    'measure.noVocational',
    'no',
    household({ ...helped('教育帮扶', '雨露计划'), ...withMembers({ ...pupil, studentStatus: '中职一年级' }) }),
  ],
  [
    'measure.noneAway',
    'yes',
    household({ ...helped('就业帮扶', '劳务输出'), ...withMembers({ workRegion: undefined, workMonths: 0 }) }),
  ],
  ['measure.noneAway', 'no', household(helped('就业帮扶', '劳务输出'))],
  ['removal.unhelped', 'yes', removed({ measures: [] })],
  ['removal.unhelped', 'no', gone({ removalWay: '自然消除' }, { measures: [] })],
  ['removal.unhelped', 'unknown', gone({ removalWay: undefined }, { measures: [] })],
  ['removal.noWay', 'yes', gone({ removalWay: undefined })],
  ['removal.belowLine', 'yes', removed(income({ A28: 1_279_999n }))],
  ['removal.belowLine', 'no', removed(income({ A28: 1_280_000n }))],
  ['removal.noContact', 'yes', monitored({ contacts: [] })],
  ['removal.noContactPhone', 'yes', monitored({ contacts: [{ name: '王干部', phoneKnown: false, households: 1 }] })],
  ['removal.noIncomeAfter', 'yes', removed({ incomeFrom: '2022-01-01' })],
  ['removal.noIncomeAfter', 'yes', removed({ incomeFrom: undefined })],
  ['removal.noIncomeAfter', 'no', removed({ incomeFrom: '2022-03-15' })],
  ['removal.noEssentialsAfter', 'yes', removed({ essentialsFrom: '2022-01-01' })],
  ['removal.noEssentialsAfter', 'no', removed()],
  ['removal.noLabour', 'yes', removed(withMembers(able('无劳动力')))],
  ['removal.noLabour', 'no', removed(withMembers(able('弱劳动力或半劳动力')))],
  ['removal.noLabour', 'unknown', removed(withMembers(able(undefined)))],
  ['removal.hasty', 'yes', gone({ since: '2022-01-02' })],
  ['removal.hasty', 'no', gone({ since: '2022-01-01' })],
  ['removal.hasty', 'no', gone({ since: '2022-02-01', removalWay: '自然消除' })],
  ['procedure.contactIsMember', 'yes', monitored({ contacts: [{ name: '张建国', phoneKnown: true, households: 1 }] })],
  ['procedure.contactIsMember', 'no', monitored()],
  ['procedure.contactLoad', 'no', monitored({ contacts: [{ name: '王干部', phoneKnown: true, households: 15 }] })],
  ['procedure.contactLoad', 'yes', monitored({ contacts: [{ name: '王干部', phoneKnown: true, households: 16 }] })],
  ['procedure.visitEntered', 'yes', household({ sweeps: [{ visitedOn: '2022-05-20', enteredOn: '2022-05-19' }] })],
  ['procedure.visitEntered', 'no', household({ sweeps: [{ visitedOn: '2022-05-20', enteredOn: '2022-05-20' }] })],
];

test.each(CASES.map((each, n) => [`${n} ${each[0]}：${each[1]}`, each] as const))(
  '疑点 %s',
  (_name, [rule, told, one]) => {
    expect(answerOf(compiled, `quality.${rule}`, one)).toBe(told);
  },
);

test('样样都对的一般农户、监测对象、已消除的，一条疑点也没有', () => {
  for (const one of [household(), monitored(), removed()]) {
    expect(HOUSEHOLD_QUALITY.map(({ id }) => id).filter((id) => answerOf(compiled, id, one) === 'yes')).toEqual([]);
  }
});

test('每条疑点都有一个是的例子', () => {
  const told = new Set(CASES.filter(([, answered]) => answered === 'yes').map(([rule]) => `quality.${rule}`));
  expect(HOUSEHOLD_QUALITY.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
});
