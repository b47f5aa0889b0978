import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { HouseholdTrialView, PolicyTrialInput } from '../../../contract/policy.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { commandOf, send } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import styles from './policy.module.css';

/** The same trial on one household: what is said of it now, and what would be. */
export function TryHousehold({ trial }: { trial: PolicyTrialInput }) {
  const county = useCounty();
  const [householdNo, setHouseholdNo] = useState('');
  const tried = useMutation({
    mutationFn: () =>
      send<HouseholdTrialView>(
        commandOf(`POST /counties/${county}/policy/preview/household`, { trial, householdNo: householdNo.trim() }),
      ),
  });
  return (
    <Section title="在一户上试" note="同样的改法，对一户改前改后各怎么说">
      <FormField label="户编号" required>
        {({ id }) => (
          <Input
            id={id}
            className={styles.choice ?? ''}
            value={householdNo}
            onChange={(event) => setHouseholdNo(event.target.value)}
            onPressEnter={() => tried.mutate()}
          />
        )}
      </FormField>
      <Button disabled={householdNo.trim() === ''} loading={tried.isPending} onClick={() => tried.mutate()}>
        试这一户
      </Button>
      {tried.error !== null && <ProblemAlert problem={tried.error} />}
      {tried.data !== undefined && <Told view={tried.data} />}
    </Section>
  );
}

function Told({ view: { rules, category } }: { view: HouseholdTrialView }) {
  if (rules.length === 0) return <p>这样改，没有规则因此改变。</p>;
  return (
    <output className={styles.outcome}>
      <p>
        拟定类别：{category.before ?? '无'} → {category.after ?? '无'}
      </p>
      <ul>
        {rules.map(({ rule, title, member, before, after }) => (
          <li key={`${rule} ${member ?? ''}`}>
            {title}
            {member !== undefined && `（${member}）`}
            <span className={styles.quiet}>改前：{before?.sentence ?? '没有这条规则'}</span>
            <span className={styles.quiet}>改后：{after?.sentence ?? '不再判断'}</span>
          </li>
        ))}
      </ul>
    </output>
  );
}
