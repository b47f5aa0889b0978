import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ParameterView } from '../../../contract/policy.ts';
import type { DraftView, OwnChange } from '../../../contract/policy-drafts.ts';
import { CHOICES } from '../../../policy/packs/choices.ts';
import { DAY_UNITS, TERM_NAMES } from '../../../policy/packs/term.ts';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { FormField } from '../../ui/form-field.tsx';
import { entryOf, type FormulaEntry, figureFault, isWhole, NEW_FORMULA, partsOf } from './formula-entry.ts';
import { FormulaFields } from './formula-fields.tsx';
import styles from './policy.module.css';
import { usePolicy } from './policy-data.ts';

interface DraftParameterProps {
  view: DraftView;
  onSet: (change: OwnChange) => void;
}

interface Entry {
  name: string;
  /** As a figure that stands, or worked out from a published one. */
  kind: 'figure' | 'formula';
  value: string;
  /** What is counted: for a term calendar or working days. */
  counted: string | null;
  formula: FormulaEntry;
}

const KINDS = [
  { value: 'figure', label: '写一个数' },
  { value: 'formula', label: '按公布的数算' },
];

/** Another value for a parameter of the pack: a figure, a formula, one of the choices, a day. */
export function DraftParameter({ view, onSet }: DraftParameterProps) {
  const inForce = usePolicy(view.from).data?.pack;
  const parameters = (view.pack ?? inForce)?.parameters ?? [];
  const [entry, setEntry] = useState<Entry>();
  const chosen = parameters.find(({ name }) => name === entry?.name);
  const settable = parameters.filter(({ recorded }) => !recorded);
  const choose = (name: string) => {
    const next = parameters.find((each) => each.name === name);
    if (next) setEntry(begun(next));
  };
  return (
    <>
      <FormField label="参数" required>
        {({ id, labelledBy }) => (
          <Select
            id={id}
            aria-labelledby={labelledBy}
            className={styles.choice ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="选一个参数，可以打字找"
            value={entry?.name}
            options={settable.map((each) => ({ value: each.name, label: `${each.label}（现为 ${each.said}）` }))}
            onChange={choose}
          />
        )}
      </FormField>
      {chosen && entry && isFigure(chosen) && (
        <ChoiceBar
          label="怎样定"
          choices={KINDS}
          value={entry.kind}
          onChoose={(kind) => setEntry({ ...entry, kind: kind as Entry['kind'] })}
        />
      )}
      {chosen && entry?.kind === 'figure' && <ValueFields parameter={chosen} entry={entry} onChange={setEntry} />}
      {chosen && entry?.kind === 'formula' && (
        <FormulaFields
          view={view}
          parameter={chosen}
          parameters={parameters}
          entry={entry.formula}
          onChange={(formula) => setEntry({ ...entry, formula })}
        />
      )}
      <Button
        disabled={!chosen || !entry || !isReady(chosen, entry)}
        onClick={() => chosen && entry && onSet(changeOf(chosen, entry))}
      >
        写进草稿
      </Button>
    </>
  );
}

function isFigure({ unit, name }: ParameterView): boolean {
  return (unit === 'yuan' || unit === 'number') && !isTerm(name);
}

function isTerm(name: string): boolean {
  return (TERM_NAMES as readonly string[]).includes(name);
}

function begun({ name, value, counted, formulaParts }: ParameterView): Entry {
  const formula = formulaParts ? entryOf(formulaParts) : NEW_FORMULA;
  return { name, kind: formulaParts ? 'formula' : 'figure', value: value ?? '', counted, formula };
}

/** What is wrong with the value as it is written; a term is a whole number of days. */
function valueFault({ unit, name }: ParameterView, value: string): string | undefined {
  if (unit !== 'yuan' && unit !== 'number') return undefined;
  if (isTerm(name) && value.trim() !== '' && !/^[1-9]\d{0,2}$/.test(value.trim())) return '天数要写 1 到 999 的整数';
  return figureFault(value);
}

function isReady(parameter: ParameterView, { kind, value, formula }: Entry): boolean {
  if (kind === 'formula') return isWhole(formula);
  return value.trim() !== '' && valueFault(parameter, value) === undefined;
}

function changeOf({ name, label, unit }: ParameterView, { kind, value, counted, formula }: Entry): OwnChange {
  const said = kind === 'formula' ? { formula: partsOf(formula) } : { value: value.trim() };
  return { parameter: { name, label, unit, ...(counted !== null && { counted }), ...said } };
}

interface ValueFieldsProps {
  parameter: ParameterView;
  entry: Entry;
  onChange: (entry: Entry) => void;
}

function ValueFields({ parameter, entry, onChange }: ValueFieldsProps) {
  const { name, unit, reading, standing } = parameter;
  const counted = unit === 'yuan' ? '元' : entry.counted;
  return (
    <>
      <FormField
        label={counted === null ? '改成' : `改成（${counted}）`}
        required
        hint={reading ?? standing}
        wrong={valueFault(parameter, entry.value)}
      >
        {({ id, labelledBy, describedBy }) => (
          <ValueInput
            {...{ id, labelledBy, describedBy, parameter }}
            value={entry.value}
            onChange={(value) => onChange({ ...entry, value })}
          />
        )}
      </FormField>
      {isTerm(name) && (
        <ChoiceBar
          label="按哪种日子数"
          choices={Object.entries(DAY_UNITS).map(([value, of]) => ({
            value,
            label: of === 'workingDay' ? '按工作日数' : '按自然日数',
          }))}
          value={entry.counted ?? '天'}
          onChoose={(next) => onChange({ ...entry, counted: next })}
        />
      )}
    </>
  );
}

interface ValueInputProps {
  id: string;
  labelledBy: string;
  describedBy: string | undefined;
  parameter: ParameterView;
  value: string;
  onChange: (value: string) => void;
}

function ValueInput({ id, labelledBy, describedBy, parameter: { name, unit }, value, onChange }: ValueInputProps) {
  if (unit === 'choice') {
    const options = Object.entries(CHOICES[name]?.options ?? {}).map(([key, label]) => ({ value: key, label }));
    return (
      <Select
        id={id}
        aria-labelledby={labelledBy}
        className={styles.choice ?? ''}
        value={value}
        options={options}
        onChange={onChange}
      />
    );
  }
  return (
    <Input
      id={id}
      aria-describedby={describedBy}
      className={styles.choice ?? ''}
      {...(unit === 'date' ? { type: 'date' } : { inputMode: 'decimal' as const })}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
