import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { DraftView, OwnChange } from '../../../contract/policy-drafts.ts';
import { checkText } from '../../../policy/packs/check.ts';
import { parametersOf } from '../../../policy/packs/compile.ts';
import { shapesFor } from '../../../policy/packs/shapes-for.ts';
import { TEMPLATES } from '../../../policy/thresholds/templates.ts';
import { type Threshold, thresholdFaults } from '../../../policy/thresholds/threshold.ts';
import { type NamedThreshold, warningOf } from '../../../policy/thresholds/warning-of.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ownRuleId } from './own-rule-id.ts';
import styles from './policy.module.css';
import { usePolicy } from './policy-data.ts';
import { figuresOf } from './rule-text.ts';
import { ThresholdFields } from './threshold-fields.tsx';

interface ThresholdFormProps {
  view: DraftView;
  onSet: (change: OwnChange) => void;
}

interface Chosen {
  /** Of the template that it was begun from; empty: from nothing. */
  key: string;
  title: string;
  standing: string;
  threshold: Threshold;
}

const BLANK: Chosen = {
  ...{ key: '', title: '', standing: '自拟' },
  threshold: { group: 'everyone', measure: 'cost', comparison: '>', limit: { amount: '' }, every: 90 },
};

/** An early warning as offices write them, chosen field by field; begun from one seen elsewhere, or from nothing. */
export function ThresholdForm({ view, onSet }: ThresholdFormProps) {
  const inForce = usePolicy(view.from).data?.pack;
  const pack = view.pack ?? inForce;
  const [chosen, setChosen] = useState(BLANK);
  if (!pack) return null;
  const { title, standing, threshold } = chosen;
  const entry = { id: ownRuleId(pack.rules), title: title.trim(), threshold, standing };
  const faults = thresholdFaults(threshold);
  const begin = (key: string) => {
    const template = TEMPLATES.find((each) => each.key === key);
    setChosen(template ? { ...template, standing: template.seen } : BLANK);
  };
  return (
    <>
      <FormField label="从哪里选起" hint="都是别处见过的做法或自拟的，供参考；写进草稿、批准以后才算数。">
        {({ id, labelledBy }) => (
          <Select
            id={id}
            aria-labelledby={labelledBy}
            className={styles.choice ?? ''}
            value={chosen.key}
            options={[
              { value: '', label: '自己选' },
              ...TEMPLATES.map(({ key, title: name, seen }) => ({ value: key, label: `${name}（${seen}）` })),
            ]}
            onChange={begin}
          />
        )}
      </FormField>
      <FormField label="预警名称" required>
        {({ id }) => (
          <Input
            id={id}
            className={styles.choice ?? ''}
            maxLength={50}
            value={title}
            onChange={(event) => setChosen({ ...chosen, title: event.target.value })}
          />
        )}
      </FormField>
      <ThresholdFields threshold={threshold} onChange={(next) => setChosen({ ...chosen, threshold: next })} />
      <output className={faults.length === 0 ? styles.reads : styles.wrongText}>
        {faults.length === 0 ? `读作：${readingOf(entry, pack.parameters)}` : faults.join('；')}
      </output>
      <Button
        disabled={faults.length > 0 || entry.title === ''}
        onClick={() => {
          onSet({ threshold: entry });
          setChosen(BLANK);
        }}
      >
        写进草稿
      </Button>
    </>
  );
}

/** The rule in plain words, as it would be judged. */
function readingOf(entry: NamedThreshold, parameters: Parameters<typeof figuresOf>[0]): string {
  const { rule, parameter } = warningOf(entry);
  const own = parametersOf({ parameters: [{ ...parameter, label: '标准', from: '', layer: '' }] });
  const checked = checkText(rule.when, shapesFor(rule), new Map([...figuresOf(parameters), ...own]));
  return 'words' in checked ? checked.words : checked.fault.what;
}
