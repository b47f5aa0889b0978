import { Select } from 'antd';
import type { ParameterView } from '../../../contract/policy.ts';
import type { DraftView } from '../../../contract/policy-drafts.ts';
import { figureNames } from '../../../policy/packs/formula.ts';
import { FormField } from '../../ui/form-field.tsx';
import { type FormulaEntry, factorFault, isWhole, partsOf, readingOf } from './formula-entry.ts';
import styles from './policy.module.css';
import { TextField } from './text-field.tsx';

interface FormulaFieldsProps {
  view: DraftView;
  parameter: ParameterView;
  parameters: readonly ParameterView[];
  entry: FormulaEntry;
  onChange: (entry: FormulaEntry) => void;
}

const YEARS = ['当年的', '上一年的', '两年前的', '三年前的'].map((label, value) => ({ value, label }));

/** So many times a published figure, rounded, not below another parameter; beneath, what that comes to. */
export function FormulaFields({ view, parameter, parameters, entry, onChange }: FormulaFieldsProps) {
  const set = (part: Partial<FormulaEntry>) => onChange({ ...entry, ...part });
  const names = [...figureNames(view.figures)].map(([value, label]) => ({ value, label }));
  const floors = parameters.filter(({ name, unit }) => unit === parameter.unit && name !== parameter.name);
  return (
    <>
      <FactorField label="多少倍" value={entry.times} onChange={(times) => set({ times })} />
      <ChosenField
        label="哪个公布的数"
        hint="没有的，先在“录公布的数”里录一年。"
        options={names}
        value={entry.figure}
        onChange={(figure) => set({ figure })}
      />
      <ChosenField
        label="哪一年的"
        options={YEARS}
        value={entry.yearsBack}
        onChange={(yearsBack) => set({ yearsBack })}
      />
      <FactorField optional label="四舍五入到" value={entry.roundTo} onChange={(roundTo) => set({ roundTo })} />
      <ChosenField
        optional
        label="不低于"
        options={[
          { value: '', label: '没有底线' },
          ...floors.map(({ name, label, said }) => ({ value: name, label: `${label}（${said}）` })),
        ]}
        value={entry.atLeast}
        onChange={(atLeast) => set({ atLeast })}
      />
      {isWhole(entry) && (
        <output className={styles.reads}>
          读作：{readingOf(partsOf(entry), parameter, view.from, view.figures, parameters)}
        </output>
      )}
    </>
  );
}

/** A factor or a step of rounding: a figure above zero. */
function FactorField(field: Pick<Parameters<typeof TextField>[0], 'label' | 'optional' | 'value' | 'onChange'>) {
  return <TextField {...field} decimal maxLength={19} wrong={factorFault(field.value)} />;
}

interface ChosenFieldProps<Value extends string | number> {
  label: string;
  hint?: string;
  optional?: boolean;
  options: { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

function ChosenField<Value extends string | number>({
  label,
  hint,
  optional = false,
  options,
  value,
  onChange,
}: ChosenFieldProps<Value>) {
  return (
    <FormField label={label} required={!optional} hint={hint}>
      {({ id, labelledBy }) => (
        <Select
          id={id}
          aria-labelledby={labelledBy}
          className={styles.choice ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          value={value === '' && !optional ? undefined : value}
          placeholder="选一项"
          options={options}
          onChange={(next) => next !== undefined && onChange(next)}
        />
      )}
    </FormField>
  );
}
