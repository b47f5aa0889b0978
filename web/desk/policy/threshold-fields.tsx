import { Input, Select } from 'antd';
import { WORDS } from '../../../policy/engine/sentence.ts';
import { GROUPS } from '../../../policy/thresholds/groups.ts';
import { MEASURES, REFERENCES } from '../../../policy/thresholds/measures.ts';
import { COMPARISONS, type Limit, type Threshold } from '../../../policy/thresholds/threshold.ts';
import { FormField } from '../../ui/form-field.tsx';
import styles from './policy.module.css';

interface Option {
  value: string;
  label: string;
}

const optionsOf = (of: Readonly<Record<string, { readonly label: string }>>): Option[] =>
  Object.entries(of).map(([value, { label }]) => ({ value, label }));

const groups = optionsOf(GROUPS);
const measures = optionsOf(MEASURES);
const comparisons = COMPARISONS.map((value) => ({ value, label: WORDS[value][0] }));
const windows = [
  { value: '', label: '不论新旧' },
  ...[12, 18, 24, 36].map((months) => ({ value: `${months}`, label: `收支周期从 ${months} 个月以内起的` })),
];
const everies = [
  { value: '', label: '按政策包的静默期' },
  ...[10, 30, 90, 180, 365].map((days) => ({ value: `${days}`, label: `核实过以后 ${days} 天` })),
];

type LooseThreshold = Omit<Threshold, 'window' | 'every'> & Record<'window' | 'every', number | undefined>;

interface ThresholdFieldsProps {
  threshold: Threshold;
  onChange: (threshold: Threshold) => void;
}

/** 人群 × 指标 × 比较 × 数额或占某项的百分之几 × 看多久 × 多久提一次. */
export function ThresholdFields({ threshold, onChange }: ThresholdFieldsProps) {
  const { group, measure: name, comparison, limit, window, every } = threshold;
  const measure = MEASURES[name];
  const limits = [
    { value: '', label: `一个数（${measure?.unit ?? ''}）` },
    ...(measure?.shareOf ?? []).map((of) => ({ value: of, label: `占${REFERENCES[of]?.label ?? of}的百分之几` })),
  ];
  const numberOf = (value: string) => (value === '' ? undefined : Number(value));
  const set = (next: Partial<LooseThreshold>) => onChange(without({ ...threshold, window, every, ...next }));
  return (
    <div className={styles.threshold}>
      <Pick label="人群" value={group} options={groups} onPick={(value) => set({ group: value })} />
      <Pick
        label="指标"
        value={name}
        options={measures}
        onPick={(value) => set({ measure: value, limit: { amount: figureIn(limit) } })}
      />
      <Pick
        label="比较"
        value={comparison}
        options={comparisons}
        onPick={(value) => set({ comparison: value as Threshold['comparison'] })}
      />
      <Pick
        label="和什么比"
        value={'of' in limit ? limit.of : ''}
        options={limits}
        onPick={(of) => set({ limit: of === '' ? { amount: figureIn(limit) } : { percent: figureIn(limit), of } })}
      />
      <FormField label={'of' in limit ? '百分之几' : `多少（${measure?.unit ?? ''}）`} required>
        {({ id }) => (
          <Input
            id={id}
            inputMode="decimal"
            value={figureIn(limit)}
            onChange={({ target: { value } }) =>
              set({ limit: 'of' in limit ? { ...limit, percent: value } : { amount: value } })
            }
          />
        )}
      </FormField>
      {measure?.ofStatement && (
        <Pick
          label="看多久的收支"
          value={`${window ?? ''}`}
          options={windows}
          onPick={(value) => set({ window: numberOf(value) })}
        />
      )}
      <Pick
        label="同一户多久提一次"
        value={`${every ?? ''}`}
        options={everies}
        onPick={(value) => set({ every: numberOf(value) })}
      />
    </div>
  );
}

function figureIn(limit: Limit): string {
  return 'of' in limit ? limit.percent : limit.amount;
}

/** What is not said is left out; a window goes with a measure of the statement only. */
function without({ window, every, ...threshold }: LooseThreshold): Threshold {
  const keepsWindow = window !== undefined && MEASURES[threshold.measure]?.ofStatement === true;
  return { ...threshold, ...(keepsWindow && { window }), ...(every !== undefined && { every }) };
}

function Pick({
  label,
  value,
  options,
  onPick,
}: {
  label: string;
  value: string;
  options: Option[];
  onPick: (value: string) => void;
}) {
  return (
    <FormField label={label} required>
      {({ id, labelledBy }) => (
        <Select
          id={id}
          aria-labelledby={labelledBy}
          className={styles.whole ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          options={options}
          onChange={onPick}
        />
      )}
    </FormField>
  );
}
