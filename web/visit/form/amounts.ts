import type { VisitIncome } from '../../../contract/visit-bundle.ts';
import type { Draft } from './draft.ts';
import { memberCount } from './natural-changes.ts';
import { perHeadOf } from './per-head.ts';

export const AMOUNT_KEYS = ['A28', 'A29', 'A30', 'A31', 'A32', 'A35', 'A36'] as const;
export type AmountKey = (typeof AMOUNT_KEYS)[number];

/** The amounts with the changes over them. */
export function amountsOf(income: VisitIncome | null, changes: Draft['changes']): Record<AmountKey, number | null> {
  const entries = AMOUNT_KEYS.map((key) => [key, changes.income?.[key] ?? income?.[key] ?? null]);
  return Object.fromEntries(entries) as Record<AmountKey, number | null>;
}

/**
 * A draft as it was changed from `before`: 人均纯收入 and whether it reaches the line follow the amounts and whoever comes or
 * goes. What somebody answered stays as long as an amount is not known.
 */
export function withPerHead(draft: Draft, before: Draft, income: VisitIncome | null): Draft {
  const { members, changes, line, answers } = draft;
  const isSame = memberCount(draft) === memberCount(before) && changes.income === before.changes.income;
  const perHead = isSame || members.length === 0 ? null : perHeadOf(amountsOf(income, changes), memberCount(draft));
  if (perHead === null) return draft;
  const reachesLine = line === null ? answers.reachesLine : perHead >= line;
  return { ...draft, answers: { ...answers, perHead, reachesLine } };
}
