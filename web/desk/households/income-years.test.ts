import { expect, test } from 'vitest';
import type { IncomeView } from '../../../contract/households.ts';
import { incomeYears } from './income-years.ts';

const nothing = { A28: null, A29: null, A30: null, A31: null, A32: null, A33: null, A35: null, A36: null, A37: null };

function period(periodTo: string | null, validFrom: string, A38: number): IncomeView {
  const place = { id: validFrom, purpose: '年度', periodFrom: null, periodTo, validFrom };
  return { ...nothing, ...place, A34: A38, A38, priorPerHead: null, line: 6900, lines: null };
}

test('按收入周期止的年度归年，没有周期的按生效日', () => {
  const years = incomeYears([period('2021-09-30', '2021-10-01', 6000), period(null, '2022-05-08', 7000)]);
  expect(years.map(({ year, referencePerHead }) => [year, referencePerHead])).toEqual([
    [2021, 6000],
    [2022, 7000],
  ]);
});

test('同一年有几期，取最后一期', () => {
  const years = incomeYears([period('2021-06-30', '2021-07-01', 5000), period('2021-09-30', '2021-10-01', 6000)]);
  expect(years).toEqual([{ year: 2021, netPerHead: 6000, referencePerHead: 6000, line: 6900 }]);
});
