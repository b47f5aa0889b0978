import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { FIGURE_TEXT } from '../../../contract/figure-text.ts';
import type { ParameterView, PolicyChangeInput, PolicyPreview } from '../../../contract/policy.ts';
import { EmptyFace } from '../../ui/faces.tsx';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { commandOf, send } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { PackInForce } from './pack-faces.tsx';
import { figureOf } from './parameters.tsx';
import styles from './policy.module.css';
import { PreviewTable } from './preview-table.tsx';

const notAFigure = '这里要写一个数，如 6900 或 0.7，小数最多六位，不带逗号、单位和汉字。请改正后再算。';

/** 试算: another value for one parameter, and how many households would enter and leave; nothing changes. */
export function Preview() {
  return <PackInForce>{({ parameters }) => <Trial parameters={parameters} />}</PackInForce>;
}

function Trial({ parameters }: { parameters: readonly ParameterView[] }) {
  const county = useCounty();
  const [name, setName] = useState(parameters[0]?.name ?? '');
  const [value, setValue] = useState(parameters[0]?.value ?? '');
  const trial = useMutation({
    mutationFn: (change: PolicyChangeInput) =>
      send<PolicyPreview>(commandOf(`POST /counties/${county}/policy/preview`, change)),
  });
  const [wrong, setWrong] = useState<string>();
  /** An outcome or a fault belongs to the figure it was about. */
  const write = (next: string) => {
    trial.reset();
    setWrong(undefined);
    setValue(next);
  };
  const compute = () => {
    const written = value.trim();
    const isFigure = new RegExp(FIGURE_TEXT).test(written);
    setWrong(isFigure ? undefined : notAFigure);
    if (isFigure) trial.mutate({ parameter: name, value: written });
  };
  const chosen = parameters.find((each) => each.name === name);
  return (
    <Section title="试算" note="只算不改：按今天的资料，看改一个数会有多少户进入、退出">
      <FormField label="参数" required>
        {({ id, labelledBy }) => (
          <Select
            id={id}
            aria-labelledby={labelledBy}
            className={styles.choice ?? ''}
            value={name}
            options={parameters.map((each) => ({ value: each.name, label: `${each.label}（现为 ${figureOf(each)}）` }))}
            onChange={(next: string) => {
              setName(next);
              write(parameters.find((each) => each.name === next)?.value ?? '');
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
            onPressEnter={compute}
          />
        )}
      </FormField>
      <Button type="primary" loading={trial.isPending} onClick={compute}>
        算一算
      </Button>
      {trial.error !== null && <ProblemAlert problem={trial.error} />}
      {trial.data !== undefined && <Outcome preview={trial.data} />}
    </Section>
  );
}

function Outcome({ preview }: { preview: PolicyPreview }) {
  if (preview.rules.length === 0) {
    return <EmptyFace title="没有规则因此改变" whatToDo="这个数和现在一样，或没有规则用到它。换一个数或参数再算。" />;
  }
  return (
    <output className={styles.outcome}>
      <ul>
        {preview.rules.map(({ rule, title, after, hits, enter, leave }) => (
          <li key={rule}>
            {title}：现在 {hits} 户，会进入 {enter} 户、退出 {leave} 户。
            <span className={styles.quiet}>改后：{after}</span>
          </li>
        ))}
      </ul>
      <PreviewTable preview={preview} />
    </output>
  );
}
