import { Link } from 'react-router';
import {
  CASE_STEP_LABELS,
  type CaseEventView,
  type CaseView,
  OUTCOME_LABELS,
} from '../../../contract/identification.ts';
import { ROLE_LABELS, type Role } from '../../../contract/roles.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import { Section } from '../../ui/section.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { Cite } from '../policy/cite.tsx';
import { CaseClocks } from './case-track.tsx';
import styles from './identification.module.css';

function Plan({ draftPlan }: Pick<CaseView, 'draftPlan'>) {
  if (draftPlan === null) {
    return <p className={styles.quiet}>还没有起草。比对以后村里就可以起草，和后面的环节同时办，镇审核时必须有。</p>;
  }
  return (
    <>
      <p className={styles.words}>{draftPlan.plan}</p>
      <ul className={styles.measures}>
        {draftPlan.measures.map((measure) => {
          const words = Object.values(measure)
            .filter((value) => typeof value === 'string')
            .join(' · ');
          return <li key={words}>{words}</li>;
        })}
      </ul>
      <p className={styles.quiet}>{[draftPlan.on, draftPlan.by].filter(Boolean).join(' · ')}</p>
    </>
  );
}

/** Beside the acts: the clocks, the draft plan, what the case rests on. */
export function CaseAside({ of, county, today }: { of: CaseView; county: string; today: PlainDate }) {
  return (
    <aside className={styles.aside} aria-label="期限和帮扶计划">
      <Section title="期限">
        <CaseClocks of={of} today={today} />
      </Section>
      <Section title="帮扶计划" note={of.draftPlan === null ? undefined : '草案'}>
        <Plan draftPlan={of.draftPlan} />
      </Section>
      <Section title="依据">
        <p>
          {of.procedure.title} <Cite cites={of.procedure.cites} />
        </p>
        <p className={styles.quiet}>
          程序版本 {of.procedure.hash.slice(0, 12)}，政策包版本 {of.packHash.slice(0, 12)}
        </p>
        {of.notices.some(({ endedOn }) => endedOn === null) && (
          <p>
            <Link to={`/${county}/identification/notices`}>打印公示名单</Link>
          </p>
        )}
      </Section>
    </aside>
  );
}

function detailOf({ from, to, outcome }: CaseEventView): string {
  const way = from !== null && from !== to ? `${CASE_STEP_LABELS[from]} → ${CASE_STEP_LABELS[to]}` : '';
  return [outcome === null ? '' : (OUTCOME_LABELS[outcome] ?? outcome), way].filter(Boolean).join(' · ');
}

/** 经过: every event, newest first. */
export function CaseEvents({ events }: Pick<CaseView, 'events'>) {
  const entries = [...events].reverse().map((event) => ({
    ...{ id: event.id, on: event.on, kind: '识别', title: event.title, detail: detailOf(event) },
    ...{ by: [event.by, ROLE_LABELS[event.role as Role] ?? event.role].filter(Boolean).join(' · ') },
    ...{ tone: event.act === 'sendBack' ? ('refused' as const) : ('plain' as const) },
  }));
  return (
    <Section title="经过" note={`${events.length} 步`}>
      <Timeline entries={entries} />
    </Section>
  );
}
