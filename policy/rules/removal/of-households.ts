import type { Rule } from '../../packs/pack.ts';
import { ofHousehold } from '../rule-of.ts';

const STANDING = 'monitored && !riskRemoved';
const REMOVED = 'monitored && riskRemoved';
const MET = 'housingSecured && educationSecured && waterSecured && uninsured == 0';
const UNMET = '(!housingSecured || !educationSecured || !waterSecured || uninsured > 0)';
const RIGID = '(A33 > 0 && A36 - A35 >= rigidExpenseShare * A33 || A33 <= 0 && A36 > A35)';

const removal = (id: string, title: string, when: string, mend: string, cites?: string): Rule =>
  ofHousehold('removal', [id, title], { when, mend, ...(cites && { cites }) });

/** E01, E05, E07–E09: the same in every place. */
export const REMOVAL_RULES: readonly Rule[] = [
  removal(
    'removal.due',
    '应消未消：收入稳定、三保障巩固满半年',
    `${STANDING} && A38 >= line && ${MET} && monitoredMonths >= stableMonths && measures > 0 && labourers > 0`,
    '入户核查；风险稳定消除的按程序标注，仍有风险的写明是什么',
    'LZ 一(三)',
  ),
  removal(
    'removal.backIncome',
    '应回退：消除以后收入低于监测线',
    `${REMOVED} && A38 < line`,
    '核实后书面申请回退',
    'LZ 一(二)',
  ),
  removal(
    'removal.backEssentials',
    '应回退：消除以后三保障或饮水没有保障',
    `${REMOVED} && ${UNMET}`,
    '核实后书面申请回退',
    'LZ 一(二)',
  ),
  removal(
    'removal.backLabour',
    '应回退：整户无劳动力，却标注了消除',
    `${REMOVED} && members > 0 && labourers == 0`,
    '核实后书面申请回退',
    'LZ 一(二)',
  ),
  removal('removal.newRisk', '消除以后又有新线索', `${REMOVED} && openLeads > 0`, '按识别程序重新核实', 'LZ 一(二)'),
  removal(
    'removal.strikeOff',
    '疑似应清退：识别不满一年，收入明显偏高',
    `${STANDING} && monitoredMonths < 12 && A38 > highIncome && ${MET}`,
    '查清识别时的依据；不该纳入的，附证据书面申请清退',
  ),
  removal(
    'removal.floor',
    '整户无劳动能力兜底保障户',
    'monitored && members > 0 && labourers == 0 && (extremelyPoor > 0 || onAllowance > 0)',
    '落实兜底保障，单独管理',
    'XF 二(一)4',
  ),
  removal(
    'removal.yearEnd',
    '年底前突击消除',
    `${REMOVED} && daysToYearEnd <= yearEndDays`,
    '重新核查收入和三保障，不稳定的回退',
  ),
];

/** GS 五, the seven that bar a removal. The seventh, the procedure itself, is kept by the procedure table. */
export const GS_BARS: readonly Rule[] = [
  removal(
    'removal.bar1',
    '不消·三保障和饮水安全未稳定实现',
    `monitored && ${UNMET}`,
    '先落实三保障和饮水安全',
    'GS 五·一',
  ),
  removal(
    'removal.bar2',
    '不消·没有稳定收入来源或刚性支出未解决',
    `monitored && (workers == 0 && A29 <= 0 && A30 <= 0 || ${RIGID})`,
    '先落实稳定的收入来源，解决大额支出',
    'GS 五·二',
  ),
  removal(
    'removal.bar3',
    '不消·没有制定并实施帮扶计划',
    'monitored && measuresEver == 0',
    '先制定并实施一户一策',
    'GS 五·三',
  ),
  removal(
    'removal.bar4',
    '不消·刚落实措施，还没有见到效果',
    'monitored && measuresEver > 0 && monthsSinceMeasure < settleMonths',
    '措施见效以后再评估',
    'GS 五·四',
  ),
  removal(
    'removal.bar5',
    '不消·整户不具备或丧失劳动能力',
    'monitored && members > 0 && labourers == 0',
    '长期监测，兜底保障',
    'GS 五·五',
  ),
  removal(
    'removal.bar6',
    '不消·有大病重病患者等特殊困难人口',
    'monitored && seriouslyIll > 0',
    '长期监测帮扶',
    'GS 五·六',
  ),
];
