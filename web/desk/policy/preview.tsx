import { useMutation } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { PolicyPreview, PolicyTrialInput } from '../../../contract/policy.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { commandOf, send } from '../api.ts';
import { useAreaTree, useCounty } from '../area-tree.ts';
import { usePackDay } from './pack-day.tsx';
import { type Pack, PackInForce } from './pack-faces.tsx';
import styles from './policy.module.css';
import { Outcome } from './preview-outcome.tsx';
import { ParameterChange, RuleChange, type TrialChange } from './trial-change.tsx';
import { TryHousehold } from './try-household.tsx';

/** 试算: other figures and other rules at once, for a place and a day; what would come of it, and nothing changes. */
export function Preview() {
  return <PackInForce>{(pack) => <Trial pack={pack} />}</PackInForce>;
}

function Trial({ pack }: { pack: Pack }) {
  const county = useCounty();
  const [params] = useSearchParams();
  const draft = params.get('draft') ?? undefined;
  const [changes, setChanges] = useState<readonly TrialChange[]>([]);
  const [area, setArea] = useState<string>();
  const on = usePackDay();
  const tried = useMutation({
    mutationFn: (trial: PolicyTrialInput) =>
      send<PolicyPreview>(commandOf(`POST /counties/${county}/policy/preview`, trial)),
  });
  const trial: PolicyTrialInput = {
    ...{ changes: [...changes], on },
    ...(area !== undefined && { area }),
    ...(draft !== undefined && { draft }),
  };
  /** An outcome belongs to what it was about. */
  const change = (next: readonly TrialChange[]) => {
    tried.reset();
    setChanges(next);
  };
  const place = (next: string | undefined) => {
    tried.reset();
    setArea(next);
  };
  const isEmpty = changes.length === 0 && draft === undefined;
  return (
    <>
      <Section title="试算" note="只算不改：几个数、几条规则一起改，看哪些户会进入、退出；采用以前什么也不算数">
        {draft !== undefined && <p className={styles.note}>按草稿试算：草稿里改的都算在内，还可以再改几项一起看。</p>}
        <Changes pack={pack} changes={changes} onChange={change} />
        <Place area={area} onChange={place} />
        <Button type="primary" disabled={isEmpty} loading={tried.isPending} onClick={() => tried.mutate(trial)}>
          算一算
        </Button>
        {tried.error !== null && <ProblemAlert problem={tried.error} />}
        {tried.data !== undefined && <Outcome preview={tried.data} />}
      </Section>
      {!isEmpty && <TryHousehold key={JSON.stringify(trial)} trial={trial} />}
    </>
  );
}

const kinds = [
  { value: 'parameter', label: '改一个数' },
  { value: 'rule', label: '改一条规则' },
];

interface ChangesProps {
  pack: Pack;
  changes: readonly TrialChange[];
  onChange: (changes: readonly TrialChange[]) => void;
}

/** What is changed so far, one of each name; another one is added below. */
function Changes({ pack, changes, onChange }: ChangesProps) {
  const [kind, setKind] = useState('parameter');
  const add = (change: TrialChange) => onChange([...changes.filter((each) => keyOf(each) !== keyOf(change)), change]);
  const Form = kind === 'rule' ? RuleChange : ParameterChange;
  return (
    <>
      <ChoiceBar label="改什么" choices={kinds} value={kind} onChoose={setKind} />
      <Form pack={pack} onSet={add} />
      <ul className={styles.changes} aria-label="一起试的改动">
        {changes.map((change) => (
          <li key={keyOf(change)}>
            <Tag closable onClose={() => onChange(changes.filter((each) => each !== change))}>
              {wordsOf(change, pack)}
            </Tag>
          </li>
        ))}
      </ul>
    </>
  );
}

function keyOf(change: TrialChange): string {
  return 'parameter' in change ? change.parameter : change.rule;
}

function wordsOf(change: TrialChange, { parameters, rules }: Pack): string {
  if ('rule' in change) return `${rules.find(({ id }) => id === change.rule)?.title ?? change.rule}：${change.when}`;
  const parameter = parameters.find(({ name }) => name === change.parameter);
  return `${parameter?.label ?? change.parameter}：${parameter?.value ?? '没有数'} → ${change.value}`;
}

function Place({ area, onChange }: { area: string | undefined; onChange: (area: string | undefined) => void }) {
  const areas = useAreaTree();
  return (
    <FormField label="地方" hint="不选就是全县；按上面那一天的资料算。">
      {({ id }) => (
        <AreaPicker id={id} areas={areas} {...(area !== undefined && { value: area })} onChange={onChange} />
      )}
    </FormField>
  );
}
