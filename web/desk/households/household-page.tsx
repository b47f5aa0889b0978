import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { HouseholdView } from '../../../contract/households.ts';
import { ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useCounty } from '../area-tree.ts';
import { FindingsSection } from '../data-quality/findings-section.tsx';
import { CorrectionDrawer } from './correction-drawer.tsx';
import type { Correction } from './correction-subjects.ts';
import { EssentialsSection } from './essentials-section.tsx';
import { HelpSection } from './help-section.tsx';
import styles from './household.module.css';
import { useHousehold } from './household-data.ts';
import { IncomeSection } from './income-section.tsx';
import { LeadsSection } from './leads-section.tsx';
import { MembersSection } from './members-section.tsx';
import { DayChoice, PastDayNote, useOnDay } from './on-day.tsx';
import { PapersSection, SweepSection } from './records-section.tsx';
import { RegistrationSection } from './registration-section.tsx';
import { Standing } from './standing.tsx';
import { TimelineSection } from './timeline-section.tsx';
import { WhySection } from './why-section.tsx';

type OfView = (now: HouseholdView) => Correction;

interface Part {
  id: string;
  title: string;
  content: ReactNode;
}

/** The file in its order: who they are, how they stand, why, what is done, what happened. */
function partsOf(view: HouseholdView, on: string | undefined, correct: ((of: OfView) => void) | undefined): Part[] {
  const now = on === undefined;
  return [
    { id: 'registration', title: '基本情况', content: <RegistrationSection view={view} correct={correct} /> },
    { id: 'members', title: '家庭成员', content: <MembersSection view={view} correct={correct} /> },
    { id: 'income', title: '收支', content: <IncomeSection view={view} correct={correct} /> },
    { id: 'essentials', title: '三保障和饮水', content: <EssentialsSection view={view} correct={correct} /> },
    { id: 'why', title: '为什么', content: <WhySection on={on} /> },
    ...(now ? [{ id: 'findings', title: '疑点', content: <FindingsSection household={view.id} /> }] : []),
    { id: 'leads', title: '线索', content: <LeadsSection view={view} now={now} /> },
    { id: 'help', title: '监测和帮扶', content: <HelpSection view={view} now={now} /> },
    { id: 'sweeps', title: '排查登记', content: <SweepSection view={view} /> },
    { id: 'papers', title: '文书', content: <PapersSection view={view} /> },
    { id: 'timeline', title: '经过', content: <TimelineSection /> },
  ];
}

function HouseholdFile({ view, on }: { view: HouseholdView; on: string | undefined }) {
  const [correcting, setCorrecting] = useState<OfView>();
  const mayCorrect = on === undefined && view.may.includes('correct');
  const parts = partsOf(view, on, mayCorrect ? (of) => setCorrecting(() => of) : undefined);
  return (
    <>
      <nav className={styles.contents} aria-label="本页目录" data-screen-only>
        {parts.map(({ id, title }) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      <Standing view={view} />
      {parts.map(({ id, content }) => (
        <div key={id} id={id} className={styles.anchor}>
          {content}
        </div>
      ))}
      {correcting !== undefined && (
        <CorrectionDrawer view={view} ofView={correcting} onClose={() => setCorrecting(undefined)} />
      )}
    </>
  );
}

/** The household's one page, on any day. The tab's title says 农户, never whom. */
export function HouseholdPage() {
  const county = useCounty();
  const [on, setOn] = useOnDay();
  const { data, error, refetch } = useHousehold(on);
  return (
    <>
      <PageHead
        title={data?.headName ?? '农户资料'}
        note={
          <>
            <Link className={styles.link ?? ''} to={`/${county}/households`}>
              农户
            </Link>
            {data !== undefined && ` · ${data.townshipName} ${data.villageName} · 户编号 ${data.householdNo ?? '未填'}`}
          </>
        }
        actions={<DayChoice on={on} onDay={setOn} />}
      />
      <PastDayNote on={on} onDay={setOn} />
      {error !== null && <ErrorFace problem={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingFace label="农户资料" lines={12} />}
      {error === null && data !== undefined && <HouseholdFile view={data} on={on} />}
    </>
  );
}
