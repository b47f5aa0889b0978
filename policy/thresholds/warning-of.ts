import { WORDS } from '../engine/sentence.ts';
import type { Rule } from '../packs/pack.ts';
import type { Parameter } from '../packs/parameter.ts';
import { GROUPS } from './groups.ts';
import { MEASURES, type Measure, REFERENCES } from './measures.ts';
import type { Threshold } from './threshold.ts';

/** A threshold with the id and the name of its rule. */
export interface NamedThreshold {
  readonly id: string;
  readonly title: string;
  readonly threshold: Threshold;
  /** Where it was seen, for the parameter. */
  readonly standing?: string;
}

/** The warning that a threshold without faults is, and its figure. Both hold from the day of their layer. */
export function warningOf({ id, title, threshold, standing }: NamedThreshold): {
  readonly rule: Omit<Rule, 'from'>;
  readonly parameter: Omit<Parameter, 'from'>;
} {
  const name = figureOf(id);
  const { limit, measure } = threshold;
  const figure =
    'amount' in limit
      ? { unit: unitOf(measure), counted: MEASURES[measure]?.unit ?? '', value: limit.amount }
      : { unit: 'number' as const, counted: '%', value: limit.percent };
  return {
    rule: { id, title, when: textOf(id, threshold), sentence: sentenceOf(name, threshold), threshold },
    parameter: { name, label: `${title}的标准`, ...figure, ...(standing !== undefined && { standing }) },
  };
}

/** `own.r3` → `ownR3`: the figure that a rule made of a threshold rests on. */
export function figureOf(rule: string): string {
  return rule.replaceAll(/\.(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function unitOf(measure: string): 'yuan' | 'number' {
  return MEASURES[measure]?.unit === '元' ? 'yuan' : 'number';
}

/** The text of the rule, as it is judged. */
export function textOf(id: string, { group, measure: name, comparison, limit, window }: Threshold): string {
  const measure = MEASURES[name] as Measure;
  const fresh = window !== undefined && measure.ofStatement ? `incomeAge <= ${window}` : '';
  const compared =
    'amount' in limit ? `${measure.when} ${comparison} ${figureOf(id)}` : shareText(id, measure, comparison, limit.of);
  return [GROUPS[group]?.when, fresh, compared].filter(Boolean).join(' && ');
}

/** A share of nothing says nothing: then any amount is above it, and none below. */
function shareText(id: string, { when }: Measure, comparison: Threshold['comparison'], of: string): string {
  const reference = REFERENCES[of];
  const share = `${when} ${comparison} ${figureOf(id)} / 100 * ${reference?.when}`;
  if (reference?.signed !== true) return share;
  const above = `${reference.when} > 0 && ${share}`;
  return comparison.startsWith('<') ? above : `(${above} || ${reference.when} <= 0 && ${when} > 0)`;
}

function sentenceOf(name: string, { measure, comparison, limit }: Threshold): string {
  const word = WORDS[comparison][0];
  const said = MEASURES[measure]?.said;
  if ('of' in limit) return `${said}，${word}${REFERENCES[limit.of]?.said}的 {${name}}%`;
  const unit = MEASURES[measure]?.unit;
  return `${said}，${word} {${name}}${unit === '元' ? '' : ` ${unit}`}`;
}
