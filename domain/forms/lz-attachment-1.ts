import type { CodeList } from '../code-lists/code-list.ts';
import { householdTypes, riskTypes } from '../code-lists/household.ts';
import { homeSituations, opinions } from '../code-lists/visits.ts';

/** 入户排查登记表 (LZ 附件1): its title. */
export const attachment1Title = '入户排查登记表';

/** The parts of the form from top to bottom. */
export const attachment1Sections = {
  head: '入户排查登记',
  household: '农户基本情况',
  identification: '识别情况',
  monitored: '监测对象情况',
  end: '入户情况',
} as const;
export type Attachment1Section = keyof typeof attachment1Sections;

/** A month is `2022-05`, money is yuan. */
export type QuestionType = 'choice' | 'choices' | 'yesNo' | 'text' | 'count' | 'money' | 'month';

export interface Attachment1Question {
  readonly key: Attachment1Key;
  readonly section: Attachment1Section;
  /** In the form's words; `{line}` is 监测范围 in yuan, `{period}` the income period. */
  readonly label: string;
  readonly type: QuestionType;
  readonly list?: CodeList;
  /** Asked only after another answer: 若为否，请简要说明. */
  readonly after?: { readonly key: Attachment1Key; readonly is: boolean };
  /** Known from the registry and shown filled in; to be looked at, rarely changed. */
  readonly prefilled?: true;
}

/** The answers by their keys; null is not answered. Columns of the same names stand in `sweep_form`. */
export interface Attachment1Answers {
  readonly householdType: string | null;
  readonly members: number | null;
  /** 家庭人均纯收入, yuan. */
  readonly perHead: number | null;
  readonly reachesLine: boolean | null;
  readonly education: boolean | null;
  readonly educationNote: string | null;
  readonly medical: boolean | null;
  readonly medicalNote: string | null;
  readonly housing: boolean | null;
  readonly housingNote: string | null;
  readonly water: boolean | null;
  readonly waterNote: string | null;
  readonly meetsCriteria: boolean | null;
  readonly riskTypes: readonly string[] | null;
  readonly riskNote: string | null;
  /** `2021-03` */
  readonly monitoredSince: string | null;
  readonly riskRemoved: boolean | null;
  readonly mainRisk: string | null;
  readonly mainRiskNote: string | null;
  readonly measuresNote: string | null;
  readonly measuresFit: boolean | null;
  readonly meetsRemoval: boolean | null;
  readonly meetsMonitoring: boolean | null;
  readonly meetsMonitoringNote: string | null;
  readonly homeState: string | null;
  readonly opinion: string | null;
  readonly visitors: string | null;
  readonly remarks: string | null;
}
export type Attachment1Key = keyof Attachment1Answers;

const inHead = { section: 'head', prefilled: true } as const;
const ofHousehold = { section: 'household', type: 'yesNo' } as const;
const ofMonitored = { section: 'monitored' } as const;

function note(key: Attachment1Key, of: Attachment1Key, section: Attachment1Section, label = '若为否，请简要说明') {
  return { key, section, label, type: 'text', after: { key: of, is: false } } as const;
}

/** Every question in the form's order. 处理意见 is not printed: it decides the column of attachment 2 (LZ 附件2). */
export const attachment1Questions: readonly Attachment1Question[] = [
  { ...inHead, key: 'householdType', label: '户类型', type: 'choice', list: householdTypes },
  { ...inHead, key: 'members', label: '家庭人口数', type: 'count' },
  { ...inHead, key: 'perHead', label: '人均纯收入（{period}）', type: 'money' },
  { ...ofHousehold, key: 'reachesLine', label: '1、人均纯收入是否达到{line}元' },
  { ...ofHousehold, key: 'education', label: '2、义务教育是否有保障' },
  note('educationNote', 'education', 'household'),
  { ...ofHousehold, key: 'medical', label: '3、基本医疗是否有保障' },
  note('medicalNote', 'medical', 'household'),
  { ...ofHousehold, key: 'housing', label: '4、住房安全是否有保障' },
  note('housingNote', 'housing', 'household'),
  { ...ofHousehold, key: 'water', label: '5、安全饮水是否有保障' },
  note('waterNote', 'water', 'household'),
  { key: 'meetsCriteria', section: 'identification', label: '初判是否符合监测识别条件', type: 'yesNo' },
  {
    ...{ key: 'riskTypes', section: 'identification', label: '风险类型', type: 'choices', list: riskTypes },
    after: { key: 'meetsCriteria', is: true },
  },
  {
    ...{ key: 'riskNote', section: 'identification', label: '风险具体描述', type: 'text' },
    after: { key: 'meetsCriteria', is: true },
  },
  { ...ofMonitored, key: 'monitoredSince', label: '1、纳入监测帮扶时间', type: 'month', prefilled: true },
  { ...ofMonitored, key: 'riskRemoved', label: '2、是否已消除风险', type: 'yesNo', prefilled: true },
  { ...ofMonitored, key: 'mainRisk', label: '3、主要风险类型', type: 'choice', list: riskTypes, prefilled: true },
  { ...ofMonitored, key: 'mainRiskNote', label: '如与纳入时不同，请简要说明', type: 'text' },
  { ...ofMonitored, key: 'measuresNote', label: '4、已落实帮扶措施简述', type: 'text', prefilled: true },
  { ...ofMonitored, key: 'measuresFit', label: '5、监测帮扶措施是否与风险类型对应', type: 'yesNo' },
  { ...ofMonitored, key: 'meetsRemoval', label: '6、是否符合风险消除标准', type: 'yesNo' },
  { ...ofMonitored, key: 'meetsMonitoring', label: '7、是否符合监测帮扶条件', type: 'yesNo' },
  note('meetsMonitoringNote', 'meetsMonitoring', 'monitored', '若为否，需进行清退，请具体说明原因（并收集佐证）'),
  { key: 'homeState', section: 'end', label: '入户情况', type: 'choice', list: homeSituations },
  { key: 'opinion', section: 'end', label: '处理意见', type: 'choice', list: opinions },
  { key: 'visitors', section: 'end', label: '排查人员', type: 'text', prefilled: true },
  { key: 'remarks', section: 'end', label: '备注', type: 'text' },
];

/** A question by itself, without its number on the form and without the places that a household fills. */
export function bareLabel(label: string): string {
  return label.replace(/^\d、|\{line\}元|（\{period\}）/g, '');
}

/** A form with nothing answered yet. */
export const blankAttachment1: Attachment1Answers = {
  ...{ householdType: null, members: null, perHead: null, reachesLine: null },
  ...{ education: null, educationNote: null, medical: null, medicalNote: null },
  ...{ housing: null, housingNote: null, water: null, waterNote: null },
  ...{ meetsCriteria: null, riskTypes: null, riskNote: null },
  ...{ monitoredSince: null, riskRemoved: null, mainRisk: null, mainRiskNote: null, measuresNote: null },
  ...{ measuresFit: null, meetsRemoval: null, meetsMonitoring: null, meetsMonitoringNote: null },
  ...{ homeState: null, opinion: null, visitors: null, remarks: null },
};

/**
 * Whether a question is put to this household, as answered so far: 识别情况 to households not monitored, 监测对象情况 to
 * monitored ones, an explanation only after the answer that wants it.
 */
export function isAsked(question: Attachment1Question, answers: Attachment1Answers): boolean {
  const isMonitored = answers.householdType === '监测对象';
  if (question.section === 'monitored' && !isMonitored) return false;
  if (question.section === 'identification' && isMonitored) return false;
  return question.after === undefined || answers[question.after.key] === question.after.is;
}
