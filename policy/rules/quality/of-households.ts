import type { Rule } from '../../packs/pack.ts';
import { ofHousehold } from '../rule-of.ts';
import { TAKEN_IN_QUALITY } from './taken-in.ts';

const MEND_RISK = '核对风险类型和家庭情况，更正填错的一边；风险变了的，写明何时变的';
const MEND_INCOME = '入户核对收支，按采集表补填或更正';
const MEND_MEASURE = '核对措施和家庭成员，更正填错的一边';

/** Monitored, and the risk stands. */
const STANDING = 'monitored && !riskRemoved';
const REMOVED = 'monitored && riskRemoved';

const household: readonly Rule[] = [
  ofHousehold('quality', ['quality.household.noMembers', '没有家庭成员'], {
    ...{ cites: 'LZ 一(五)', severity: 'warn', when: 'members == 0', mend: '补录家庭成员；整户已不在的，办理销户' },
  }),
  ofHousehold('quality', ['quality.household.noHead', '没有户主'], {
    ...{ severity: 'warn', when: 'members > 0 && heads == 0', mend: '按户口簿确定户主；户主去世的，另定户主' },
  }),
  ofHousehold('quality', ['quality.household.severalHeads', '有几个户主'], {
    ...{ severity: 'warn', when: 'heads > 1', mend: '留一个户主，其余改为与户主的关系' },
  }),
  ofHousehold('quality', ['quality.household.severalSpouses', '有几个配偶'], {
    ...{ severity: 'warn', when: 'spouses > 1', mend: '核对与户主关系；儿媳、女婿不填配偶' },
  }),
  ofHousehold('quality', ['quality.household.noPhone', '没有农户电话'], {
    ...{ severity: 'warn', when: 'monitored && !phoneFilled', mend: '补填农户电话；确无电话的，填联系得到的亲属' },
  }),
];

const protection: readonly Rule[] = [
  ofHousehold('quality', ['quality.essentials.educationBut', '义务教育没有保障，却没有义务教育年龄不在校的人'], {
    severity: 'warn',
    when: '!educationSecured && outOfSchool == 0',
    mend: '核对义务教育是否有保障，核对学生的在校生状况',
  }),
  ofHousehold('quality', ['quality.essentials.outOfSchoolBut', '有人该在校而不在校，义务教育却填有保障'], {
    severity: 'reason',
    when: 'educationSecured && outOfSchool > 0',
    mend: '核对在校生状况；身体原因不能上学的，作为例外写明',
  }),
  ofHousehold('quality', ['quality.essentials.missing', '监测对象的三保障和饮水安全没有填全'], {
    ...{ cites: 'LZ 一(五)', severity: 'warn' },
    when: 'monitored && (!known(housingSecured) || !known(educationSecured) || !known(waterSecured))',
    mend: '入户核对住房、义务教育、饮水三项，逐项填写',
  }),
  ofHousehold('quality', ['quality.essentials.unmetRemoved', '风险已消除，三保障或饮水安全却没有保障'], {
    ...{ cites: 'GS 六·问题', severity: 'warn' },
    when: `${REMOVED} && (!housingSecured || !educationSecured || !waterSecured || uninsured > 0)`,
    mend: '已经解决的更正三保障；没有解决的，按程序回退',
  }),
];

const risk: readonly Rule[] = [
  ofHousehold('quality', ['quality.risk.noType', '监测对象没有风险类型'], {
    ...{
      cites: 'LZ 一(五)',
      severity: 'warn',
      when: 'monitored && !known(riskTypes)',
      mend: '按识别时的材料补填风险类型',
    },
  }),
  ofHousehold('quality', ['quality.risk.noCategory', '监测对象没有类别'], {
    ...{
      cites: 'LZ 一(五)',
      severity: 'warn',
      when: 'monitored && !known(category)',
      mend: '按识别时的材料补填监测对象类别',
    },
  }),
  ofHousehold('quality', ['quality.risk.noIncome', '监测对象没有收入数据'], {
    ...{ cites: 'GS 六·问题', severity: 'warn', when: 'monitored && !known(A33)', mend: MEND_INCOME },
  }),
  ofHousehold('quality', ['quality.risk.noneIll', '风险是因病，却没有病人'], {
    severity: 'warn',
    when: `${STANDING} && '因病' in riskTypes && seriouslyIll == 0 && chronicallyIll == 0`,
    mend: MEND_RISK,
  }),
  ofHousehold('quality', ['quality.risk.noCost', '风险是因病，却没有合规自付支出'], {
    ...{
      severity: 'reason',
      when: `${STANDING} && '因病' in riskTypes && A36 <= 0`,
      mend: '补填合规自付支出；确实没有支出的，写明原因',
    },
  }),
  ofHousehold('quality', ['quality.risk.noneDisabled', '风险是因残，却没有残疾人'], {
    ...{ severity: 'warn', when: `${STANDING} && '因残' in riskTypes && disabled == 0`, mend: MEND_RISK },
  }),
  ofHousehold('quality', ['quality.risk.noStudent', '风险是因学，却没有在校生'], {
    ...{ severity: 'warn', when: `${STANDING} && '因学' in riskTypes && students == 0`, mend: MEND_RISK },
  }),
  ofHousehold('quality', ['quality.risk.allAble', '风险是缺劳动力，却人人有劳动能力'], {
    severity: 'warn',
    when: `${STANDING} && '缺劳动力' in riskTypes && members > 0 && ableWorkers >= members`,
    mend: MEND_RISK,
  }),
  ofHousehold('quality', ['quality.risk.halfAble', '风险是缺劳动力，四人以上的户却有一半有劳动能力'], {
    severity: 'reason',
    when: `${STANDING} && '缺劳动力' in riskTypes && members >= largeHousehold && ableWorkers >= members / 2`,
    mend: MEND_RISK,
  }),
  ofHousehold('quality', ['quality.risk.noneAble', '风险是务工就业不稳，却没有人有劳动能力'], {
    severity: 'warn',
    when: `${STANDING} && '因务工就业不稳' in riskTypes && labourers == 0`,
    mend: MEND_RISK,
  }),
  ofHousehold('quality', ['quality.risk.waterUnhelped', '风险是因安全饮水，却没有饮水措施'], {
    severity: 'warn',
    when: `${STANDING} && '因安全饮水' in riskTypes && !('饮水安全保障' in measureKinds)`,
    mend: '落实饮水措施，或核对风险类型',
  }),
  ofHousehold('quality', ['quality.risk.aboveLine', '收入高于监测线，三保障没有问题，仍未消除风险'], {
    ...{ cites: 'LZ 一(三)', severity: 'reason' },
    when: `${STANDING} && A38 >= line && housingSecured && educationSecured && waterSecured && uninsured == 0 && monitoredMonths >= stableMonths`,
    mend: '稳定的按程序标注风险消除；还有风险的写明是什么',
  }),
  ofHousehold('quality', ['quality.risk.highIncome', '监测对象人均收入偏高'], {
    severity: 'reason',
    when: `${STANDING} && A38 > highIncome`,
    sentence: '人均收入参考范围 {A38}，高于 {highIncome}',
    mend: '核对收支；属实的写明为什么仍有风险',
  }),
];

const income: readonly Rule[] = [
  ofHousehold('quality', ['quality.income.zero', '收入和支出全是 0'], {
    severity: 'warn',
    when: 'A28 == 0 && A29 == 0 && A30 == 0 && A31 == 0 && A32 == 0',
    mend: MEND_INCOME,
  }),
  ofHousehold('quality', ['quality.income.tiny', '有一项收入小得不合情理'], {
    severity: 'warn',
    when: ['A28', 'A29', 'A30', 'A31', 'A35'].map((item) => `${item} > 0 && ${item} < tinyIncome`).join(' || '),
    mend: '核对单位是不是元，更正填错的一项',
  }),
  ofHousehold('quality', ['quality.income.negative', '有一项收入是负数'], {
    severity: 'block',
    when: ['A28', 'A29', 'A30', 'A31', 'A32', 'A35', 'A36'].map((item) => `${item} < 0`).join(' || '),
    mend: '各项收入和支出都填 0 或正数；亏损由支出大于收入得出',
  }),
  ofHousehold('quality', ['quality.income.costAbove', '生产经营性支出大于生产经营性收入'], {
    ...{ severity: 'reason', when: 'A32 > A29', mend: '核对生产经营的收支；确实亏损的写明原因' },
  }),
  ofHousehold('quality', ['quality.income.jump', '人均纯收入比上年变动很大'], {
    severity: 'reason',
    when: 'priorPerHead > 0 && (A34 > (1 + incomeJump) * priorPerHead || A34 < (1 - incomeJump) * priorPerHead)',
    sentence: '家庭人均纯收入 {A34}，上年 {priorPerHead}，变动超过 {incomeJump}',
    mend: '核对两年的收支和人口；属实的写明原因',
  }),
  ofHousehold('quality', ['quality.income.noWage', '有就业或公益岗位措施，却没有工资性收入'], {
    severity: 'warn',
    when: `('就业帮扶' in measureKinds || '公益岗位帮扶' in measureKinds) && A28 == 0`,
    mend: MEND_INCOME,
  }),
  ofHousehold('quality', ['quality.income.noProduce', '有产业措施，却没有生产经营性收入'], {
    ...{
      severity: 'reason',
      when: `'产业帮扶' in measureKinds && A29 == 0 && A30 == 0`,
      mend: '补填生产经营性收入或分红；还没有收益的写明原因',
    },
  }),
  ofHousehold('quality', ['quality.income.noTransfer', '有低保、特困供养或残疾人补贴，却没有转移性收入'], {
    severity: 'warn',
    when: `('低保' in measureOptions || '特困供养' in measureOptions || '残疾人补贴' in measureOptions || onAllowance > 0 || extremelyPoor > 0) && A31 == 0`,
    mend: '按发放记录补填转移性收入',
  }),
  ofHousehold('quality', ['quality.income.wageless', '有人务工，却没有工资性收入'], {
    ...{ severity: 'reason', when: 'workers > 0 && A28 == 0', mend: '补填工资性收入；自己经营的核对务工区域' },
  }),
];

const measures: readonly Rule[] = [
  ofHousehold('quality', ['quality.measure.none', '识别满一个月，没有帮扶措施'], {
    ...{ cites: 'LZ 一(五)', severity: 'warn' },
    when: `${STANDING} && monitoredMonths >= 1 && measures == 0`,
    mend: '落实措施并录入；已落实的补录',
  }),
  ofHousehold('quality', ['quality.measure.noDevelopment', '有劳动力，识别满半年没有开发式措施'], {
    ...{ cites: 'LZ 一(三)', severity: 'reason' },
    when: `${STANDING} && monitoredMonths >= 6 && ableWorkers > 0 && developmental == 0`,
    mend: '落实产业、就业、金融或公益岗位措施；没有意愿的写明何时问过谁',
  }),
  ofHousehold('quality', ['quality.measure.notBegun', '措施登记了，尚未实施'], {
    ...{
      severity: 'warn',
      when: `${STANDING} && measuresNotBegun > 0 && monitoredMonths >= 1`,
      mend: '已实施的更正状态；没有实施的催办',
    },
  }),
  ofHousehold('quality', ['quality.measure.noAllowance', '措施里有低保，没有成员享受低保'], {
    ...{ severity: 'warn', when: `'低保' in measureOptions && onAllowance == 0`, mend: MEND_MEASURE },
  }),
  ofHousehold('quality', ['quality.measure.noExtremePoverty', '措施里有特困供养，没有成员特困供养'], {
    ...{ severity: 'warn', when: `'特困供养' in measureOptions && extremelyPoor == 0`, mend: MEND_MEASURE },
  }),
  ofHousehold('quality', ['quality.measure.noneDisabled', '措施里有残疾人补贴，没有残疾人'], {
    ...{ severity: 'warn', when: `'残疾人补贴' in measureOptions && disabled == 0`, mend: MEND_MEASURE },
  }),
  ofHousehold('quality', ['quality.measure.noVocational', '措施里有雨露计划，没有中职、高职在校生'], {
    ...{ severity: 'warn', when: `'雨露计划' in measureOptions && vocationalStudents == 0`, mend: MEND_MEASURE },
  }),
  ofHousehold('quality', ['quality.measure.noneAway', '措施里有外出务工补贴或劳务输出，没有人外出务工'], {
    severity: 'warn',
    when: `('外出务工补贴' in measureOptions || '劳务输出' in measureOptions) && workers == 0`,
    mend: MEND_MEASURE,
  }),
];

const removal: readonly Rule[] = [
  ofHousehold('quality', ['quality.removal.unhelped', '帮扶消除，却没有采录过措施'], {
    ...{ cites: 'GS 六·问题', severity: 'warn' },
    when: `${REMOVED} && removalWay == '帮扶消除' && measuresEver == 0`,
    mend: '补录帮扶措施；自然消除的更正消除方式',
  }),
  ofHousehold('quality', ['quality.removal.noWay', '风险已消除，没有填消除方式'], {
    ...{
      cites: 'LZ 附件3 A53',
      severity: 'warn',
      when: `${REMOVED} && !known(removalWay)`,
      mend: '补填帮扶消除或自然消除',
    },
  }),
  ofHousehold('quality', ['quality.removal.belowLine', '风险已消除，收入低于监测线'], {
    ...{ cites: 'LZ 一(二)', severity: 'warn', when: `${REMOVED} && A38 < line`, mend: '核对收支；属实的按程序回退' },
  }),
  ofHousehold('quality', ['quality.removal.noContact', '监测对象没有监测联系人'], {
    ...{ cites: 'LZ 一(五)', severity: 'warn', when: 'monitored && contacts == 0', mend: '落实监测联系人并录入' },
  }),
  ofHousehold('quality', ['quality.removal.noContactPhone', '监测联系人没有电话'], {
    ...{
      cites: 'LZ 附件3 A55',
      severity: 'warn',
      when: 'monitored && contacts > 0 && contactsWithPhone == 0',
      mend: '补填联系人电话',
    },
  }),
  ofHousehold('quality', ['quality.removal.noIncomeAfter', '风险消除以后没有收入数据'], {
    severity: 'warn',
    when: `${REMOVED} && removedMonths >= 1 && (!known(incomeAge) || incomeAge > removedMonths)`,
    mend: '按消除时核查的收支补录',
  }),
  ofHousehold('quality', ['quality.removal.noEssentialsAfter', '风险消除以后没有三保障数据'], {
    severity: 'warn',
    when: `${REMOVED} && removedMonths >= 1 && (!known(essentialsAge) || essentialsAge > removedMonths)`,
    mend: '按消除时核查的三保障补录',
  }),
  ofHousehold('quality', ['quality.removal.noLabour', '整户无劳动力，标注了风险消除'], {
    ...{
      cites: 'LZ 一(二)',
      severity: 'warn',
      when: `${REMOVED} && members > 0 && labourers == 0`,
      mend: '按政策回退，或核对劳动技能',
    },
  }),
  ofHousehold('quality', ['quality.removal.hasty', '识别不满两个月就标注帮扶消除'], {
    severity: 'reason',
    when: `${REMOVED} && removalWay != '自然消除' && monthsToRemoval < hastyMonths`,
    mend: '核对识别和消除时间；属实的写明帮扶怎样见效',
  }),
];

const procedure: readonly Rule[] = [
  ofHousehold('quality', ['quality.procedure.contactIsMember', '监测联系人是本户成员'], {
    ...{ severity: 'warn', when: 'contactsInHousehold > 0', mend: '联系人由干部担任；同名不同人的，作为误报答复' },
  }),
  ofHousehold('quality', ['quality.procedure.contactLoad', '一个监测联系人联系的户太多'], {
    ...{
      severity: 'reason',
      when: 'monitored && contactLoad > contactMost',
      mend: '分给别的干部联系，或写明怎样走访得过来',
    },
  }),
  ofHousehold('quality', ['quality.procedure.visitEntered', '入户登记录入早于入户'], {
    ...{ severity: 'warn', when: 'visitsEnteredEarly > 0', mend: '核对入户时间；没有入户的作废重填' },
  }),
];

/** What cannot be right of a household (I01). */
export const HOUSEHOLD_QUALITY: readonly Rule[] = [
  ...household,
  ...protection,
  ...risk,
  ...income,
  ...measures,
  ...removal,
  ...procedure,
  ...TAKEN_IN_QUALITY,
];
