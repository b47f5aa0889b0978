import type { IncomeView } from '../../../contract/households.ts';
import type { IncomeYear } from '../../ui/income-year.ts';

/** The income of each year, by the year in which its period ends; of several in one year the last counts. */
export function incomeYears(income: readonly IncomeView[]): IncomeYear[] {
  const years = new Map<number, IncomeYear>();
  for (const { periodTo, validFrom, A34, A38, line } of income) {
    const year = Number((periodTo ?? validFrom).slice(0, 4));
    years.set(year, { year, netPerHead: A34, referencePerHead: A38, line });
  }
  return [...years.values()].sort((a, b) => a.year - b.year);
}
