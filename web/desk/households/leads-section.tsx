import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { HouseholdLeadView, HouseholdView } from '../../../contract/households.ts';
import { LEAD_FINDING_LABELS, LEAD_SOURCE_LABELS } from '../../../contract/leads.ts';
import { DeadlineTag } from '../../ui/deadline-tag.tsx';
import { Section } from '../../ui/section.tsx';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import { AddLeadDrawer } from './add-lead-drawer.tsx';
import styles from './household.module.css';

function LeadState({ lead }: { lead: HouseholdLeadView }) {
  const county = useCounty();
  const { today } = useReader();
  if (lead.finding === null) {
    return (
      <>
        待核实 <DeadlineTag dueOn={lead.dueOn} today={today} />{' '}
        <Link to={`/${county}/leads?lead=${lead.id}`}>到预警线索核实</Link>
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

function Lead({ lead }: { lead: HouseholdLeadView }) {
  return (
    <li>
      <div>
        {lead.openedOn} 线索 · <LeadState lead={lead} />
      </div>
      <ul className={styles.quiet}>
        {lead.reasons.map(({ source, sentence, on, rule }) => (
          <li key={`${on}-${rule ?? sentence}`}>
            {LEAD_SOURCE_LABELS[source]}：{sentence}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Leads of the household, newest first, and a new one by hand. */
export function LeadsSection({ view, now }: { view: HouseholdView; now: boolean }) {
  const [adding, setAdding] = useState(false);
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
            <Lead key={lead.id} lead={lead} />
          ))}
        </ol>
      )}
      {adding && <AddLeadDrawer household={view.id} onClose={() => setAdding(false)} />}
    </Section>
  );
}
