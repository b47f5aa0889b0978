import { Button } from 'antd';
import { useState } from 'react';
import type { DraftView, OwnChange } from '../../../contract/policy-drafts.ts';
import { FACT_SHAPES } from '../../../policy/facts/catalogue.ts';
import { checkText } from '../../../policy/packs/check.ts';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { FormField } from '../../ui/form-field.tsx';
import { usePolicy } from './policy-data.ts';
import { RuleEditor } from './rule-editor.tsx';
import { figuresOf } from './rule-text.ts';

interface DraftCategoryProps {
  view: DraftView;
  onSet: (change: OwnChange) => void;
}

/** When a category is proposed; the person who approves a household still decides. Only facts that are kept may be named. */
export function DraftCategory({ view, onSet }: DraftCategoryProps) {
  const inForce = usePolicy(view.from).data?.pack;
  const pack = view.pack ?? inForce;
  const [written, setWritten] = useState<{ category: string; when: string }>();
  if (!pack) return null;
  const [first] = pack.categories;
  const entry = written ?? first;
  if (!entry) return <p>这一版没有按条件提出的类别。</p>;
  const standing = pack.categories.find(({ category }) => category === entry.category);
  const parameters = figuresOf(pack.parameters);
  const isWhole = 'words' in checkText(entry.when, FACT_SHAPES, parameters);
  const choose = (category: string) => setWritten(pack.categories.find((each) => each.category === category));
  return (
    <>
      <ChoiceBar
        label="哪一类"
        choices={pack.categories.map(({ category }) => ({ value: category, label: category }))}
        value={entry.category}
        onChoose={choose}
      />
      <FormField
        label="满足什么条件，提出这一类"
        required
        hint={`现在：${standing?.words ?? '没有'}。几类的条件要互相排斥，一户只提出一类。`}
      >
        {({ id, describedBy }) => (
          <RuleEditor
            key={entry.category}
            id={id}
            describedBy={describedBy}
            text={entry.when}
            facts={FACT_SHAPES}
            parameters={parameters}
            onChange={(when) => setWritten({ category: entry.category, when })}
          />
        )}
      </FormField>
      <Button
        disabled={!isWhole || entry.when.trim() === standing?.when}
        onClick={() => onSet({ category: { category: entry.category, when: entry.when.trim() } })}
      >
        写进草稿
      </Button>
    </>
  );
}
