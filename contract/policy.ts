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

/** `times` × the published `figure` of so many years before, rounded to a multiple, not below a parameter. */
export interface FormulaParts {
  times: string;
  figure: string;
  yearsBack: number;
  roundTo?: string;
  atLeast?: string;
}

export interface ParameterView {
  name: string;
  label: string;
  unit: 'yuan' | 'number' | 'choice' | 'date';
  /** What is counted: `天`, `个工作日`, `%`; null where a bare number stands. */
  counted: string | null;
  /** Decimal text exactly as the document writes it, the key of a choice, a day; null when nobody knows it. */
  value: string | null;
  /** The same in words: `6900 元`, `区（县）乡村振兴局`; what is missing when it is null. */
  said: string;
  /** How it is worked out, in words; null for a figure that stands as it is. */
  formula: string | null;
  /** The same as a form takes it. */
  formulaParts: FormulaParts | null;
  /** The document says it and nothing rests on it: no draft sets it. */
  recorded: boolean;
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

/**
 * `POST /counties/:county/policy/preview`: several parameters with other values and rules with other texts at once, or a
 * draft, or both; for a place and a day.
 */
export const PolicyTrial = Type.Object(
  {
    changes: Type.Array(
      Type.Union([
        Type.Object({
          parameter: Type.String({ maxLength: 60, title: '参数' }),
          value: Type.String({ pattern: FIGURE_TEXT, title: '改成' }),
        }),
        Type.Object({
          rule: Type.String({ maxLength: 60, title: '规则' }),
          when: Type.String({ minLength: 1, maxLength: 1000, title: '改成' }),
        }),
      ]),
      { maxItems: 20, title: '改什么' },
    ),
    draft: Type.Optional(Type.String({ format: 'uuid', title: '草稿' })),
    /** A township or a village; without it the whole county. */
    area: Type.Optional(Type.String({ pattern: '^[0-9]{12}$', title: '地方' })),
    on: Type.Optional(Type.String({ format: 'date', title: '日期' })),
  },
  { title: '试算' },
);
export type PolicyTrialInput = Static<typeof PolicyTrial>;

/** Households, and their members. */
export interface Moving {
  enter: number;
  leave: number;
  enterPersons: number;
  leavePersons: number;
}

/** What a change would do; nothing is written. Counts of the households that the reader may see. */
export interface PolicyPreview {
  on: string;
  /** Households for which some changed warning comes to hold, or some holds no longer, each once. */
  total: Moving;
  /** What the households that enter make for the offices, by the pack's own figures. */
  work: { visits: number; days: number };
  /** The rules that would judge otherwise, in the order of the pack; empty when none uses what was changed. */
  rules: ({
    rule: string;
    title: string;
    use: RuleView['use'];
    /** Whom it judges: what is counted of a rule of members is members. */
    of: 'household' | 'person';
    /** In plain words, as it stands and as it would be; empty where it does not stand. */
    before: string;
    after: string;
    /** Households or members for which it holds today. */
    hits: number;
  } & Moving)[];
  /** Proposed categories that would be others; null is none. */
  categories: { was: string | null; becomes: string | null; households: number; persons: number }[];
  /** Villages in which a rule's answer changes for a household or a member. */
  villages: ({ area: string; name: string; township: string; rule: string } & Moving)[];
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

/** `POST /counties/:county/policy/preview/household`: the same trial on one household. */
export const HouseholdTrial = Type.Object({
  trial: PolicyTrial,
  householdNo: Type.String({ minLength: 1, maxLength: 40, title: '户编号' }),
});
export type HouseholdTrialInput = Static<typeof HouseholdTrial>;

type Told = { answer: 'yes' | 'no' | 'unknown'; sentence: string } | null;

/** What the changed rules say of one household, as they stand and as they would be. */
export interface HouseholdTrialView {
  household: string;
  householdNo: string;
  on: string;
  /** A rule of members is told of each of them, by name. */
  rules: { rule: string; title: string; member?: string; before: Told; after: Told }[];
  category: { before: string | null; after: string | null };
}
