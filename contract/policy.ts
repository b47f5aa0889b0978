import type { RulePrecision } from './leads.ts';

/** A document the policy rests on. `GET /policy/sources` answers `{ sources }`. */
export interface SourceRow {
  code: string;
  title: string;
  documentNo: string;
  /** Null where the document bears no day. */
  issuedOn: string | null;
  clauses: number;
}

/** A clause in the document's own words; `depth` counts from 0. Its citation is `LZ` and `path` with a blank between. */
export interface SourceClause {
  path: string;
  depth: number;
  text: string;
}

/** `GET /policy/sources/:source` */
export interface SourceView extends SourceRow {
  parts: SourceClause[];
}

export interface ParameterView {
  name: string;
  label: string;
  unit: 'yuan' | 'number';
  /** Decimal text exactly as the document writes it. */
  value: string;
  from: string;
  /** `LZ 一(一)1`; null where our own default decides. */
  cites: string | null;
  /** What the document says about the standing of the figure. */
  standing: string | null;
  layer: string;
}

export interface RuleView {
  id: string;
  title: string;
  from: string;
  cites: string | null;
  layer: string;
  /** CEL, as it is judged. */
  when: string;
  /** The same in plain words. */
  words: string;
  /** Null while too few of its leads are verified, see `PRECISION_BASE`. */
  precision: RulePrecision | null;
}

export interface CategoryView {
  category: string;
  cites: string;
  layer: string;
  when: string;
  words: string;
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
    parameters: ParameterView[];
    rules: RuleView[];
    categories: CategoryView[];
  } | null;
}
