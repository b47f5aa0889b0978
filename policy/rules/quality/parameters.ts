import type { Parameter } from '../../packs/parameter.ts';
import { ownNumber, ownYuan } from '../own-parameter.ts';

/** Days a village has to answer a finding; and for which one answered 误报 is not told again. */
export const FINDING_DAYS = 'findingDays';
export const FALSE_ALARM_DAYS = 'falseAlarmDays';

/** Our own defaults of the quality rules; a county moves them as any other parameter. */
export const QUALITY_PARAMETERS: readonly Parameter[] = [
  ownNumber('oldestAge', '年龄的上限', '120'),
  ownNumber('headAge', '户主的最低年龄', '16'),
  ownNumber('parentYears', '父母子女的最小年龄差', '15'),
  ownNumber('primaryFrom', '小学的最低年龄', '6'),
  ownNumber('primaryTo', '小学的最高年龄', '14'),
  ownNumber('seniorFrom', '高中、中职的最低年龄', '15'),
  ownNumber('seniorTo', '高中、中职的最高年龄', '20'),
  ownNumber('masterFrom', '硕士的最低年龄', '20'),
  ownNumber('preschoolTo', '学龄前的最高年龄', '6'),
  ownNumber('compulsoryTo', '义务教育的最高年龄', '15'),
  ownNumber('largeHousehold', '缺劳动力不成立的户人数', '4'),
  ownNumber('stableMonths', '收入稳定的月数', '6'),
  ownNumber('settleMonths', '措施见效的月数', '3'),
  ownNumber('adjustMonths', '计划多少个月要调整', '12'),
  ownNumber('singleRiskMeasures', '单一风险的措施项数', '1'),
  ownNumber('wageShare', '务工收入占比高的比例', '0.5'),
  ownNumber('singleSourceShare', '单一来源占纯收入的比例', '0.9'),
  ownNumber('transferShare', '转移性收入占纯收入的比例', '0.5'),
  ownNumber('earnerMembers', '一人务工供养的人数', '3'),
  ownNumber('fallingFactor', '收入下降的比例', '0.9'),
  ownNumber('costShareAtRisk', '脱贫户、监测对象自付支出占上年人均的比例', '0.5'),
  ownNumber('costShareOthers', '一般农户自付支出占上年人均的比例', '1'),
  ownYuan('costAmountAtRisk', '脱贫户、监测对象自付支出的数额', '10000'),
  ownYuan('costAmountOthers', '一般农户自付支出的数额', '26000'),
  ownNumber('yearEndDays', '年底前突击消除的天数', '15'),
  ownNumber('hastyMonths', '识别到消除的最少月数', '2'),
  ownNumber('contactMost', '一个联系人最多联系的户数', '15'),
  ownNumber('incomeJump', '人均纯收入一年变动的比例', '0.5'),
  ownNumber(FINDING_DAYS, '疑点核实期限（天）', '10'),
  ownNumber(FALSE_ALARM_DAYS, '误报以后多少天不再提', '365'),
  ownYuan('tinyIncome', '一项收入的最小数', '100'),
  ownYuan('highIncome', '监测对象人均收入的上限', '20000'),
];
