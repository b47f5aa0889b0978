import type { Entry } from '../outbox/entry.ts';

const STANDINGS = { proposed: '已收到，待镇审核', accepted: '镇已采纳', returned: '镇已退回' } as const;

/** How a form stands, in the fewest words. */
export function entryWords({ state }: Pick<Entry, 'state'>): string {
  if (state.is === 'waiting') return '待发';
  if (state.is === 'sending') return '发送中';
  if (state.is === 'received') return STANDINGS[state.answer.standing];
  if (state.is === 'refused') return '被退回';
  return state.is === 'conflict' ? '有冲突' : '已作废';
}

/** Which of the tones of the style sheet it is shown in. */
export function entryTone({ state }: Pick<Entry, 'state'>): 'plain' | 'good' | 'amber' | 'red' {
  if (state.is === 'refused') return 'red';
  if (state.is === 'conflict') return 'amber';
  if (state.is !== 'received') return 'plain';
  return state.answer.standing === 'returned' ? 'red' : 'good';
}
