import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { Money, yuanText } from './figures.tsx';
import styles from './income-chart.module.css';
import type { IncomeYear } from './income-year.ts';

const IncomePlot = lazy(() => import('./income-plot.tsx'));

/** The last year's standing in one sentence. */
function sentenceOf(years: readonly IncomeYear[]): string {
  const last = years[years.length - 1];
  if (last === undefined || last.referencePerHead === null) return '最近一年没有人均收入参考范围。';
  const figure = `${last.year}年人均收入参考范围 ${yuanText(last.referencePerHead)} 元`;
  if (last.line === null) return `${figure}。`;
  const side = last.referencePerHead < last.line ? '低于' : '不低于';
  return `${figure}，${side}监测范围 ${yuanText(last.line)} 元。`;
}

function YearTable({ years }: { years: readonly IncomeYear[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">年度</th>
          <th scope="col">人均纯收入（元）</th>
          <th scope="col">人均收入参考范围（元）</th>
          <th scope="col">监测范围（元）</th>
        </tr>
      </thead>
      <tbody>
        {years.map((year) => (
          <tr key={year.year}>
            <th scope="row">{year.year}</th>
            <td>
              <Money yuan={year.netPerHead} />
            </td>
            <td>
              <Money yuan={year.referencePerHead} />
            </td>
            <td>
              <Money yuan={year.line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Income per head by year against the line: a sentence, a drawing, and the same figures as a table. Oldest year first. */
export function IncomeChart({ years }: { years: readonly IncomeYear[] }) {
  return (
    <figure className={styles.chart}>
      <figcaption>
        {sentenceOf(years)}
        <span className={styles.unit}>单位：元/人</span>
      </figcaption>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 5 }} title={false} />}>
        <IncomePlot years={years} />
      </Suspense>
      <details>
        <summary className={styles.summary}>以表格查看</summary>
        <YearTable years={years} />
      </details>
    </figure>
  );
}
