import { Button } from 'antd';
import { useState } from 'react';
import type { LegalDaysView, LegalYearView } from '../../../contract/legal-days.ts';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { formatInstant } from '../../ui/instant.ts';
import { Section } from '../../ui/section.tsx';
import { useReader } from '../session.ts';
import { EnterLegalYear } from './enter-legal-year.tsx';
import { HolidayTable } from './holiday-table.tsx';
import { MissingYears } from './missing-years.tsx';
import styles from './policy.module.css';
import { useLegalDays } from './policy-data.ts';

/** 法定日历: the days off and the weekend days worked, year by year; working days are counted by it. */
export function LegalDays() {
  const { data, error, refetch } = useLegalDays();
  if (error !== null) return <ErrorFace problem={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingFace label="法定日历" />;
  return <Years view={data} />;
}

function Years({ view: { years, missing } }: { view: LegalDaysView }) {
  const { may, today } = useReader();
  const [chosen, setChosen] = useState(missing[0] ?? Number(today.slice(0, 4)));
  const [isEntering, setEntering] = useState(false);
  const all = [...new Set([...years.map(({ year }) => year), ...missing, chosen])].sort();
  const shown = years.find(({ year }) => year === chosen);
  const mayEnter = may.includes('calendar.enter');
  const enter = mayEnter && <Button onClick={() => setEntering(true)}>{shown ? '更正' : '录入'}</Button>;
  return (
    <Section title="法定日历" note="条款写明“工作日”的期限照它数；写“天”“日”的是自然日，放假照算" actions={enter}>
      <MissingYears years={missing} />
      <ChoiceBar
        label="年份"
        choices={all.map((year) => ({ value: String(year), label: `${year} 年` }))}
        value={String(chosen)}
        onChoose={(year) => setChosen(Number(year))}
      />
      {shown ? (
        <>
          <p className={styles.origin}>{originWords(shown)}</p>
          <HolidayTable year={shown.year} days={shown.days} />
        </>
      ) : (
        <EmptyFace
          title={`${chosen} 年的放假安排还没有录入`}
          whatToDo="国务院办公厅的通知发布以后，由县级人员把原文贴进来；在那以前，这一年的工作日按周一至周五数。"
        />
      )}
      {isEntering && (
        <EnterLegalYear
          start={{ year: chosen, document: shown?.document ?? '', text: shown?.text ?? '' }}
          onClose={() => setEntering(false)}
        />
      )}
    </Section>
  );
}

function originWords({ document, entered }: LegalYearView): string {
  if (!entered) return `依据：${document}，随程序提供。`;
  return `依据：${document}，${entered.by ?? '已注销的账号'}于 ${formatInstant(entered.at)} 录入。`;
}
