import type { LegalDaysView, LegalYearInput, LegalYearView } from '../../contract/legal-days.ts';
import { legalCalendar, missingYears } from '../../policy/legal-days/calendar.ts';
import type { LegalYear } from '../../policy/legal-days/legal-year.ts';
import { readNotice } from '../../policy/legal-days/notice-text.ts';
import { SHIPPED_YEARS } from '../../policy/legal-days/shipped.ts';
import { accountNames } from '../households/account-names.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { adopt } from './adoption.ts';
import { listEnteredYears } from './queries.ts';

/** Every year that counts in a county, with where it comes from; and the years that somebody should enter. */
export async function showLegalDays(work: Work, county: string): Promise<LegalDaysView> {
  const entered = await listEnteredYears(work.tx, county);
  const accounts = entered.map(({ by }) => by);
  const names = await accountNames(work, accounts);
  const years = new Map<number, LegalYearView>(SHIPPED_YEARS.map((one) => [one.year, view(one, null)]));
  for (const { content, at, by } of entered) years.set(content.year, view(content, { at, by: names.get(by) ?? null }));
  return {
    years: [...years.values()].sort((a, b) => a.year - b.year),
    missing: missingYears(legalCalendar([...years.values()]), work.today),
  };
}

/** Replaces the year in the county, by a recorded act; the same content again changes nothing. @throws legalYearInvalid */
export async function enterLegalYear(
  work: Work,
  county: string,
  { year, document, text }: LegalYearInput,
): Promise<void> {
  const { days, faults } = readNotice(year, text);
  if (faults.length > 0) throw problem('legalYearInvalid', { what: faults.join('；') });
  const kept = (await listEnteredYears(work.tx, county)).find(({ content }) => content.year === year)?.content;
  if (kept?.text === text && kept.document === document) return;
  // Counted, so that an earlier notice can come into force again: what is kept is known by its content.
  const revision = (kept?.revision ?? 0) + 1;
  const content = { id: `legal-days-${year}`, from: `${year}-01-01`, year, document, text, days, revision };
  await adopt(work, county, 'legalDays', content);
}

function view({ year, document, text, days }: LegalYear, entered: LegalYearView['entered']): LegalYearView {
  return { year, document, text, days: [...days], entered };
}
