import type { Rule } from '../../packs/pack.ts';
import { ofHousehold } from '../rule-of.ts';

const STANDING = 'monitored && !riskRemoved';

const support = (id: string, title: string, when: string, mend: string, cites?: string): Rule =>
  ofHousehold('support', [id, title], { when, mend, ...(cites && { cites }) });

/** 缺什么补什么: a risk or a lack without any measure of a kind that fits it. */
const lacking = (id: string, title: string, lack: string, kinds: readonly string[]): Rule =>
  support(
    `support.lacking.${id}`,
    title,
    `${STANDING} && ${lack} && ${kinds.map((kind) => `!('${kind}' in measureKinds)`).join(' && ')}`,
    `落实${kinds.join('、')}中适合的措施`,
    'QJ 六(二)',
  );

const matching: readonly Rule[] = [
  lacking('illness', '因病，没有健康帮扶', `'因病' in riskTypes`, ['健康帮扶', '综合保障']),
  lacking('schooling', '因学，没有教育帮扶', `'因学' in riskTypes`, ['教育帮扶', '义务教育保障']),
  lacking('disability', '因残，没有综合保障', `'因残' in riskTypes`, ['综合保障', '健康帮扶']),
  lacking('disaster', '因自然灾害或意外事故，没有救助', `('因自然灾害' in riskTypes || '因意外事故' in riskTypes)`, [
    '综合保障',
    '住房安全保障',
    '社会帮扶',
  ]),
  lacking('project', '因产业项目失败，没有产业或金融帮扶', `'因产业项目失败' in riskTypes`, ['产业帮扶', '金融帮扶']),
  lacking('work', '因务工就业不稳，没有就业帮扶或公益岗位', `'因务工就业不稳' in riskTypes`, [
    '就业帮扶',
    '公益岗位帮扶',
  ]),
  lacking('labour', '缺劳动力，没有综合保障', `'缺劳动力' in riskTypes`, ['综合保障', '公益岗位帮扶', '产业帮扶']),
  lacking('housing', '住房没有保障，没有住房措施', '!housingSecured', ['住房安全保障', '搬迁']),
  lacking('water', '饮水没有保障，没有饮水措施', '!waterSecured', ['饮水安全保障']),
  lacking('education', '义务教育没有保障，没有教育措施', '!educationSecured', ['义务教育保障', '教育帮扶']),
  lacking('insurance', '有成员未参保，没有健康帮扶', 'uninsured > 0', ['健康帮扶']),
];

const labour: readonly Rule[] = [
  support(
    'support.develop',
    '有劳动能力，没有开发式帮扶',
    `${STANDING} && ableWorkers > 0 && developmental == 0`,
    '先问意愿；愿意的落实产业、就业、金融、公益岗位中的至少一项',
    'XF 二(一)2',
  ),
  support(
    'support.explore',
    '只有弱、半劳动力，没有开发式帮扶',
    `${STANDING} && ableWorkers == 0 && weakWorkers > 0 && developmental == 0`,
    '创造条件，探索开发式帮扶',
    'XF 二(一)2',
  ),
  support(
    'support.floor',
    '整户无劳动能力，没有兜底保障',
    `${STANDING} && members > 0 && labourers == 0 && onAllowance == 0 && extremelyPoor == 0`,
    '与民政核对低保、特困条件',
    'XF 二(一)2',
  ),
  support(
    'support.onlyFloor',
    '一兜了之：有劳动能力，只有保障类措施',
    `${STANDING} && ableWorkers > 0 && '综合保障' in measureKinds && developmental == 0`,
    '补上开发式帮扶',
    'LZ 一(三)',
  ),
  support(
    'support.stacked',
    '风险单一，措施叠加',
    `${STANDING} && risks == 1 && measures > singleRiskMeasures`,
    '按缺什么补什么，留下针对风险的措施',
    'QJ 六(二)',
  ),
  support(
    'support.byRural',
    '由乡村振兴部门统筹（有劳动能力）',
    `${STANDING} && ableWorkers > 0`,
    '开发式帮扶',
    'QJ 六(二)',
  ),
  support(
    'support.byCivil',
    '由民政部门保障（无劳动能力）',
    `${STANDING} && members > 0 && labourers == 0`,
    '按政策纳入低保或特困供养',
    'QJ 六(二)',
  ),
];

/** GS 四: the eight defects of a plan, as far as the register holds what they are about; the audit of it does not. */
const defects: readonly Rule[] = [
  support(
    'support.plan.basics',
    '一户一策·基本情况不准确：人口与识别时不同',
    `${STANDING} && members != recognisedMembers`,
    '核对家庭成员，写明增减',
    'GS 四·措施',
  ),
  support(
    'support.plan.risk',
    '一户一策·风险分析不到位：没有风险类型',
    `${STANDING} && !known(riskTypes)`,
    '补填风险类型',
    'GS 四·措施',
  ),
  support(
    'support.plan.needs',
    '一户一策·农户需求不掌握：今年没有入户',
    `${STANDING} && visitsThisYear == 0`,
    '入户问清需求',
    'GS 四·措施',
  ),
  support(
    'support.plan.measures',
    '一户一策·帮扶措施不完善：没有在享措施',
    `${STANDING} && measures == 0`,
    '按风险落实措施',
    'GS 四·措施',
  ),
  support(
    'support.plan.adjustment',
    '一户一策·动态调整不及时：一年没有新措施',
    `${STANDING} && monthsSinceMeasure >= adjustMonths`,
    '评估措施效果，调整计划',
    'GS 四·措施',
  ),
  support(
    'support.plan.duty',
    '一户一策·帮扶责任不明确：措施没有责任部门',
    `${STANDING} && measuresWithoutDepartment > 0`,
    '补填责任部门',
    'GS 四·措施',
  ),
  support(
    'support.plan.blanks',
    '一户一策·内容填写不完整：收入或三保障没有填全',
    `${STANDING} && (!known(A33) || !known(housingSecured) || !known(educationSecured) || !known(waterSecured))`,
    '补填收入和三保障',
    'GS 四·措施',
  ),
];

/** D03–D05 and D01. */
export const SUPPORT_RULES: readonly Rule[] = [...matching, ...labour, ...defects];

const EITHER = '(lifted || monitored)';

/**
 * GD 附件1(4)–(10): what was to be delivered, each with the households that it fails, as far as the register knows. It does not
 * know what an industry still yields, who works more than last year, nor whether an award was paid out.
 */
export const GD_DELIVERY: readonly Rule[] = [
  support(
    'support.gd.education',
    '交付·义务教育：适龄儿童不在校',
    `${EITHER} && outOfSchool > 0`,
    '劝返；身体原因的送教上门',
    'GD 附件1(4)',
  ),
  support(
    'support.gd.insurance',
    '交付·基本医疗：有成员未参保',
    `${EITHER} && uninsured > 0`,
    '动员参保，落实参保补贴',
    'GD 附件1(5)',
  ),
  support(
    'support.gd.housing',
    '交付·住房安全：住房没有保障',
    `${EITHER} && !housingSecured`,
    '鉴定住房，纳入改造',
    'GD 附件1(6)',
  ),
  support(
    'support.gd.water',
    '交付·饮水安全：饮水没有保障',
    `${EITHER} && !waterSecured`,
    '落实安全饮水',
    'GD 附件1(7)',
  ),
  support(
    'support.gd.allowance',
    '交付·兜底保障：整户无劳动力的监测对象没有低保或特困供养',
    `${STANDING} && members > 0 && labourers == 0 && onAllowance == 0 && extremelyPoor == 0`,
    '与民政核对条件，符合的予以低保兜底',
    'GD 附件1(8)',
  ),
  support(
    'support.gd.industry',
    '交付·产业帮扶：有劳动能力的监测对象没有产业帮扶',
    `${STANDING} && ableWorkers > 0 && !('产业帮扶' in measureKinds)`,
    '与扶贫产业建立利益联结；不适合的写进一户一策',
    'GD 附件1(9)',
  ),
  support(
    'support.gd.work',
    '交付·就业帮扶：有劳动能力，没有人务工',
    `${EITHER} && ableWorkers > 0 && workers == 0`,
    '先问意愿；落实岗位、就业奖补或公益岗',
    'GD 附件1(10)',
  ),
];
