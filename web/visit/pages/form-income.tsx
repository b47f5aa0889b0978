import { INCOME_FIELDS } from '../../../contract/household-fields.ts';
import type { VisitIncome } from '../../../contract/visit-bundle.ts';
import type { Draft } from '../form/draft.ts';
import { memberCount } from '../form/natural-changes.ts';
import { perHeadOf } from '../form/per-head.ts';
import { NumberField } from '../parts/text-field.tsx';
import { yuanWords } from './household.tsx';
import { faultOf, type StepProps } from './step-props.ts';

const KEYS = ['A28', 'A29', 'A30', 'A31', 'A32', 'A35', 'A36'] as const;
type Key = (typeof KEYS)[number];

/** The amounts with the changes over them. */
function amountsOf(income: VisitIncome | null, changes: Draft['changes']): Record<Key, number | null> {
  const entries = KEYS.map((key) => [key, changes.income?.[key] ?? income?.[key] ?? null]);
  return Object.fromEntries(entries) as Record<Key, number | null>;
}

function withAmount(draft: Draft, income: VisitIncome | null, key: Key, value: number | null): Draft {
  const { income: before, ...rest } = draft.changes;
  const { [key]: _, ...others } = before ?? {};
  const own = value === null || value === (income?.[key] ?? null) ? others : { ...others, [key]: value };
  const changes = Object.keys(own).length > 0 ? { ...rest, income: own } : rest;
  const perHead = perHeadOf(amountsOf(income, changes), memberCount(draft)) ?? draft.answers.perHead;
  const reachesLine = perHead === null || draft.line === null ? draft.answers.reachesLine : perHead >= draft.line;
  return { ...draft, changes, answers: { ...draft.answers, perHead, reachesLine } };
}

/** The amounts of a year, already filled with what is known; the sum per head is shown while one types. */
export function IncomeChanges({ draft, change, household, faults }: StepProps) {
  const income = household?.income ?? null;
  const amounts = amountsOf(income, draft.changes);
  return (
    <>
      <p className="wrong" role="alert">
        {faultOf(faults, 'income')}
      </p>
      {KEYS.map((key) => (
        <NumberField
          key={key}
          label={INCOME_FIELDS[key].label}
          unit="元"
          value={amounts[key]}
          onChange={(value) => change((now) => withAmount(now, income, key, value))}
        />
      ))}
      <p className="sum" role="status">
        人均纯收入 <b>{yuanWords(draft.answers.perHead)}</b>
        {draft.line !== null && `，监测范围 ${draft.line} 元`}
      </p>
    </>
  );
}
