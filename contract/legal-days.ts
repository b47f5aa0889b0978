import { type Static, Type } from 'typebox';

/** `POST /counties/:county/legal-years`: the notice of the whole year, in its own words, as it shall count from now on. */
export const LegalYearEntry = Type.Object({
  year: Type.Integer({ minimum: 2020, maximum: 2100, title: '年份' }),
  document: Type.String({ minLength: 2, maxLength: 100, title: '文号' }),
  text: Type.String({ minLength: 1, maxLength: 4000, title: '放假安排' }),
});
export type LegalYearInput = Static<typeof LegalYearEntry>;

/** One year as it counts in the county. */
export interface LegalYearView extends LegalYearInput {
  /** As read from the text, in the order of days: days off, and weekend days worked for them. */
  days: { day: string; works: boolean; name: string }[];
  /** Who entered it and when; null for what came with the program. */
  entered: { at: string; by: string | null } | null;
}

/** `GET /counties/:county/legal-days` */
export interface LegalDaysView {
  /** Oldest first. */
  years: LegalYearView[];
  /** Years that are due and that nobody has entered: there working days count Monday to Friday. */
  missing: number[];
}
