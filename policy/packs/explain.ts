import { judge } from '../engine/judge.ts';
import { missingFields } from '../engine/missing.ts';
import { fillIn, reasons } from '../engine/sentence.ts';
import type { Answer, FactRow } from '../engine/tree.ts';
import { type Value, valuesOf } from '../engine/values.ts';
import { FACT_SHAPES } from '../facts/catalogue.ts';
import { RAW_FIELDS } from '../facts/raw-fields.ts';
import type { Judging, JudgingRule } from './judging.ts';
import { citesOf } from './pack.ts';
import { shapesFor } from './shapes-for.ts';

/** The full answer of one rule for one household on one day; what is frozen with a decision. */
export interface Explanation {
  readonly rule: string;
  readonly title: string;
  readonly answer: Answer;
  /** Amounts in yuan with two decimals. */
  readonly values: Readonly<Record<string, Value>>;
  /** Raw fields (`A28`) to fill in; empty unless unknown. */
  readonly missing: readonly string[];
  /** Chinese, for people, with figures and clause. */
  readonly sentence: string;
  readonly cites: string;
  /** Hash of the pack that judged. */
  readonly version: string;
}

/** Every rule of the pack in its order. The answers are those of the SQL of `screening.ts` on the same row. */
export function explainHousehold(compiled: Judging, row: FactRow): Explanation[] {
  return compiled.rules.map((rule) => explainRule(compiled, rule, row));
}

/** One rule; `row` holds the facts it may ask, see `shapesFor`. */
export function explainRule(compiled: Judging, rule: JudgingRule, row: FactRow): Explanation {
  const shapes = shapesFor(rule);
  const answer = judge(rule.condition, row, shapes);
  const missing = answer === 'unknown' ? missingFields(rule.condition, row, shapes) : [];
  return {
    rule: rule.id,
    title: rule.title,
    answer,
    values: valuesOf(rule.condition, row, shapes),
    missing,
    sentence: sentenceOf(rule, answer, missing.map(nameIn(compiled)), row),
    cites: citesOf(rule),
    version: compiled.version,
  };
}

/** C09: the category the figures propose; null when not below the line, `unknown` when it cannot be told. */
export function proposedCategory({ categories }: Judging, row: FactRow): string | null {
  const answers = categories.map(({ category, condition }) => ({
    category,
    answer: judge(condition, row, FACT_SHAPES),
  }));
  const proposed = answers.find(({ answer }) => answer === 'yes');
  if (proposed) return proposed.category;
  return answers.every(({ answer }) => answer === 'no') ? null : 'unknown';
}

function sentenceOf(rule: JudgingRule, answer: Answer, missing: readonly string[], row: FactRow): string {
  const basis = basisOf(rule);
  if (answer === 'unknown') return `不能判断“${rule.title}”：缺 ${missing.join('、')}${basis}。`;
  const shapes = shapesFor(rule);
  const told = reasons(rule.condition, row, shapes);
  if (answer === 'no') return `不符合“${rule.title}”：${told}${basis}。`;
  const own = rule.sentence && fillIn(rule.sentence, rule.condition, row, shapes);
  return aroundReasons(rule).join(own || told);
}

/** What stands before and after the reasons of a yes. */
export function aroundReasons(rule: JudgingRule): [before: string, after: string] {
  return [`符合“${rule.title}”：`, `${basisOf(rule)}。`];
}

function basisOf({ cites }: JudgingRule): string {
  return `（${cites ? `依据：${cites}` : '自定缺省'}）`;
}

/** `工资性收入（A28）`; fields without a number on the form, and parameters, by their name alone. */
function nameIn({ pack }: Judging): (missing: string) => string {
  return (missing) => {
    const label = RAW_FIELDS.get(missing) ?? pack.parameters.find(({ name }) => name === missing)?.label ?? missing;
    return /^A\d/.test(missing) ? `${label}（${missing}）` : label;
  };
}
