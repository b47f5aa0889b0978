import type { Rule } from '../../packs/pack.ts';
import { ofPerson } from '../rule-of.ts';

const CORRECT_BIRTH = '核对证件号码和出生日期后更正';
const CORRECT_RELATION = '核对户口簿，更正与户主关系或出生日期';
const CORRECT_SCHOOL = '在校的填在校生状况，不在校的填文化程度，核对后更正';
const CORRECT_WORK = '核对劳动技能、务工区域和务工时间，更正填错的一项';

const identity: readonly Rule[] = [
  ofPerson('quality', ['quality.person.age', '年龄不合情理'], {
    ...{ severity: 'block', when: 'age < 0 || age > oldestAge', mend: CORRECT_BIRTH },
  }),
  ofPerson('quality', ['quality.person.idShared', '证件号码与别人重复'], {
    ...{ severity: 'warn', when: 'idNumberShared', mend: '核对两个人的证件；是同一个人的，留一处' },
  }),
  ofPerson('quality', ['quality.person.elsewhere', '同一个人在两户里'], {
    ...{ severity: 'warn', when: 'elsewhere', mend: '按户籍并结合实际居住、共享收支，留在一户' },
  }),
  ofPerson('quality', ['quality.person.sexMissing', '没有填性别'], {
    ...{ severity: 'warn', when: '!known(sex)', mend: '按证件补填性别' },
  }),
  ofPerson('quality', ['quality.person.birthMissing', '没有出生日期'], {
    ...{ severity: 'warn', when: '!known(age)', mend: '补填证件号码，出生日期由号码得出' },
  }),
];

const relations: readonly Rule[] = [
  ofPerson('quality', ['quality.person.youngHead', '户主未满 16 周岁'], {
    ...{
      severity: 'reason',
      when: `relation == '户主' && age < headAge`,
      mend: '核对户口簿；户主确为未成年人的，写明情况',
    },
  }),
  ofPerson('quality', ['quality.person.spouseSex', '配偶与户主同性别'], {
    ...{ severity: 'warn', when: `relation == '配偶' && sexOfHead`, mend: '核对性别和与户主关系' },
  }),
  ofPerson('quality', ['quality.person.childTooOld', '子女与户主的年龄差不合情理'], {
    severity: 'warn',
    when: `relation in ['之子', '之女'] && yearsAfterHead < parentYears`,
    sentence: '户主比子女大 {yearsAfterHead}，不到 {parentYears} 岁',
    mend: CORRECT_RELATION,
  }),
  ofPerson('quality', ['quality.person.parentTooYoung', '父母与户主的年龄差不合情理'], {
    severity: 'warn',
    when: `relation in ['之父', '之母'] && yearsBeforeHead < parentYears`,
    sentence: '父母比户主大 {yearsBeforeHead}，不到 {parentYears} 岁',
    mend: CORRECT_RELATION,
  }),
  ofPerson('quality', ['quality.person.grandchildTooOld', '孙辈与户主的年龄差不合情理'], {
    severity: 'warn',
    when: `relation in ['之孙子', '之孙女', '之外孙子', '之外孙女'] && yearsAfterHead < 2 * parentYears`,
    mend: CORRECT_RELATION,
  }),
];

const school: readonly Rule[] = [
  ofPerson('quality', ['quality.school.both', '文化程度和在校生状况都填了'], {
    ...{
      cites: 'LZ 附件3 A12',
      severity: 'warn',
      when: 'known(education) && known(studentStatus)',
      mend: CORRECT_SCHOOL,
    },
  }),
  ofPerson('quality', ['quality.school.neither', '文化程度和在校生状况都没有填'], {
    ...{
      cites: 'LZ 附件3 A12',
      severity: 'warn',
      when: '!known(education) && !known(studentStatus)',
      mend: CORRECT_SCHOOL,
    },
  }),
  ofPerson('quality', ['quality.school.primaryAge', '在读小学，年龄不符'], {
    severity: 'warn',
    when: `studentStatus == '小学' && (schoolAge < primaryFrom || schoolAge > primaryTo)`,
    mend: CORRECT_SCHOOL,
  }),
  ofPerson('quality', ['quality.school.seniorAge', '在读高中或中职，年龄不符'], {
    severity: 'warn',
    when: `studentStatus in ['普通高中一年级', '普通高中二年级', '普通高中三年级', '中职一年级', '中职二年级', '中职三年级'] && (schoolAge < seniorFrom || schoolAge > seniorTo)`,
    mend: CORRECT_SCHOOL,
  }),
  ofPerson('quality', ['quality.school.masterAge', '在读硕士，年龄不符'], {
    ...{
      severity: 'warn',
      when: `studentStatus == '硕士研究生及以上' && schoolAge < masterFrom`,
      mend: CORRECT_SCHOOL,
    },
  }),
  ofPerson('quality', ['quality.school.preschoolAge', '学龄前，年龄不符'], {
    ...{
      severity: 'warn',
      when: `studentStatus in ['学龄前儿童', '学前教育'] && schoolAge > preschoolTo`,
      mend: CORRECT_SCHOOL,
    },
  }),
  ofPerson('quality', ['quality.school.degreeTooYoung', '未满 18 周岁，文化程度是大专以上'], {
    ...{ severity: 'warn', when: `education in ['大专', '本科及以上'] && age < 18`, mend: CORRECT_SCHOOL },
  }),
  ofPerson('quality', ['quality.school.leftEarly', '16 至 22 周岁，文化程度只有小学以下'], {
    severity: 'reason',
    when: `education in ['文盲或半文盲', '小学'] && age >= 16 && age <= 22`,
    mend: '核对文化程度；确实没有读完初中的，写明原因',
  }),
  ofPerson('quality', ['quality.school.outOfSchool', '义务教育年龄不在校'], {
    severity: 'reason',
    when: `known(education) && !known(studentStatus) && schoolAge >= 6 && schoolAge <= compulsoryTo`,
    mend: '在校的补填在校生状况；休学、异地就读的，作为例外写明；辍学的，劝返',
  }),
  ofPerson('quality', ['quality.school.working', '在校又在务工'], {
    severity: 'warn',
    when: `known(studentStatus) && !(studentStatus in ['学龄前儿童', '学前教育']) && (known(workRegion) || workMonths > 0)`,
    mend: '在校生不填务工；已经离校的，改填文化程度',
  }),
  ofPerson('quality', ['quality.school.preschoolWorking', '学龄前儿童填了务工'], {
    severity: 'block',
    when: `studentStatus in ['学龄前儿童', '学前教育'] && (known(workRegion) || workMonths > 0)`,
    mend: CORRECT_WORK,
  }),
  ofPerson('quality', ['quality.school.studentLabour', '在校生的劳动技能不是无劳动力'], {
    severity: 'warn',
    when: `known(studentStatus) && labour != '无劳动力'`,
    mend: '在校生和学龄前儿童的劳动技能填无劳动力',
  }),
];

const work: readonly Rule[] = [
  ofPerson('quality', ['quality.work.ableWithout', '劳动年龄、健康、不在校，却无劳动力或弱劳动力'], {
    severity: 'reason',
    when: `age >= 16 && age <= 59 && '健康' in health && known(education) && !known(studentStatus) && labour in ['无劳动力', '弱劳动力或半劳动力']`,
    mend: CORRECT_WORK,
  }),
  ofPerson('quality', ['quality.work.withoutLabour', '在外务工，劳动技能却是无、丧失或弱劳动力'], {
    severity: 'warn',
    when: `workRegion in ['乡镇外县内', '县外省内', '省外'] && labour in ['无劳动力', '丧失劳动力', '弱劳动力或半劳动力']`,
    mend: CORRECT_WORK,
  }),
  ofPerson('quality', ['quality.work.regionOnly', '填了务工区域，没有填务工时间'], {
    ...{ severity: 'warn', when: 'known(workRegion) && (!known(workMonths) || workMonths == 0)', mend: CORRECT_WORK },
  }),
  ofPerson('quality', ['quality.work.monthsOnly', '填了务工时间，没有填务工区域'], {
    ...{ severity: 'warn', when: '!known(workRegion) && workMonths > 0', mend: CORRECT_WORK },
  }),
  ofPerson('quality', ['quality.work.childLabour', '未满 16 周岁，劳动技能不是无劳动力'], {
    ...{ severity: 'warn', when: `age < 16 && labour != '无劳动力'`, mend: '未满 16 周岁的填无劳动力' },
  }),
  ofPerson('quality', ['quality.work.oldLabour', '60 周岁以上，劳动技能是普通劳动力或技能劳动力'], {
    severity: 'warn',
    when: `age >= 60 && labour in ['普通劳动力', '技能劳动力']`,
    mend: '60 周岁以上还能劳动的填弱劳动力或半劳动力',
  }),
];

const protection: readonly Rule[] = [
  ofPerson('quality', ['quality.protection.medicalMissing', '没有填基本医疗保险'], {
    ...{ cites: 'LZ 附件3 A17', severity: 'warn', when: '!known(medicalInsurance)', mend: '按医保部门的参保信息补填' },
  }),
  ofPerson('quality', ['quality.protection.monitoredUninsured', '监测对象未参加基本医疗保险'], {
    severity: 'warn',
    when: `monitored && medicalInsurance == '未参加'`,
    mend: '动员参保；参军、服刑等不用参保的，作为例外写明',
  }),
  ofPerson('quality', ['quality.protection.noCriticalIllness', '脱贫户或监测对象没有大病保险'], {
    severity: 'warn',
    when: `(lifted || monitored) && medicalInsurance == '城乡居民' && !criticalIllnessInsurance`,
    mend: '参加城乡居民医保的同时有大病保险，核对后更正',
  }),
  ofPerson('quality', ['quality.protection.poorAway', '特困供养人员在外务工'], {
    severity: 'warn',
    when: `extremePovertySupport in ['农村特困', '城市特困'] && (known(workRegion) || workMonths > 0)`,
    mend: '与民政核对特困供养，核对务工',
  }),
  ofPerson('quality', ['quality.protection.poorAble', '特困供养人员 18 至 59 周岁、健康、不在校'], {
    severity: 'warn',
    when: `extremePovertySupport in ['农村特困', '城市特困'] && age >= 18 && age <= 59 && '健康' in health && !known(studentStatus)`,
    mend: '与民政核对特困供养，核对健康状况',
  }),
  ofPerson('quality', ['quality.protection.bothSupports', '同时享受低保和特困供养'], {
    severity: 'warn',
    when: `subsistenceAllowance in ['农村低保', '城市低保'] && extremePovertySupport in ['农村特困', '城市特困']`,
    mend: '两项只能享受一项，与民政核对',
  }),
  ofPerson('quality', ['quality.person.healthTwice', '健康状况填了健康又填了别的'], {
    ...{
      cites: 'LZ 附件3 A13',
      severity: 'block',
      when: `'健康' in health && ('长期慢性病' in health || '患有大病' in health || '残疾' in health)`,
      mend: '健康和其他几项只能选一边',
    },
  }),
];

/** What cannot be right of one member (I01). */
export const MEMBER_QUALITY: readonly Rule[] = [...identity, ...relations, ...school, ...work, ...protection];
