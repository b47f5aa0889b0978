import { Link } from 'react-router';
import type { VisitReview, VisitRow } from '../../../contract/visit-review.ts';
import { VISIT_STANDING_LABELS } from '../../../contract/visits.ts';
import { attachment1Questions, bareLabel, isAsked } from '../../../domain/forms/lz-attachment-1.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { yuanText } from '../../ui/figures.tsx';
import { formatInstant } from '../../ui/instant.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { useCounty } from '../area-tree.ts';
import { Cite } from '../policy/cite.tsx';
import { shownValue } from './shown-value.ts';
import { useVisit } from './visit-data.ts';
import { VisitDecision } from './visit-decision.tsx';
import { VisitPhoto } from './visit-photo.tsx';
import styles from './visits.module.css';

type Change = VisitReview['changes'][number];

const changeColumns: readonly ListColumn<Change>[] = [
  { key: 'subject', title: '谁', width: 80, show: ({ subject }) => subject },
  { key: 'label', title: '内容', width: 120, show: ({ label }) => label },
  { key: 'now', title: '现在', width: 140, show: ({ now }) => shownValue(now) },
  { key: 'proposed', title: '提出', width: 140, show: ({ proposed }) => <strong>{shownValue(proposed)}</strong> },
];

function Changes({ changes }: Pick<VisitReview, 'changes'>) {
  if (changes.length === 0) return <p>没有提出变化，只是登记这次入户。</p>;
  return (
    <RecordTable
      name="现在和提出"
      columns={changeColumns}
      rows={changes}
      rowKey={({ part, person, field }) => `${part} ${person ?? ''} ${field}`}
    />
  );
}

function Answers({ answers }: Pick<VisitReview, 'answers'>) {
  const asked = attachment1Questions.filter((question) => isAsked(question, answers));
  const shown = ({ key, type }: (typeof asked)[number]) => {
    const value = answers[key];
    return type === 'money' && typeof value === 'number' ? `${yuanText(value)} 元` : shownValue(value);
  };
  return <Facts lines={asked.map((question) => ({ label: bareLabel(question.label), value: shown(question) }))} />;
}

function placeWords({ latitude, longitude, accuracy, missing }: VisitReview['place']): string {
  if (missing !== undefined) return `没有定位：${missing}`;
  return `北纬 ${latitude?.toFixed(5)}，东经 ${longitude?.toFixed(5)}，误差约 ${Math.round(accuracy ?? 0)} 米`;
}

function Evidence({ place, photoIds, signature, noSignature }: VisitReview) {
  return (
    <>
      <Facts
        lines={[
          { label: '地点', value: placeWords(place), wide: true },
          { label: '农户签字', value: signature === null ? `没有签字：${noSignature ?? ''}` : '已签', wide: true },
        ]}
      />
      <div className={styles.photos}>
        {photoIds.map((id, index) => (
          <VisitPhoto key={id} document={id} words={`入户照片 ${index + 1}`} />
        ))}
        {signature !== null && <VisitPhoto document={signature} words="农户签字" />}
      </div>
    </>
  );
}

function Review({ form, onDone }: { form: VisitReview; onDone: () => void }) {
  return (
    <>
      <Section title="现在和提出" note={`${form.changes.length} 项变化`}>
        <Changes changes={form.changes} />
      </Section>
      <Section title="登记表" note={`${form.visitedOn} ${form.by}`} actions={<Cite cites="LZ 附件1" />}>
        <Answers answers={form.answers} />
      </Section>
      <Section title="照片、地点、签字">
        <Evidence {...form} />
      </Section>
      <Section title="审核">
        {form.may.length > 0 ? <VisitDecision form={form} onDone={onDone} /> : <Outcome {...form} />}
      </Section>
    </>
  );
}

function Outcome({ standing, decidedAt, decidedBy, reason }: VisitReview) {
  if (standing === 'proposed') return <p>等镇里审核。</p>;
  return (
    <Facts
      lines={[
        { label: '结果', value: VISIT_STANDING_LABELS[standing] },
        { label: '办理', value: `${decidedBy ?? ''} ${decidedAt === null ? '' : formatInstant(decidedAt)}` },
        ...(reason === null ? [] : [{ label: '退回理由', value: reason, wide: true }]),
      ]}
    />
  );
}

/** One form beside what is held now, with its evidence and what is to be decided. */
export function VisitDrawer({ form: row, onClose }: { form: VisitRow; onClose: () => void }) {
  const county = useCounty();
  const { data, error, refetch } = useVisit(row.form);
  return (
    <DetailDrawer
      open
      title={`${row.headName ?? '（户主未填）'} · ${row.villageName}`}
      note={<Link to={`/${county}/households/${row.household}`}>看全部资料</Link>}
      onClose={onClose}
    >
      {error !== null && <ErrorFace problem={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingFace label="登记" />}
      {data !== undefined && <Review form={data} onDone={onClose} />}
    </DetailDrawer>
  );
}
