import { type Static, Type } from 'typebox';
import { FIGURE_TEXT } from './figure-text.ts';
import type { RulePrecision } from './leads.ts';

/** A document the policy rests on. `GET /policy/sources` answers `{ sources }`. */
export interface SourceRow {
  code: string;
  title: string;
  documentNo: string;
  /** Null where the document bears no day. */
  issuedOn: string | null;
  clauses: number;
  /** How many of its clauses stand how. */
  coverage: Record<ClauseStanding, number>;
}

/** What of the program rests on the clause: something, a figure only, only on one above it, nothing; or it asks nothing. */
export type ClauseStanding = 'carried' | 'figure' | 'above' | 'open' | 'noDuty';

/** Something that was built from a clause. */
export interface BuiltFrom {
  /** In Chinese: 规则, 参数, 期限, 表 … */
  kind: string;
  id: string;
  title: string;
  /** The page that shows it, below the county: `policy?part=rules`. */
  link: string;
}

/** A clause in the document's own words; `depth` counts from 0. Its citation is `LZ` and `path` with a blank between. */
export interface SourceClause {
  path: string;
  depth: number;
  text: string;
  standing: ClauseStanding;
  builtFrom: BuiltFrom[];
  /** Why it asks nothing of the program. */
  reason: string | null;
}

/** `GET /policy/sources/:source` */
export interface SourceView extends SourceRow {
  parts: SourceClause[];
}

/** What an entry of a lower layer stands before; `said` in words. */
export interface OverriddenView {
  layer: string;
  from: string;
  cites: string | null;
  said: string;
}

export interface ParameterView {
  name: string;
  label: string;
  unit: 'yuan' | 'number' | 'choice' | 'date';
  /** Decimal text exactly as the document writes it, the key of a choice, a day; null when nobody knows it. */
  value: string | null;
  /** The same in words: `6900 元`, `区（县）乡村振兴局`; what is missing when it is null. */
  said: string;
  /** How it is worked out, in words; null for a figure that stands as it is. */
  formula: string | null;
  /** How we read the words of the document, and why. */
  reading: string | null;
  from: string;
  /** `LZ 一(一)1`; null where our own default decides. */
  cites: string | null;
  /** What the document says about the standing of the figure. */
  standing: string | null;
  layer: string;
  overrides: OverriddenView[];
}

export interface RuleView {
  id: string;
  title: string;
  from: string;
  cites: string | null;
  layer: string;
  overrides: OverriddenView[];
  use: 'warning' | 'quality' | 'group' | 'support' | 'removal';
  of: 'household' | 'person';
  /** CEL, as it is judged. */
  when: string;
  /** The same in plain words. */
  words: string;
  /** Null while too few of its leads are verified, see `PRECISION_BASE`. */
  precision: RulePrecision | null;
}

export interface CategoryView {
  category: string;
  from: string;
  cites: string | null;
  layer: string;
  overrides: OverriddenView[];
  when: string;
  words: string;
}

/** One layer of a pack: a document, our own defaults (`base`), what a county decided itself (`own`). */
export interface LayerView {
  id: string;
  title: string;
  area: string;
  documentNo: string | null;
  from: string;
}

/** `GET /counties/:county/policy`; `pack` is null while the county has adopted none. */
export interface PolicyView {
  on: string;
  pack: {
    id: string;
    title: string;
    area: string;
    from: string;
    /** Hash of the adopted content; kept with every decision. */
    version: string;
    /** Highest authority first. */
    layers: LayerView[];
    /** Figures that a rule needs and nobody has entered: `2021 年的四类地区农村低保标准（元/年）`. */
    missing: { name: string; label: string; what: string }[];
    parameters: ParameterView[];
    rules: RuleView[];
    categories: CategoryView[];
  } | null;
}

/** `POST /counties/:county/policy/preview`: one parameter with another value, or one rule with another text. */
export const PolicyChange = Type.Union([
  Type.Object({
    parameter: Type.String({ maxLength: 60, title: '参数' }),
    value: Type.String({ pattern: FIGURE_TEXT, title: '改成' }),
    on: Type.Optional(Type.String({ format: 'date', title: '日期' })),
  }),
  Type.Object({
    rule: Type.String({ maxLength: 60, title: '规则' }),
    when: Type.String({ minLength: 1, maxLength: 500, title: '改成' }),
    on: Type.Optional(Type.String({ format: 'date', title: '日期' })),
  }),
]);
export type PolicyChangeInput = Static<typeof PolicyChange>;

/** What a change would do; nothing is written. Counts of the households that the reader may see. */
export interface PolicyPreview {
  on: string;
  /** The rules that would judge otherwise, in the order of the pack; empty when none uses what was changed. */
  rules: {
    rule: string;
    title: string;
    /** In plain words, as it stands and as it would be. */
    before: string;
    after: string;
    /** Households for which it holds today, comes to hold, holds no longer. */
    hits: number;
    enter: number;
    leave: number;
  }[];
  /** Villages in which a rule's answer changes for a household. */
  villages: { area: string; name: string; township: string; rule: string; enter: number; leave: number }[];
  /** The first hundred of those households by village and number. */
  households: {
    household: string;
    householdNo: string | null;
    headName: string | null;
    villageName: string;
    rule: string;
    way: 'enter' | 'leave';
  }[];
}
