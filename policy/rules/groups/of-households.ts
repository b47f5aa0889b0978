import type { Rule } from '../../packs/pack.ts';
import { ofHousehold } from '../rule-of.ts';

const group = (id: string, title: string, cites: string, when: string, mend?: string): Rule =>
  ofHousehold('group', [id, title], { cites, when, ...(mend && { mend }) });

const FALLEN = 'priorPerHead > 0 && A34 <= sharpFallFactor * priorPerHead';
const RIGID = '(A33 > 0 && A36 - A35 >= rigidExpenseShare * A33 || A33 <= 0 && A36 > A35)';
const LEFT_BEHIND = 'awayWorkers > 0 && (minors > 0 || elders > 0)';

/** LZ 一(一)2: the eight groups to look at. */
export const LZ_GROUPS: readonly Rule[] = [
  group('group.lz.lifted', '脱贫户', 'LZ 一(一)2·一', 'lifted'),
  group('group.lz.lowIncome', '收入较低或明显减少的农户', 'LZ 一(一)2·二', `A38 < nearLineFactor * line || ${FALLEN}`),
  group('group.lz.extremelyPoor', '特困供养人员家庭', 'LZ 一(一)2·三', 'extremelyPoor > 0'),
  group('group.lz.allowance', '农村低保家庭', 'LZ 一(一)2·四', 'onAllowance > 0'),
  group('group.lz.disabled', '农村残疾人家庭', 'LZ 一(一)2·五', 'disabled > 0'),
  group(
    'group.lz.students',
    '多子女在读非义务教育的农户',
    'LZ 一(一)2·六',
    'beyondCompulsory >= beyondCompulsoryMembers',
  ),
  group(
    'group.lz.wages',
    '务工收入占比高且务工时间不稳定的农户',
    'LZ 一(一)2·七',
    'A33 > 0 && A28 >= wageShare * A33 && awayWorkers > 0 && awayMonths < shortMonths',
  ),
  group('group.lz.hardship', '刚性支出较大或收入大幅缩减的农户', 'LZ 一(一)2·八', `${RIGID} || ${FALLEN}`),
];

/** GS 一: 六必访 and 六必查. What the register does not hold (grade of a disability, a stay in hospital) is read wider. */
export const GS_GROUPS: readonly Rule[] = [
  group('group.gs.visit1', '六必访·大病重病患者家庭', 'GS 一·六必访', 'seriouslyIll > 0'),
  group('group.gs.visit2', '六必访·负担较重的慢性病患者家庭', 'GS 一·六必访', `chronicallyIll > 0 && ${RIGID}`),
  group('group.gs.visit3', '六必访·重度残疾人家庭（系统没有残疾等级，按残疾人家庭）', 'GS 一·六必访', 'disabled > 0'),
  group('group.gs.visit4', '六必访·留守老人妇女儿童家庭', 'GS 一·六必访', LEFT_BEHIND),
  group(
    'group.gs.visit5',
    '六必访·单亲家庭和失能老年人家庭',
    'GS 一·六必访',
    'spouses == 0 && minors > 0 || elders > 0 && labourers == 0',
  ),
  group(
    'group.gs.visit6',
    '六必访·遭遇重大变故和自然灾害的家庭',
    'GS 一·六必访',
    `'因自然灾害' in riskTypes || '因意外事故' in riskTypes`,
  ),
  group('group.gs.check1', '六必查·农村低保和特困供养对象', 'GS 一·六必查', 'onAllowance > 0 || extremelyPoor > 0'),
  group(
    'group.gs.check2',
    '六必查·有病人住院的家庭（按患大病且有自付支出）',
    'GS 一·六必查',
    'seriouslyIll > 0 && A36 > 0',
  ),
  group('group.gs.check3', '六必查·供养高中和大专学生的家庭', 'GS 一·六必查', 'beyondCompulsory > 0'),
  group('group.gs.check4', '六必查·残疾人家庭', 'GS 一·六必查', 'disabled > 0'),
  group('group.gs.check5', '六必查·突发意外家庭', 'GS 一·六必查', `'因意外事故' in riskTypes`),
  group('group.gs.check6', '六必查·有投诉举报情况的家庭', 'GS 一·六必查', 'complaints > 0'),
];

/** QJ 二: families of special groups. */
export const QJ_GROUPS: readonly Rule[] = [
  group(
    'group.qj.ill',
    '大病重病和负担较重的慢性病患者家庭',
    'QJ 二',
    `seriouslyIll > 0 || chronicallyIll > 0 && ${RIGID}`,
  ),
  group('group.qj.disabled', '残疾人家庭（系统没有残疾类别和等级）', 'QJ 二', 'disabled > 0'),
  group('group.qj.elders', '失能特困老年人口家庭', 'QJ 二', 'elders > 0 && (extremelyPoor > 0 || labourers == 0)'),
];

/** XF names 八类人员 and does not say who they are: eight of our own. */
export const XF_GROUPS: readonly Rule[] = [
  group('group.xf.lifted', '八类人员（自定口径）·脱贫户', 'XF 二(一)7', 'lifted'),
  group('group.xf.monitored', '八类人员（自定口径）·监测对象', 'XF 二(一)7', 'monitored'),
  group('group.xf.allowance', '八类人员（自定口径）·低保', 'XF 二(一)7', 'onAllowance > 0'),
  group('group.xf.extremelyPoor', '八类人员（自定口径）·特困', 'XF 二(一)7', 'extremelyPoor > 0'),
  group('group.xf.disabled', '八类人员（自定口径）·残疾', 'XF 二(一)7', 'disabled > 0'),
  group('group.xf.ill', '八类人员（自定口径）·大病', 'XF 二(一)7', 'seriouslyIll > 0'),
  group('group.xf.expense', '八类人员（自定口径）·刚性支出较大', 'XF 二(一)7', RIGID),
  group('group.xf.leftBehind', '八类人员（自定口径）·留守老人儿童', 'XF 二(一)7', LEFT_BEHIND),
];

/** GD 附件1(2) and (3): visits owed. The register does not say who visited: every 入户排查 of the year counts. */
export const GD_DUTIES: readonly Rule[] = [
  group(
    'group.gd.township',
    '今年还没有走访过的监测对象',
    'GD 附件1(2)',
    'monitored && visitsThisYear < 1',
    '镇党委政府负责同志年内至少遍访一次',
  ),
  group(
    'group.gd.village',
    '今年走访不足两次的脱贫户和监测对象',
    'GD 附件1(3)',
    '(lifted || monitored) && visitsThisYear < 2',
    '村党组织书记一年不少于两次',
  ),
];

const watch = (id: string, title: string, when: string, mend: string, cites?: string): Rule =>
  ofHousehold('group', [`group.watch.${id}`, title], { when, mend, ...(cites && { cites }) });

const MORE_AT_RISK = '(lifted || monitored)';
const NOT_TAKEN = '!monitored && !inCase';

/**
 * B05, B07, B10: not income alone. Stability of the sources, trend, burden and hidden risk, as lists beside the warnings; each
 * threshold is of a group, against an amount or a share of a named figure, over the year that the figures stand for.
 */
export const WATCH_RULES: readonly Rule[] = [
  watch(
    'wagesOnly',
    '隐患·收入几乎全靠外出务工',
    'A33 > 0 && A28 >= singleSourceShare * A33 && awayWorkers > 0',
    '问清务工是否稳定',
    'GS 二·一',
  ),
  watch(
    'transfersOnly',
    '隐患·收入主要靠转移性收入，家里有劳动力',
    'A33 > 0 && A31 >= transferShare * A33 && ableWorkers > 0',
    '看能不能发展产业、就业',
    'GS 二·一',
  ),
  watch(
    'oneEarner',
    '隐患·只有一个人务工，要养三个人以上',
    'workers == 1 && members >= earnerMembers',
    '问清务工是否稳定',
    'GS 二·一',
  ),
  watch(
    'falling',
    '隐患·收入比上年下降（还没有到骤减）',
    'priorPerHead > 0 && A34 < fallingFactor * priorPerHead && A34 > sharpFallFactor * priorPerHead',
    '问清下降的原因',
    'GS 二·一',
  ),
  watch(
    'costAtRisk',
    '隐患·脱贫户、监测对象自付支出超过上年人均收入的一半',
    `${MORE_AT_RISK} && A36 - A35 > costShareAtRisk * priorPerHead`,
    '看能不能报销、救助',
    'GS 二·一',
  ),
  watch(
    'costOthers',
    '隐患·一般农户自付支出超过上年人均收入',
    '!lifted && !monitored && A36 - A35 > costShareOthers * priorPerHead',
    '看能不能报销、救助',
    'GS 二·一',
  ),
  watch(
    'costAmountAtRisk',
    '隐患·脱贫户、监测对象自付支出过大',
    `${MORE_AT_RISK} && A36 - A35 > costAmountAtRisk`,
    '看能不能报销、救助',
  ),
  watch(
    'costAmountOthers',
    '隐患·一般农户自付支出过大',
    '!lifted && !monitored && A36 - A35 > costAmountOthers',
    '看能不能报销、救助',
  ),
  watch(
    'together',
    '隐患·有大病或残疾，又没有劳动能力',
    '(seriouslyIll > 0 || disabled > 0) && members > 0 && ableWorkers == 0',
    '入户看实际困难',
    'GS 二·一',
  ),
  watch(
    'notTaken',
    '应纳未纳·低于监测线，没有纳入也没有在办',
    `${NOT_TAKEN} && A38 < line`,
    '核实；不纳入的写明理由',
    'XF 二(一)1',
  ),
];
