import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { HouseholdLeadView, HouseholdView } from '../../../contract/households.ts';
import { LEAD_FINDING_LABELS, LEAD_SOURCE_LABELS } from '../../../contract/leads.ts';
import { DeadlineTag } from '../../ui/deadline-tag.tsx';
import { Section } from '../../ui/section.tsx';
import { AddLead } from '../leads/add-lead.tsx';
import { OneLead } from '../leads/one-lead.tsx';
import { reasonWords } from '../leads/reason-words.ts';
import { useReader } from '../session.ts';
import styles from './household.module.css';

interface LeadProps {
  lead: HouseholdLeadView;
  onOpen: () => void;
}

function LeadState({ lead, onOpen }: LeadProps) {
  const { today } = useReader();
  if (lead.finding === null) {
    return (
      <>
        待核实 <DeadlineTag dueOn={lead.dueOn} today={today} />
        <Button type="link" size="small" onClick={onOpen}>
          打开线索
        </Button>
      </>
    );
  }
  return (
    <>
      {lead.verifiedOn} 核实：{LEAD_FINDING_LABELS[lead.finding]}
      {lead.reason !== null && `，${lead.reason}`}
    </>
  );
}

function Lead({ lead, onOpen }: LeadProps) {
  return (
    <li>
      <div>
        {lead.openedOn} 发现 · <LeadState lead={lead} onOpen={onOpen} />
      </div>
      <ul className={styles.quiet}>
        {lead.reasons.map(({ source, sentence, on, rule }) => (
          <li key={`${on}-${rule ?? sentence}`}>
            {LEAD_SOURCE_LABELS[source]}：{reasonWords(sentence)}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Leads of the household, newest first, and a new one by hand. */
export function LeadsSection({ view, now }: { view: HouseholdView; now: boolean }) {
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<string>();
  const mayAdd = now && view.may.includes('addLead');
  return (
    <Section
      title="线索"
      note={`${view.leads.length} 条`}
      actions={
        mayAdd && (
          <Button type="link" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            新增线索
          </Button>
        )
      }
    >
      {view.leads.length === 0 ? (
        <p className={styles.nothing}>没有线索。{mayAdd && '走访、部门或群众发现了情况，可以在这里新增。'}</p>
      ) : (
        <ol className={styles.list}>
          {view.leads.map((lead) => (
            <Lead key={lead.id} lead={lead} onOpen={() => setOpened(lead.id)} />
          ))}
        </ol>
      )}
      {adding && <AddLead household={view.id} onClose={() => setAdding(false)} />}
      {opened !== undefined && <OneLead household={view.id} lead={opened} onClose={() => setOpened(undefined)} />}
    </Section>
  );
}
