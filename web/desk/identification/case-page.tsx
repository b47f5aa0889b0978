import { Tag } from 'antd';
import { Link, useParams } from 'react-router';
import type { CaseView, MayAct } from '../../../contract/identification.ts';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Section } from '../../ui/section.tsx';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import { ActForm } from './act-form.tsx';
import { ActPanel } from './act-panel.tsx';
import { CaseAside, CaseEvents } from './case-aside.tsx';
import { useAct, useHouseholdCase } from './case-data.ts';
import { CaseObjections } from './case-objections.tsx';
import { CasePapers } from './case-papers.tsx';
import { CaseTrack } from './case-track.tsx';
import styles from './identification.module.css';

function Opening({ household, act }: { household: string; act: MayAct }) {
  const { send, isPending, error } = useAct(household, undefined, () => {});
  return (
    <Section title="立案核查" note="从线索立案的，请到“预警线索”里核实属实后立案">
      <ActForm
        act={act}
        household={household}
        known={{}}
        unasked={['lead']}
        problem={error}
        sending={isPending}
        onSend={(input) => send(act.act, input)}
      />
    </Section>
  );
}

function categoryLine({ category, proposedCategory, step }: CaseView): string {
  if (category !== null) return `类别：${category}`;
  if (step === 'closed') return '没有纳入';
  if (proposedCategory === null) return '按现在的收支，没有低于监测线';
  return proposedCategory === 'unknown' ? '资料不全，规则定不了类别' : `规则提出的类别：${proposedCategory}`;
}

function CaseBody({ of }: { of: CaseView }) {
  const county = useCounty();
  const { today } = useReader();
  return (
    <>
      <PageHead
        title={of.headName ?? '（户主未填）'}
        note={
          <>
            {of.villageName} · 户编号 {of.householdNo} · {of.openedOn} 立案 · {categoryLine(of)}{' '}
            <Tag color={of.overdue ? 'error' : 'default'}>{of.overdue ? '已超期' : of.stepTitle}</Tag>
          </>
        }
        actions={<Link to={`/${county}/households/${of.household}`}>看农户资料</Link>}
      />
      <Section title="办到哪一步">
        <CaseTrack of={of} today={today} />
      </Section>
      <div className={styles.columns}>
        <div>
          <ActPanel of={of} />
          <CaseObjections of={of} />
          <CasePapers of={of} />
          <CaseEvents events={of.events} />
        </div>
        <CaseAside of={of} county={county} today={today} />
      </div>
    </>
  );
}

/** One household's case: where it stands, what may be done, what is on file, what happened. */
export function CasePage() {
  const { household = '' } = useParams();
  const county = useCounty();
  const answer = useHouseholdCase(household);
  if (answer.error !== null) return <ErrorFace problem={answer.error} onRetry={answer.refetch} />;
  if (answer.data === undefined) return <LoadingFace label="案件" />;
  const { case: shown, open } = answer.data;
  return (
    <>
      <p className={styles.back} data-screen-only>
        <Link to={`/${county}/identification`}>‹ 监测对象</Link>
      </p>
      {shown !== null && <CaseBody of={shown} />}
      {shown === null && <PageHead title="监测案件" />}
      {shown === null && open === null && (
        <EmptyFace title="这一户没有监测案件" whatToDo="由村、镇或县级人员立案后，办理经过会显示在这里。" />
      )}
      {open !== null && <Opening household={household} act={open} />}
    </>
  );
}
