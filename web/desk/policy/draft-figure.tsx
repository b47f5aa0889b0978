import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { DraftView, OwnChange } from '../../../contract/policy-drafts.ts';
import { figureNames } from '../../../policy/packs/formula.ts';
import { FormField } from '../../ui/form-field.tsx';
import styles from './policy.module.css';

interface DraftFigureProps {
  view: DraftView;
  onSet: (change: OwnChange) => void;
}

/** What somebody else publishes year by year: one figure of one year, with its document. No rule is touched. */
export function DraftFigure({ view, onSet }: DraftFigureProps) {
  const names = figureNames([]);
  const [name, setName] = useState([...names.keys()][0] ?? '');
  const [year, setYear] = useState(Number(view.from.slice(0, 4)) - 1);
  const [value, setValue] = useState('');
  const [document, setDocument] = useState('');
  const set = () =>
    onSet({ figure: { name, label: names.get(name) ?? name, year, value: value.trim(), document: document.trim() } });
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
            options={[...names].map(([key, label]) => ({ value: key, label }))}
            onChange={setName}
          />
        )}
      </FormField>
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
      <FormField label="数值（元）" required>
        {({ id }) => (
          <Input
            id={id}
            className={styles.choice ?? ''}
            inputMode="decimal"
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </FormField>
      <FormField label="公布的文件" required>
        {({ id }) => (
          <Input
            id={id}
            className={styles.choice ?? ''}
            maxLength={100}
            value={document}
            onChange={(event) => setDocument(event.target.value)}
          />
        )}
      </FormField>
      <Button disabled={value.trim() === '' || document.trim() === ''} onClick={set}>
        写进草稿
      </Button>
    </>
  );
}
