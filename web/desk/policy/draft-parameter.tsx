import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ParameterView } from '../../../contract/policy.ts';
import type { DraftView, OwnChange } from '../../../contract/policy-drafts.ts';
import { checkParameter } from '../../../policy/packs/check.ts';
import { CHOICES } from '../../../policy/packs/choices.ts';
import { DAY_UNITS, TERM_NAMES } from '../../../policy/packs/term.ts';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { FormField } from '../../ui/form-field.tsx';
import { entryOf, type FormulaEntry, isWhole, NEW_FORMULA, partsOf } from './formula-entry.ts';
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

/** What is wrong with the value as it is written; nothing is said while there is none. */
function valueFault({ name, label, unit, from }: ParameterView, { value, counted }: Entry): string | undefined {
  if (value.trim() === '') return undefined;
  const [fault] = checkParameter({
    name,
    label,
    unit,
    from,
    value: value.trim(),
    ...(counted !== null && { counted }),
  });
  return fault?.what;
}

function isReady(parameter: ParameterView, entry: Entry): boolean {
  if (entry.kind === 'formula') return isWhole(entry.formula);
  return entry.value.trim() !== '' && valueFault(parameter, entry) === undefined;
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
        wrong={valueFault(parameter, entry)}
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
