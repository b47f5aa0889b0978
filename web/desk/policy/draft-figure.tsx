import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { DraftView, OwnChange } from '../../../contract/policy-drafts.ts';
import { figureFault } from '../../../policy/packs/check.ts';
import { figureNames } from '../../../policy/packs/formula.ts';
import { FormField } from '../../ui/form-field.tsx';
import { newFigure } from './formula-entry.ts';
import styles from './policy.module.css';
import { TextField } from './text-field.tsx';

interface DraftFigureProps {
  view: DraftView;
  onSet: (change: OwnChange) => void;
}

/** What somebody else publishes year by year: one figure of one year, with its document. No rule is touched. */
export function DraftFigure({ view, onSet }: DraftFigureProps) {
  const names = figureNames(view.figures);
  const [name, setName] = useState([...names.keys()][0] ?? '');
  const [label, setLabel] = useState('');
  const [year, setYear] = useState(Number(view.from.slice(0, 4)) - 1);
  const [value, setValue] = useState('');
  const [document, setDocument] = useState('');
  const isNew = name === '';
  const wrong = value.trim() === '' ? undefined : figureFault(value.trim());
  const isWhole = [value, document, isNew ? label : name].every((text) => text.trim() !== '') && wrong === undefined;
  const set = () => {
    const which = isNew ? newFigure(label.trim(), names) : { name, label: names.get(name) ?? name };
    onSet({ figure: { ...which, year, value: value.trim(), document: document.trim() } });
  };
  return (
    <>
      {view.figures.length > 0 && (
        <ul aria-label="已录的数">
          {view.figures.map((figure) => (
            <li key={`${figure.name}-${figure.year}`}>
              {figure.year} 年{figure.label}：{figure.value}（{figure.document}）
            </li>
          ))}
        </ul>
      )}
      <FormField label="哪个数" required>
        {({ id, labelledBy }) => (
          <Select
            id={id}
            aria-labelledby={labelledBy}
            className={styles.choice ?? ''}
            value={name}
            options={[
              ...[...names].map(([key, known]) => ({ value: key, label: known })),
              { value: '', label: '另一个数（写名称）' },
            ]}
            onChange={setName}
          />
        )}
      </FormField>
      {isNew && (
        <TextField
          label="名称"
          hint="写明是什么数、什么单位，例如：全省农村居民人均可支配收入（元/年）。"
          maxLength={60}
          value={label}
          onChange={setLabel}
        />
      )}
      <FormField label="哪一年的" required>
        {({ id }) => (
          <InputNumber
            id={id}
            min={2015}
            max={2100}
            precision={0}
            value={year}
            onChange={(next) => setYear(next ?? year)}
          />
        )}
      </FormField>
      <TextField decimal label="数值" maxLength={19} wrong={wrong} value={value} onChange={setValue} />
      <TextField label="公布的文件" maxLength={100} value={document} onChange={setDocument} />
      <Button disabled={!isWhole} onClick={set}>
        写进草稿
      </Button>
    </>
  );
}
