import { rationalFromText } from '../engine/rational.ts';
import { GROUPS } from './groups.ts';
import { MEASURES, REFERENCES } from './measures.ts';

export const COMPARISONS = ['<', '<=', '>', '>='] as const;
type Comparison = (typeof COMPARISONS)[number];

/** 数额, or so many percent of a named reference; decimal text. */
export type Limit = { readonly amount: string } | { readonly percent: string; readonly of: string };

/** An early warning as an office chooses it; names are keys of `GROUPS`, `MEASURES`, `REFERENCES`. */
export interface Threshold {
  readonly group: string;
  readonly measure: string;
  readonly comparison: Comparison;
  readonly limit: Limit;
  /** Months that the statement of income may be old, counted from the month that it begins in; left out: any. */
  readonly window?: number;
  /** Days in which a household that was verified is not told of again; left out: the quiet period of the pack. */
  readonly every?: number;
}

const [LONGEST_WINDOW, LONGEST_EVERY] = [60, 366];

/** What does not fit together, in Chinese; empty when a rule can be made of it. */
export function thresholdFaults({ group, measure: name, limit, window = 1, every = 1 }: Threshold): string[] {
  const measure = MEASURES[name];
  if (!GROUPS[group]) return [`没有“${group}”这个人群`];
  if (!measure) return [`没有“${name}”这个指标`];
  const faults: string[] = [];
  const value = 'amount' in limit ? limit.amount : limit.percent;
  const figure = rationalFromText(value);
  if (value.trim() === '') faults.push('还没有写多少');
  else if (figure === undefined) faults.push(`“${value}”不是普通的数`);
  if ('of' in limit && !REFERENCES[limit.of]) faults.push(`没有“${limit.of}”可以占`);
  else if ('of' in limit && !measure.shareOf.includes(limit.of))
    faults.push(`“${measure.label}”不能和“${REFERENCES[limit.of]?.label}”比`);
  if (!isWhole(window, LONGEST_WINDOW)) faults.push(`看多久要是 1 至 ${LONGEST_WINDOW} 个月`);
  if (!isWhole(every, LONGEST_EVERY)) faults.push(`多久提一次要是 1 至 ${LONGEST_EVERY} 天`);
  return faults;
}

function isWhole(figure: number, most: number): boolean {
  return Number.isInteger(figure) && figure >= 1 && figure <= most;
}
