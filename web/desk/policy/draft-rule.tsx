import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { RuleView } from '../../../contract/policy.ts';
import type { DraftView, OwnChange } from '../../../contract/policy-drafts.ts';
import { shapesFor } from '../../../policy/packs/shapes-for.ts';
import { FormField } from '../../ui/form-field.tsx';
import { USE_WORDS } from './item-filter-bar.tsx';
import { ownRuleId } from './own-rule-id.ts';
import styles from './policy.module.css';
import { usePolicy } from './policy-data.ts';
import { RuleEditor } from './rule-editor.tsx';
import { figuresOf } from './rule-text.ts';

interface DraftRuleProps {
  view: DraftView;
  onSet: (change: OwnChange) => void;
}

type Entry = Pick<RuleView, 'id' | 'title' | 'use' | 'of' | 'when'> & { off: boolean };

function newEntry(taken: readonly { id: string }[]): Entry {
  return { id: ownRuleId(taken), title: '', use: 'warning', of: 'household', when: '', off: false };
}

/** A rule with another text, one that is not to be used, or a new one. */
export function DraftRule({ view, onSet }: DraftRuleProps) {
  const inForce = usePolicy(view.from).data?.pack;
  const pack = view.pack ?? inForce;
  const rules = pack?.rules ?? [];
  const [entry, setEntry] = useState<Entry>();
  if (!pack) return null;
  const choose = (id: string) => {
    const rule = rules.find((each) => each.id === id);
    setEntry(rule ? { ...rule, off: false } : newEntry(rules));
  };
  const isNew = entry !== undefined && !rules.some(({ id }) => id === entry.id);
  return (
    <>
      <FormField label="规则" required>
        {({ id, labelledBy }) => (
          <Select
            id={id}
            aria-labelledby={labelledBy}
            className={styles.choice ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="选一条规则，或加一条新的"
            value={isNew ? '' : entry?.id}
            options={[
              { value: '', label: '加一条新的' },
              ...rules.map((rule) => ({ value: rule.id, label: `${rule.title}（${USE_WORDS[rule.use]}）` })),
            ]}
            onChange={choose}
          />
        )}
      </FormField>
      {entry && isNew && <NewRule entry={entry} onChange={setEntry} />}
      {entry && !isNew && (
        <Checkbox checked={entry.off} onChange={(event) => setEntry({ ...entry, off: event.target.checked })}>
          从这一版起不用这条规则
        </Checkbox>
      )}
      {entry && !entry.off && (
        <FormField label="条件" required hint="打字母或中文名会列出指标和参数，点一下填进去。">
          {({ id, describedBy }) => (
            <RuleEditor
              id={id}
              describedBy={describedBy}
              text={entry.when}
              facts={shapesFor(entry)}
              parameters={figuresOf(pack.parameters)}
              onChange={(when) => setEntry({ ...entry, when })}
            />
          )}
        </FormField>
      )}
      <Button
        disabled={!entry || entry.title.trim() === '' || entry.when.trim() === ''}
        onClick={() => entry && onSet(changeOf(entry))}
      >
        写进草稿
      </Button>
    </>
  );
}

/** Its own sentence goes with its text; what the rule is for stays. */
function changeOf({ id, title, use, of, when, off }: Entry): OwnChange {
  return { rule: { id, title: title.trim(), use, of, when: when.trim(), ...(off && { off: true as const }) } };
}

function NewRule({ entry, onChange }: { entry: Entry; onChange: (entry: Entry) => void }) {
  return (
    <>
      <FormField label="规则名称" required>
        {({ id }) => (
          <Input
            id={id}
            className={styles.choice ?? ''}
            maxLength={60}
            value={entry.title}
            onChange={(event) => onChange({ ...entry, title: event.target.value })}
          />
        )}
      </FormField>
      <FormField label="用处" required>
        {({ id, labelledBy }) => (
          <Select
            id={id}
            aria-labelledby={labelledBy}
            className={styles.choice ?? ''}
            value={entry.use}
            options={Object.entries(USE_WORDS).map(([value, label]) => ({ value, label }))}
            onChange={(use: string) => onChange({ ...entry, use: use as Entry['use'] })}
          />
        )}
      </FormField>
    </>
  );
}
