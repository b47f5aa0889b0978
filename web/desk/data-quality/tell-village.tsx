import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { TellVillageInput, VillageIndicators } from '../../../contract/findings.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useCommand } from '../use-command.ts';
import styles from './data-quality.module.css';

const FIELDS = [
  { key: 'asOf', label: '哪一天的情况', type: 'date' },
  { key: 'transition', label: '政策衔接引发风险（户）', type: 'number' },
  { key: 'assets', label: '扶贫资产监管不善（个项目）', type: 'number' },
  { key: 'loans', label: '小额贷款逾期（户）', type: 'number' },
  { key: 'toldBy', label: '哪个部门报来的', type: 'text' },
] as const;
type Key = (typeof FIELDS)[number]['key'];

const WRONG: Readonly<Record<Key, string>> = {
  ...{ asOf: '请选日期。', toldBy: '请写部门或文件，至少两个字。' },
  ...{ transition: '请填 0 或更大的整数。', assets: '请填 0 或更大的整数。', loans: '请填 0 或更大的整数。' },
};

/** What departments tell of a village; nothing is filled in before, so that an old figure is never sent as a new one. */
export function TellVillage({ village, onClose }: { village: VillageIndicators; onClose: () => void }) {
  const county = useCounty();
  const [told, setTold] = useState<Partial<Record<Key, string>>>({});
  const [tried, setTried] = useState(false);
  const command = useCommand([['listings']], onClose);
  const isFilled = (key: Key) => {
    const value = told[key]?.trim() ?? '';
    if (key === 'toldBy') return value.length >= 2;
    return key === 'asOf' ? value !== '' : /^\d{1,5}$/.test(value);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!FIELDS.every(({ key }) => isFilled(key))) return;
    const body: TellVillageInput = {
      ...{ area: village.area, asOf: told.asOf ?? '', toldBy: told.toldBy?.trim() ?? '' },
      ...{ transition: Number(told.transition), assets: Number(told.assets), loans: Number(told.loans) },
    };
    command.mutate(commandOf(`POST /counties/${county}/village-reports`, body));
  };
  return (
    <DetailDrawer open title={village.name} note="部门报来的数" onClose={onClose}>
      <form onSubmit={submit}>
        <p className={styles.quiet}>同一天再报一次，以后报的为准，原来的留着。</p>
        {FIELDS.map(({ key, label, type }) => (
          <FormField key={key} label={label} required wrong={tried && !isFilled(key) ? WRONG[key] : undefined}>
            {({ id, describedBy }) => (
              <Input
                id={id}
                type={type}
                min={type === 'number' ? 0 : undefined}
                maxLength={60}
                aria-describedby={describedBy}
                value={told[key] ?? ''}
                style={{ maxWidth: 320 }}
                onChange={(event) => setTold({ ...told, [key]: event.target.value })}
              />
            )}
          </FormField>
        ))}
        {command.error !== null && <ProblemAlert problem={command.error} />}
        <div className={styles.act}>
          <Button type="primary" htmlType="submit" loading={command.isPending}>
            保存
          </Button>
        </div>
      </form>
    </DetailDrawer>
  );
}
