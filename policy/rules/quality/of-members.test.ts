import { expect, test } from 'vitest';
import type { HouseholdOnDay, MemberOnDay } from '../../facts/household-on-day.ts';
import { answerOfMember, compiledWith, household, MEMBER } from '../testing-judge.ts';
import { MEMBER_QUALITY } from './of-members.ts';
import { QUALITY_PARAMETERS } from './parameters.ts';

const compiled = compiledWith(MEMBER_QUALITY, QUALITY_PARAMETERS);
const HEAD = { ...MEMBER, birthDate: '1982-01-01' };

type Case = readonly [rule: string, answer: string, member: Partial<MemberOnDay>, of?: Partial<HouseholdOnDay>];

/** Of a student nothing is said of work. */
const PUPIL = {
  ...{ education: undefined, studentStatus: '小学', labour: '无劳动力', workRegion: undefined, workMonths: undefined },
  relation: '之子',
};
const pupil = (birthDate: string, studentStatus = '小学'): Partial<MemberOnDay> => ({
  ...PUPIL,
  studentStatus,
  birthDate,
});
const related = (relation: string, birthDate: string | undefined) => ({ relation, birthDate });
const working = (workRegion: string | undefined, workMonths: number | undefined) => ({ workRegion, workMonths });

/** One below, at and above each line, and with missing data. On 2022-05-30; the school year began on 2021-09-01. */
const CASES: readonly Case[] = [
  ['person.age', 'no', { birthDate: '2022-05-30' }],
  ['person.age', 'yes', { birthDate: '2022-05-31' }],
  ['person.age', 'no', { birthDate: '1901-05-31' }],
  ['person.age', 'yes', { birthDate: '1901-05-30' }],
  ['person.age', 'unknown', { birthDate: undefined }],
  ['person.idShared', 'yes', { idNumberShared: true }],
  ['person.idShared', 'no', {}],
  ['person.elsewhere', 'yes', { elsewhere: true }],
  ['person.sexMissing', 'yes', { sex: undefined }],
  ['person.sexMissing', 'no', {}],
  ['person.birthMissing', 'yes', { birthDate: undefined }],
  ['person.youngHead', 'yes', related('户主', '2006-05-31')],
  ['person.youngHead', 'no', related('户主', '2006-05-30')],
  ['person.youngHead', 'unknown', related('户主', undefined)],
  ['person.youngHead', 'no', related('之子', undefined)],
  ['person.spouseSex', 'yes', { relation: '配偶', sex: '男' }],
  ['person.spouseSex', 'no', { relation: '配偶', sex: '女' }],
  ['person.spouseSex', 'unknown', { relation: '配偶', sex: undefined }],
  ['person.childTooOld', 'yes', related('之子', '1996-12-31')],
  ['person.childTooOld', 'no', related('之子', '1997-01-01')],
  ['person.childTooOld', 'yes', related('之女', '1981-12-31')],
  ['person.childTooOld', 'unknown', related('之女', undefined)],
  ['person.parentTooYoung', 'yes', related('之母', '1967-01-02')],
  ['person.parentTooYoung', 'no', related('之母', '1967-01-01')],
  ['person.grandchildTooOld', 'yes', related('之孙子', '2011-12-31')],
  ['person.grandchildTooOld', 'no', related('之孙子', '2012-01-01')],
  ['school.both', 'yes', { studentStatus: '小学' }],
  ['school.both', 'no', {}],
  ['school.neither', 'yes', { education: undefined }],
  ['school.neither', 'no', PUPIL],
  ['school.primaryAge', 'yes', pupil('2015-09-02')],
  ['school.primaryAge', 'no', pupil('2015-09-01')],
  ['school.primaryAge', 'no', pupil('2006-09-02')],
  ['school.primaryAge', 'yes', pupil('2006-09-01')],
  ['school.primaryAge', 'unknown', { ...PUPIL, birthDate: undefined }],
  ['school.seniorAge', 'yes', pupil('2006-09-02', '普通高中一年级')],
  ['school.seniorAge', 'no', pupil('2006-09-01', '中职一年级')],
  ['school.seniorAge', 'no', pupil('2000-09-02', '中职三年级')],
  ['school.seniorAge', 'yes', pupil('2000-09-01', '中职三年级')],
  ['school.masterAge', 'yes', pupil('2001-09-02', '硕士研究生及以上')],
  ['school.masterAge', 'no', pupil('2001-09-01', '硕士研究生及以上')],
  ['school.preschoolAge', 'no', pupil('2014-09-02', '学前教育')],
  ['school.preschoolAge', 'yes', pupil('2014-09-01', '学前教育')],
  ['school.degreeTooYoung', 'yes', { education: '大专', birthDate: '2004-05-31' }],
  ['school.degreeTooYoung', 'no', { education: '大专', birthDate: '2004-05-30' }],
  ['school.leftEarly', 'no', { education: '小学', birthDate: '2006-05-31' }],
  ['school.leftEarly', 'yes', { education: '小学', birthDate: '2006-05-30' }],
  ['school.leftEarly', 'yes', { education: '小学', birthDate: '1999-05-31' }],
  ['school.leftEarly', 'no', { education: '小学', birthDate: '1999-05-30' }],
  ['school.leftEarly', 'unknown', { education: undefined, birthDate: '2000-05-30' }],
  ['school.outOfSchool', 'no', { birthDate: '2015-09-02' }],
  ['school.outOfSchool', 'yes', { birthDate: '2015-09-01' }],
  ['school.outOfSchool', 'yes', { birthDate: '2005-09-02' }],
  ['school.outOfSchool', 'no', { birthDate: '2005-09-01' }],
  ['school.outOfSchool', 'unknown', { birthDate: undefined }],
  ['school.outOfSchool', 'no', pupil('2010-09-02')],
  ['school.working', 'yes', { ...PUPIL, workRegion: '省外' }],
  ['school.working', 'no', { ...PUPIL, workMonths: 0 }],
  ['school.working', 'yes', { ...PUPIL, workMonths: 1 }],
  ['school.working', 'no', {}],
  ['school.preschoolWorking', 'yes', { ...PUPIL, studentStatus: '学前教育', workMonths: 1 }],
  ['school.preschoolWorking', 'no', { ...PUPIL, studentStatus: '学前教育', workMonths: 0 }],
  ['school.studentLabour', 'yes', { ...PUPIL, labour: '普通劳动力' }],
  ['school.studentLabour', 'no', PUPIL],
  ['school.studentLabour', 'unknown', { ...PUPIL, labour: undefined }],
  ['work.ableWithout', 'no', { labour: '无劳动力', birthDate: '2006-05-31' }],
  ['work.ableWithout', 'yes', { labour: '无劳动力', birthDate: '2006-05-30' }],
  ['work.ableWithout', 'yes', { labour: '弱劳动力或半劳动力', birthDate: '1962-05-31' }],
  ['work.ableWithout', 'no', { labour: '无劳动力', birthDate: '1962-05-30' }],
  ['work.ableWithout', 'no', { labour: '丧失劳动力' }],
  ['work.ableWithout', 'no', { labour: '无劳动力', health: ['残疾'] }],
  ['work.ableWithout', 'unknown', { labour: '无劳动力', health: [] }],
  ['work.withoutLabour', 'yes', { ...working('省外', 3), labour: '丧失劳动力' }],
  ['work.withoutLabour', 'no', { ...working('乡镇内', 3), labour: '弱劳动力或半劳动力' }],
  ['work.withoutLabour', 'unknown', { ...working('省外', 3), labour: undefined }],
  ['work.regionOnly', 'yes', working('省外', undefined)],
  ['work.regionOnly', 'yes', working('省外', 0)],
  ['work.regionOnly', 'no', working('省外', 1)],
  ['work.monthsOnly', 'yes', working(undefined, 1)],
  ['work.monthsOnly', 'no', working(undefined, 0)],
  ['work.childLabour', 'yes', { birthDate: '2006-05-31' }],
  ['work.childLabour', 'no', { birthDate: '2006-05-30' }],
  ['work.oldLabour', 'yes', { birthDate: '1962-05-30' }],
  ['work.oldLabour', 'no', { birthDate: '1962-05-31' }],
  ['protection.medicalMissing', 'yes', { medicalInsurance: undefined }],
  ['protection.medicalMissing', 'no', { medicalInsurance: '未参加' }],
  ['protection.monitoredUninsured', 'yes', { medicalInsurance: '未参加' }, { monitored: true }],
  ['protection.monitoredUninsured', 'no', { medicalInsurance: '未参加' }],
  ['protection.monitoredUninsured', 'unknown', { medicalInsurance: undefined }, { monitored: true }],
  ['protection.noCriticalIllness', 'yes', { criticalIllnessInsurance: false }, { lifted: true }],
  ['protection.noCriticalIllness', 'no', { criticalIllnessInsurance: false }],
  ['protection.noCriticalIllness', 'unknown', { criticalIllnessInsurance: undefined }, { monitored: true }],
  ['protection.poorAway', 'yes', { extremePovertySupport: '农村特困' }],
  ['protection.poorAway', 'no', { extremePovertySupport: '农村特困', ...working(undefined, 0) }],
  ['protection.poorAble', 'no', { extremePovertySupport: '农村特困', birthDate: '2004-05-31' }],
  ['protection.poorAble', 'yes', { extremePovertySupport: '农村特困', birthDate: '2004-05-30' }],
  ['protection.poorAble', 'yes', { extremePovertySupport: '城市特困', birthDate: '1962-05-31' }],
  ['protection.poorAble', 'no', { extremePovertySupport: '农村特困', birthDate: '1962-05-30' }],
  ['protection.bothSupports', 'yes', { extremePovertySupport: '农村特困', subsistenceAllowance: '农村低保' }],
  ['protection.bothSupports', 'no', { extremePovertySupport: '农村特困' }],
  ['protection.bothSupports', 'unknown', { extremePovertySupport: undefined, subsistenceAllowance: '农村低保' }],
  ['person.healthTwice', 'yes', { health: ['健康', '残疾'] }],
  ['person.healthTwice', 'no', { health: ['残疾', '患有大病'] }],
  ['person.healthTwice', 'unknown', { health: [] }],
];

/** The member stands beside the head, unless he is the head himself. */
function answer([rule, , different, of = {}]: Case): string {
  const member = { ...MEMBER, ...different };
  const isHead = member.relation === '户主';
  const one = household({ ...of, members: isHead ? [member] : [HEAD, member] });
  return answerOfMember(compiled, `quality.${rule}`, one, isHead ? 0 : 1);
}

test.each(CASES.map((each, n) => [`${n} ${each[0]}：${each[1]} ${JSON.stringify(each[2])}`, each] as const))(
  '疑点 %s',
  (_name, each) => {
    expect(answer(each)).toBe(each[1]);
  },
);

test('样样都对的人，一条疑点也没有', () => {
  const found = MEMBER_QUALITY.filter(({ id }) => answerOfMember(compiled, id, household()) === 'yes');
  expect(found.map(({ id }) => id)).toEqual([]);
});

test('每条疑点都有一个是的例子', () => {
  const told = new Set(CASES.filter(([, answered]) => answered === 'yes').map(([rule]) => `quality.${rule}`));
  expect(MEMBER_QUALITY.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
});

test('几个户主时，与户主比的都不知道', () => {
  const one = household({ members: [HEAD, HEAD, { ...MEMBER, relation: '之子', birthDate: '1981-01-01' }] });
  expect(answerOfMember(compiled, 'quality.person.childTooOld', one, 2)).toBe('unknown');
});
