import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { FIGURE_TEXT } from '../../../contract/figure-text.ts';
import type { ParameterView, PolicyTrialInput, RuleView } from '../../../contract/policy.ts';
import { shapesFor } from '../../../policy/packs/shapes-for.ts';
import { FormField } from '../../ui/form-field.tsx';
import type { Pack } from './pack-faces.tsx';
import styles from './policy.module.css';
import { RuleEditor } from './rule-editor.tsx';
import { figuresOf } from './rule-text.ts';

export type TrialChange = PolicyTrialInput['changes'][number];

const notAFigure = '这里要写一个数，如 6900 或 0.7，小数最多六位，不带逗号、单位和汉字。请改正后再算。';

/** Another value for one parameter; `onSet` gets it once it is a figure. */
export function ParameterChange({ pack, onSet }: { pack: Pack; onSet: (change: TrialChange) => void }) {
  const figures = pack.parameters.filter(({ unit }) => unit === 'yuan' || unit === 'number');
  const [name, setName] = useState(figures[0]?.name ?? '');
  const [value, setValue] = useState(figures[0]?.value ?? '');
  const [wrong, setWrong] = useState<string>();
  const write = (next: string) => {
    setWrong(undefined);
    setValue(next);
  };
  const set = () => {
    const isFigure = new RegExp(FIGURE_TEXT).test(value.trim());
    setWrong(isFigure ? undefined : notAFigure);
    if (isFigure) onSet({ parameter: name, value: value.trim() });
  };
  const chosen = figures.find((each) => each.name === name);
  return (
    <>
      <FormField label="参数" required>
        {({ id, labelledBy }) => (
          <Select
            id={id}
            aria-labelledby={labelledBy}
            className={styles.choice ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            value={name}
            options={figures.map((each) => ({ value: each.name, label: labelOf(each) }))}
            onChange={(next: string) => {
              setName(next);
              write(figures.find((each) => each.name === next)?.value ?? '');
            }}
          />
        )}
      </FormField>
      <FormField label={chosen?.unit === 'yuan' ? '改成（元）' : '改成'} required wrong={wrong}>
        {({ id, describedBy }) => (
          <Input
            id={id}
            className={styles.choice ?? ''}
            aria-describedby={describedBy}
            inputMode="decimal"
            value={value}
            onChange={(event) => write(event.target.value)}
            onPressEnter={set}
          />
        )}
      </FormField>
      <Button onClick={set}>加进试算</Button>
    </>
  );
}

function labelOf({ label, said }: ParameterView): string {
  return `${label}（现为 ${said}）`;
}

/** Another text for one rule. */
export function RuleChange({ pack, onSet }: { pack: Pack; onSet: (change: TrialChange) => void }) {
  const rules = pack.rules.filter(({ of }) => of === 'household');
  const [chosen, setChosen] = useState<RuleView | undefined>(rules[0]);
  const [when, setWhen] = useState(rules[0]?.when ?? '');
  if (!chosen) return null;
  return (
    <>
      <FormField label="规则" required>
        {({ id, labelledBy }) => (
          <Select
            id={id}
            aria-labelledby={labelledBy}
            className={styles.choice ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            value={chosen.id}
            options={rules.map((each) => ({ value: each.id, label: each.title }))}
            onChange={(next: string) => {
              const rule = rules.find((each) => each.id === next);
              setChosen(rule);
              setWhen(rule?.when ?? '');
            }}
          />
        )}
      </FormField>
      <FormField label="条件改成" required hint="打字母或中文名会列出指标和参数，点一下填进去。">
        {({ id, describedBy }) => (
          <RuleEditor
            id={id}
            describedBy={describedBy}
            text={when}
            facts={shapesFor(chosen)}
            parameters={figuresOf(pack.parameters)}
            onChange={setWhen}
          />
        )}
      </FormField>
      <Button onClick={() => onSet({ rule: chosen.id, when })}>加进试算</Button>
    </>
  );
}
