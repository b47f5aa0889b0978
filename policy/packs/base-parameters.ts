import type { PlainDate } from '../../domain/plain-date.ts';
import type { Parameter } from './parameter.ts';
import { QUIET_DAYS } from './quiet-days.ts';
import { ownChoice } from './stating.ts';

/** Before anything the five documents speak of. */
export const BASE_FROM: PlainDate = '2019-01-01';

function own(name: string, label: string, value: string, counted?: string): Parameter {
  return { name, label, unit: 'number', ...(counted && { counted }), value, from: BASE_FROM };
}

/** The line has no default: a place whose document gives no figure enters its own, until then nothing is below it. */
const line: Parameter = {
  name: 'line',
  label: '监测线',
  unit: 'yuan',
  from: BASE_FROM,
  standing: '没有缺省，由文件或县里定',
};

const ofRules = [
  own('nearLineFactor', '接近监测线的倍数', '1.2'),
  own('sharpFallFactor', '收入骤减的比例', '0.7'),
  own('rigidExpenseShare', '刚性支出占纯收入的比例', '0.3'),
  own('beyondCompulsoryMembers', '在读非义务教育人数标准', '2', '人'),
  own('shortMonths', '县外务工月数标准', '6', '个月'),
];

/** What no document fixes and the work needs. */
const ofWork = [
  own(QUIET_DAYS, '核实不属实后的静默期', '90', '天'),
  own('leadDays', '线索核实期限', '10', '天'),
  own('publicityDays', '公示天数（不少于）', '5', '天'),
  own('identificationDays', '识别认定天数（一般不超过）', '15', '天'),
  own('contactPlanDays', '落实监测联系人和帮扶计划（不超过）', '10', '天'),
  own('comparisonWaiverMonths', '新纳入低保特困并比对过、可不重复比对的时间', '6', '个月'),
  own('unremovedShare', '未消除风险监测对象占比', '2', '%'),
  own('inflatedPoints', '消除率比各村合计高出多少算偏高', '20', '个百分点'),
  own('inflatedLeast', '消除率偏高从几户监测对象看起', '5', '户'),
  own('visitsPerEntry', '每新进入一户的入户次数', '2', '次'),
  own('minutesPerVisit', '一次入户的时间（含路上）', '90', '分钟'),
  own('minutesPerWorkday', '一个工作日能用来入户的时间', '360', '分钟'),
];

const choices = [
  ownChoice('lineOperator', '<', BASE_FROM),
  ownChoice('approvingBody', 'countyOffice', BASE_FROM),
  ownChoice('leadDesk', 'village', BASE_FROM),
];

export const BASE_PARAMETERS: readonly Parameter[] = [line, ...ofRules, ...ofWork, ...choices];
