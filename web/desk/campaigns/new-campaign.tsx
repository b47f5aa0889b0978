import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CampaignView } from '../../../contract/campaigns.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useCommand } from '../use-command.ts';

const NOTHING = { name: '', from: '', to: '' };

const FIELDS = [
  { key: 'name', label: '名称', type: 'text' },
  { key: 'from', label: '从哪天', type: 'date' },
  { key: 'to', label: '到哪天', type: 'date' },
] as const;

/** A name and two days. */
export function NewCampaign() {
  const county = useCounty();
  const [told, setTold] = useState(NOTHING);
  const make = useCommand<CampaignView>([['campaigns'], ['attachment-2']], () => setTold(NOTHING));
  const isTold = told.name.trim().length >= 2 && told.from !== '' && told.to !== '';
  return (
    <>
      {FIELDS.map(({ key, label, type }) => (
        <FormField key={key} label={label} required>
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              type={type}
              value={told[key]}
              maxLength={40}
              style={{ maxWidth: 320 }}
              onChange={(event) => setTold({ ...told, [key]: event.target.value })}
            />
          )}
        </FormField>
      ))}
      {make.error !== null && <ProblemAlert problem={make.error} />}
      <Button
        type="primary"
        disabled={!isTold}
        loading={make.isPending}
        onClick={() =>
          make.mutate(commandOf(`POST /counties/${county}/campaigns`, { ...told, name: told.name.trim() }))
        }
      >
        新建
      </Button>
    </>
  );
}
