import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { COMPUTED_INCOME_LABELS, type FieldLabel, INCOME_FIELDS } from '../../../contract/household-fields.ts';
import type { HouseholdView, IncomeView } from '../../../contract/households.ts';
import { Money } from '../../ui/figures.tsx';
import { IncomeChart } from '../../ui/income-chart.tsx';
import { Section } from '../../ui/section.tsx';
import { incomeCorrection } from './correction-subjects.ts';
import styles from './household.module.css';
import { incomeYears } from './income-years.ts';
import { type LedgerLine, LedgerTable } from './ledger-table.tsx';
import type { Correcting } from './shown.ts';

type Computed = keyof typeof COMPUTED_INCOME_LABELS;

function collected(field: keyof typeof INCOME_FIELDS): LedgerLine<IncomeView> {
  const { label, code }: FieldLabel = INCOME_FIELDS[field];
  return { label, code, figure: true, show: (income) => <Money yuan={income[field]} /> };
}

function computed(field: Computed): LedgerLine<IncomeView> {
  const label = COMPUTED_INCOME_LABELS[field];
  return { label, code: field, figure: true, strong: true, show: (income) => <Money yuan={income[field]} /> };
}

const groups = [
  {
    title: '收入和支出（元）',
    lines: [...(['A28', 'A29', 'A30', 'A31', 'A32'] as const).map(collected), computed('A33'), computed('A34')],
  },
  {
    title: '理赔和自付（元）',
    lines: [...(['A35', 'A36'] as const).map(collected), computed('A37'), computed('A38')],
  },
  {
    title: '对照（元/人）',
    lines: [
      collected('priorPerHead'),
      { label: '监测范围', figure: true, show: ({ line }: IncomeView) => <Money yuan={line} /> },
    ],
  },
];

function PeriodHead({ income }: { income: IncomeView }) {
  const { periodFrom, periodTo, purpose, validFrom } = income;
  return (
    <>
      {periodFrom === null ? `自 ${validFrom}` : `${periodFrom} 至 ${periodTo ?? '今'}`}
      <div className={styles.quiet}>{purpose}</div>
    </>
  );
}

/** Each line of A28–A32 made of several sources, as they were told. */
function SourceLines({ income }: { income: IncomeView }) {
  const sources = Object.entries(income.lines ?? {}).flatMap(([field, parts]) =>
    Object.entries(parts).map(([source, yuan]) => ({ field, source, yuan })),
  );
  if (sources.length === 0) return null;
  return (
    <details className={styles.part}>
      <summary>最近一期的明细（元）</summary>
      <ul>
        {sources.map(({ field, source, yuan }) => (
          <li key={`${field}-${source}`}>
            {field} {source}：<Money yuan={yuan} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** How they stand: income by year against the line, then every period's amounts. */
export function IncomeSection({ view, correct }: { view: HouseholdView; correct: Correcting | undefined }) {
  const { income } = view;
  const years = useMemo(() => incomeYears(income), [income]);
  const latest = income.at(-1);
  return (
    <Section
      title="收支"
      note="A33、A34、A37、A38 由程序算出"
      actions={
        correct !== undefined &&
        latest !== undefined && (
          <Button
            type="link"
            size="small"
            icon={<EditOutlined aria-hidden />}
            onClick={() => correct(incomeCorrection)}
          >
            更正收支
          </Button>
        )
      }
    >
      {latest === undefined ? (
        <p className={styles.nothing}>这一天还没有收支。收支随导入或入户登记进来。</p>
      ) : (
        <>
          <IncomeChart years={years} />
          <div className={styles.part}>
            <LedgerTable
              name="收支"
              figures
              subjects={income}
              keyOf={({ id }) => id}
              head={(each) => <PeriodHead income={each} />}
              groups={groups}
            />
          </div>
          <SourceLines income={latest} />
        </>
      )}
    </Section>
  );
}
