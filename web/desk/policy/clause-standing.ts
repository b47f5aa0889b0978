import type { ClauseStanding } from '../../../contract/policy.ts';

/** What of the program rests on a clause, in words; in the order in which they are shown. */
export const STANDINGS: readonly { value: ClauseStanding; label: string; says: string }[] = [
  { value: 'carried', label: '已有', says: '' },
  { value: 'figure', label: '只录了数', says: '只录了文件里的数，还没有用它的规则或页面' },
  { value: 'above', label: '只引到上一级', says: '只引到上一级条款，这一条是否做到要看原文' },
  { value: 'open', label: '还没有', says: '本系统还没有由这一条而来的内容' },
  { value: 'noDuty', label: '不要求程序', says: '不要求程序做什么' },
];
