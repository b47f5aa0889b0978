import {
  type Attachment1Answers,
  type Attachment1Key,
  attachment1Questions,
  bareLabel,
  isAsked,
} from './lz-attachment-1.ts';

/** What is wrong with one answer: what happened and what to do next, in one sentence. */
export interface FormFault {
  readonly key: Attachment1Key;
  readonly sentence: string;
}

const NOBODY_REACHED = '无人在家(无法联系)';

/** Asked of everybody who could be reached; where nobody could, the rest of the form stays open. */
const ALWAYS: readonly Attachment1Key[] = ['householdType', 'homeState', 'opinion'];
const WHEN_REACHED: readonly Attachment1Key[] = [
  ...(['members', 'reachesLine', 'education', 'medical', 'housing', 'water', 'meetsCriteria', 'riskTypes'] as const),
  ...(['measuresFit', 'meetsRemoval', 'meetsMonitoring'] as const),
];

/**
 * The faults of a form that is to be sent, in the form's order; empty when it may go. An answer of 否 that the form wants
 * explained must be explained (LZ 附件1 若为否，请简要说明), 处理意见 must agree with the answers that lead to it.
 */
export function faultsOfAttachment1(answers: Attachment1Answers): FormFault[] {
  return [...unanswered(answers), ...opinionFaults(answers)];
}

function unanswered(answers: Attachment1Answers): FormFault[] {
  const wanted = answers.homeState === NOBODY_REACHED ? ALWAYS : [...ALWAYS, ...WHEN_REACHED];
  return attachment1Questions
    .filter((question) => isAsked(question, answers))
    .filter(({ key, after, type }) => wanted.includes(key) || (after?.is === false && type === 'text'))
    .filter(({ key }) => isEmpty(answers[key]))
    .map(({ key, label, after }) => ({
      key,
      sentence: after ? '请简要说明原因。' : `“${bareLabel(label)}”还没有填。请填写。`,
    }));
}

function isEmpty(value: Attachment1Answers[Attachment1Key]): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function opinionFaults({ opinion, householdType, ...answers }: Attachment1Answers): FormFault[] {
  const isMonitored = householdType === '监测对象';
  const fault = (sentence: string): FormFault[] => [{ key: 'opinion', sentence }];
  if (opinion === '新识别纳入' && isMonitored) return fault('已经是监测对象的，不能再“新识别纳入”。请改选处理意见。');
  if (opinion === '新识别纳入' && answers.meetsCriteria === false)
    return fault('初判不符合监测识别条件，不能“新识别纳入”。请核对初判或处理意见。');
  if ((opinion === '标注风险消除' || opinion === '回退' || opinion === '清退') && !isMonitored)
    return fault(`不是监测对象，不能“${opinion}”。请改选处理意见。`);
  if (opinion === '标注风险消除' && answers.meetsRemoval === false)
    return fault('不符合风险消除标准，不能“标注风险消除”。请核对第6项或处理意见。');
  if (opinion === '清退' && answers.meetsMonitoring === true)
    return fault('符合监测帮扶条件，不能“清退”。请核对第7项或处理意见。');
  return [];
}

/** 处理意见 that the answers lead to, for the phone to propose. */
export function opinionOf(answers: Attachment1Answers): string {
  if (answers.householdType !== '监测对象') return answers.meetsCriteria ? '新识别纳入' : '无';
  if (answers.meetsMonitoring === false) return '清退';
  return answers.meetsRemoval && answers.riskRemoved !== true ? '标注风险消除' : '无';
}
