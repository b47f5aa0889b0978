import {
  type Attachment1Answers,
  type Attachment1Key,
  type Attachment1Question,
  attachment1Questions,
  isAsked,
} from '../../../domain/forms/lz-attachment-1.ts';
import type { KnownSection } from './draft.ts';

/** One screen of the form; the last two have parts of their own. */
export interface FormStep {
  readonly id: 'home' | 'members' | 'income' | 'essentials' | 'judgement' | 'evidence' | 'review';
  readonly title: string;
  /** Asked first: 有变化吗？ */
  readonly known?: KnownSection;
  readonly keys: readonly Attachment1Key[];
}

export const formSteps: readonly FormStep[] = [
  { id: 'home', title: '入户情况', keys: ['homeState'] },
  { id: 'members', title: '家庭成员', known: 'members', keys: [] },
  { id: 'income', title: '收入支出', known: 'income', keys: ['reachesLine'] },
  {
    id: 'essentials',
    title: '三保障和饮水安全',
    known: 'essentials',
    keys: [
      ...(['education', 'educationNote', 'medical', 'medicalNote'] as const),
      ...(['housing', 'housingNote', 'water', 'waterNote'] as const),
    ],
  },
  {
    id: 'judgement',
    title: '风险和处理意见',
    keys: [
      ...(['meetsCriteria', 'riskTypes', 'riskNote'] as const),
      ...(['monitoredSince', 'riskRemoved', 'mainRisk', 'mainRiskNote', 'measuresNote'] as const),
      ...(['measuresFit', 'meetsRemoval', 'meetsMonitoring', 'meetsMonitoringNote', 'opinion', 'remarks'] as const),
    ],
  },
  { id: 'evidence', title: '照片、地点、签字', keys: [] },
  { id: 'review', title: '核对后保存', keys: [] },
];

/** The questions that a screen puts to this household, in the form's order. */
export function questionsOf(step: FormStep, answers: Attachment1Answers): Attachment1Question[] {
  return attachment1Questions.filter(({ key }) => step.keys.includes(key)).filter((each) => isAsked(each, answers));
}

/** 三保障和饮水安全 are known when none of the four is open; then only a change is asked. */
export function areEssentialsKnown({ education, medical, housing, water }: Attachment1Answers): boolean {
  return [education, medical, housing, water].every((answer) => answer !== null);
}

/** A question's words with the figures of the place and the period. */
export function labelOf({ label }: Attachment1Question, line: number | null): string {
  return label.replace('{line}元', line === null ? '监测范围' : `${line}元`).replace('（{period}）', '');
}
