import {
  LEAD_FINDING_LABELS,
  LEAD_SOURCE_LABELS,
  LEAD_STANDING_LABELS,
  type LeadRow,
} from '../../../contract/leads.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import { deskTitles } from '../../../policy/procedures/vocabulary.ts';
import { DeadlineTag } from '../../ui/deadline-tag.tsx';
import { Count, Money } from '../../ui/figures.tsx';
import type { ListColumn } from '../../ui/list-columns.ts';
import { ReasonLines } from './lead-reasons.tsx';
import styles from './leads.module.css';

/** What the figures propose, in words. */
export function categoryWords(category: string | null): string {
  if (category === null) return '收入未低于监测线';
  return category === 'unknown' ? '资料不全，定不了' : category;
}

function State({ lead, today }: { lead: LeadRow; today: PlainDate }) {
  const standing = lead.caseId === null && lead.standing !== null ? LEAD_STANDING_LABELS[lead.standing] : null;
  if (lead.state === 'open') {
    return (
      <>
        <DeadlineTag dueOn={lead.dueOn} today={today} />
        {lead.desk === 'township' && <span className={styles.quiet}>由{deskTitles.township}核实</span>}
        {standing !== null && <span className={styles.quiet}>{standing}</span>}
      </>
    );
  }
  const words = lead.finding === null ? '已核实' : LEAD_FINDING_LABELS[lead.finding];
  const after = lead.caseId === null ? standing : '已立案';
  return `${words}（${lead.verifiedOn ?? ''}）${after === null ? '' : `，${after}`}`;
}

/** The columns of the queue. */
export function leadColumns(today: PlainDate): readonly ListColumn<LeadRow>[] {
  return [
    { key: 'name', title: '户主', width: 96, show: (lead) => lead.headName ?? '（户主未填）' },
    {
      key: 'village',
      title: '村组',
      width: 112,
      show: (lead) => [lead.villageName, lead.villageGroup].filter(Boolean).join(' '),
    },
    { key: 'why', title: '为什么', width: 360, show: (lead) => <ReasonLines reasons={lead.reasons} /> },
    { key: 'category', title: '按数值拟定', width: 120, show: (lead) => categoryWords(lead.category) },
    {
      key: 'a38',
      title: '人均收入参考范围',
      unit: '元/人',
      kind: 'figure',
      hidden: true,
      show: (lead) => <Money yuan={lead.a38} />,
    },
    { key: 'due', title: '核实期限', width: 110, show: (lead) => <State lead={lead} today={today} /> },
    { key: 'householdNo', title: '户编号', hidden: true, show: (lead) => lead.householdNo },
    {
      key: 'members',
      title: '人口',
      unit: '人',
      kind: 'figure',
      hidden: true,
      show: (lead) => <Count value={lead.members} />,
    },
    {
      key: 'source',
      title: '来源',
      hidden: true,
      show: (lead) => [...new Set(lead.reasons.map(({ source }) => LEAD_SOURCE_LABELS[source]))].join('、'),
    },
    { key: 'openedOn', title: '发现日期', hidden: true, show: (lead) => lead.openedOn },
  ];
}
