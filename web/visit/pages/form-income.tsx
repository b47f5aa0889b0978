import { INCOME_FIELDS } from '../../../contract/household-fields.ts';
import type { VisitIncome } from '../../../contract/visit-bundle.ts';
import { AMOUNT_KEYS, type AmountKey, amountsOf } from '../form/amounts.ts';
import type { Draft } from '../form/draft.ts';
import { NumberField } from '../parts/text-field.tsx';
import { yuanWords } from './household.tsx';
import { faultOf, type StepProps } from './step-props.ts';

function withAmount(draft: Draft, income: VisitIncome | null, key: AmountKey, value: number | null): Draft {
  const { income: before, ...rest } = draft.changes;
  const { [key]: _, ...others } = before ?? {};
  const own = value === null || value === (income?.[key] ?? null) ? others : { ...others, [key]: value };
  const changes = Object.keys(own).length > 0 ? { ...rest, income: own } : rest;
  return { ...draft, changes };
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
      {AMOUNT_KEYS.map((key) => (
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
