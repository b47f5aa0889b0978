import { App, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { type AddLeadInput, LEAD_SOURCE_LABELS } from '../../../contract/leads.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useCommand } from '../use-command.ts';
import { HouseholdChoice } from './household-choice.tsx';
import { leadKeys } from './lead-data.ts';
import styles from './leads.module.css';

/** Leads of the system come from screening, never by hand. */
const sources = ['visit', 'department', 'selfReport', 'supervision'] as const;

function faultsOf({ household, source, words }: Partial<AddLeadInput>) {
  return {
    household: household === undefined ? '请选一户。' : undefined,
    source: source === undefined ? '请选来源。' : undefined,
    words: (words ?? '').trim().length < 4 ? '请写明情况，至少四个字。' : undefined,
  };
}

interface AddLeadProps {
  /** Known already, as on the household's own page: not asked. */
  household?: string;
  onClose: () => void;
}

/** 新增线索: what was seen or told of a household. It joins the household's open lead, if there is one. */
export function AddLead({ household: known, onClose }: AddLeadProps) {
  const county = useCounty();
  const { message } = App.useApp();
  const [draft, setDraft] = useState<Partial<AddLeadInput>>(known === undefined ? {} : { household: known });
  const [tried, setTried] = useState(false);
  const add = useCommand(leadKeys, () => {
    message.success('线索已记下，由村里核实');
    onClose();
  });
  const faults = faultsOf(draft);
  const submit = () => {
    setTried(true);
    if (Object.values(faults).every((fault) => fault === undefined)) {
      add.mutate(commandOf(`POST /counties/${county}/leads`, draft));
    }
  };
  const shown: Partial<typeof faults> = tried ? faults : {};
  return (
    <Modal
      open
      title="新增线索"
      okText="记下线索"
      okButtonProps={{ loading: add.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      {known === undefined && (
        <FormField label="农户" required wrong={shown.household}>
          {({ id, describedBy }) => (
            <HouseholdChoice
              id={id}
              describedBy={describedBy}
              value={draft.household}
              onChoose={(household) =>
                setDraft(({ household: _before, ...rest }) => ({ ...rest, ...(household && { household }) }))
              }
            />
          )}
        </FormField>
      )}
      <FormField label="来源" required wrong={shown.source}>
        {({ id, describedBy, labelledBy }) => (
          <Radio.Group
            id={id}
            className={styles.choices}
            aria-labelledby={labelledBy}
            aria-describedby={describedBy}
            value={draft.source}
            options={sources.map((value) => ({ value, label: LEAD_SOURCE_LABELS[value] }))}
            onChange={(event) => setDraft({ ...draft, source: event.target.value })}
          />
        )}
      </FormField>
      <FormField label="情况" required hint="发生了什么、什么时候、影响多大。" wrong={shown.words}>
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            value={draft.words}
            maxLength={500}
            autoSize={{ minRows: 3, maxRows: 8 }}
            onChange={(event) => setDraft({ ...draft, words: event.target.value })}
          />
        )}
      </FormField>
      <FormField label="谁反映的">
        {({ id }) => (
          <Input
            id={id}
            value={draft.sender}
            maxLength={100}
            onChange={(event) => setDraft({ ...draft, sender: event.target.value })}
          />
        )}
      </FormField>
      {add.error !== null && <ProblemAlert problem={add.error} />}
    </Modal>
  );
}
