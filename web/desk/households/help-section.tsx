import { Link } from 'react-router';
import { SCHEME_LABELS } from '../../../contract/household-fields.ts';
import type { EnrolmentView, HouseholdView, MeasureView } from '../../../contract/households.ts';
import { CASE_STEP_LABELS, type CaseStep } from '../../../contract/identification.ts';
import { type FactLine, Facts } from '../../ui/facts.tsx';
import { Money } from '../../ui/figures.tsx';
import type { ListColumn } from '../../ui/list-columns.ts';
import { RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { useCounty } from '../area-tree.ts';
import styles from './household.module.css';

function linesOf(enrolment: EnrolmentView): FactLine[] {
  const { scheme, from, category, liftedYear, riskTypes, mainRisk, riskRemovedOn, removalWay } = enrolment;
  if (scheme === 'lifted') return [{ label: SCHEME_LABELS.lifted, value: liftedYear && `${liftedYear} 年脱贫` }];
  const risks = riskTypes.map((risk) => (risk === mainRisk && riskTypes.length > 1 ? `${risk}（主要）` : risk));
  return [
    { label: '监测类别', value: category },
    { label: '纳入日期', value: from },
    { label: '风险类型', value: risks.length > 0 ? risks.join('、') : null },
    ...(riskRemovedOn === null
      ? []
      : [{ label: '风险消除', value: [riskRemovedOn, removalWay].filter(Boolean).join('，') }]),
  ];
}

function Cases({ view, now }: { view: HouseholdView; now: boolean }) {
  const county = useCounty();
  const to = `/${county}/identification/${view.id}`;
  if (view.cases.length === 0) {
    return (
      <p className={styles.nothing}>
        没有识别认定案件。
        {now && view.may.includes('openCase') && (
          <Link className={styles.link ?? ''} to={to}>
            到监测对象立案核查
          </Link>
        )}
      </p>
    );
  }
  return (
    <ol className={styles.list}>
      {view.cases.map(({ id, step, openedOn, closedOn }) => (
        <li key={id}>
          {openedOn} 立案，{CASE_STEP_LABELS[step as CaseStep] ?? step}
          {closedOn !== null && `（${closedOn}）`} ·{' '}
          <Link className={styles.link ?? ''} to={to}>
            看案件
          </Link>
        </li>
      ))}
    </ol>
  );
}

const measureColumns: readonly ListColumn<MeasureView>[] = [
  { key: 'kind', title: '类别', show: ({ kind }) => kind },
  { key: 'option', title: '措施', show: ({ option }) => option },
  {
    key: 'time',
    title: '起止',
    show: ({ startedOn, endedOn }) => (startedOn || endedOn) && `${startedOn ?? ''} 至 ${endedOn ?? '今'}`,
  },
  { key: 'amount', title: '金额', unit: '元', kind: 'figure', show: ({ amount }) => <Money yuan={amount} /> },
  { key: 'fundSource', title: '资金来源', show: ({ fundSource }) => fundSource },
  { key: 'department', title: '责任单位', show: ({ department }) => department },
  { key: 'state', title: '状态', show: ({ state }) => state },
];

/** What is done: in which schemes, on which case, with which measures. */
export function HelpSection({ view, now }: { view: HouseholdView; now: boolean }) {
  const lines = view.enrolments.flatMap(linesOf);
  return (
    <Section title="监测和帮扶">
      {lines.length > 0 ? <Facts lines={lines} /> : <p>一般农户，没有纳入监测。</p>}
      <h3 className={styles.subtitle}>识别认定</h3>
      <Cases view={view} now={now} />
      <h3 className={styles.subtitle}>帮扶措施</h3>
      {view.measures.length === 0 ? (
        <p className={styles.nothing}>没有登记帮扶措施。</p>
      ) : (
        <RecordTable name="帮扶措施" columns={measureColumns} rows={view.measures} rowKey={({ id }) => id} />
      )}
    </Section>
  );
}
