import type { ParameterView } from '../../../contract/policy.ts';
import type { FactShapes, ParameterValue } from '../../../policy/engine/tree.ts';
import { parametersOf } from '../../../policy/packs/compile.ts';

/** A word that may stand in a rule, with what it means. */
export interface RuleWord {
  word: string;
  label: string;
}

/** The signs of rules in the words of the office. */
export const SIGN_WORDS: readonly RuleWord[] = [
  { word: '<', label: '低于' },
  { word: '<=', label: '不高于' },
  { word: '>', label: '高于' },
  { word: '>=', label: '不低于' },
  { word: '==', label: '等于' },
  { word: '!=', label: '不等于' },
  { word: '&&', label: '并且' },
  { word: '||', label: '或者' },
  { word: '!', label: '不是' },
  { word: '(', label: '左括号' },
  { word: ')', label: '右括号' },
];

/** The parameters of a shown pack as rules may name them. */
export function figuresOf(parameters: readonly ParameterView[]): ReadonlyMap<string, ParameterValue> {
  return parametersOf({
    parameters: parameters.map(({ name, label, unit, value, from, layer }) => ({
      ...{ name, label, unit, from, layer },
      ...(value === null ? {} : { value }),
    })),
  });
}

/** What is being written before the caret: letters, digits and Chinese. */
function wordBefore(text: string, caret: number): string {
  return /[\p{L}\p{N}]*$/u.exec(text.slice(0, caret))?.[0] ?? '';
}

/** Facts and parameters that begin with what is being written, or whose Chinese name contains it; nothing for nothing. */
export function completions(
  text: string,
  caret: number,
  facts: FactShapes,
  parameters: ReadonlyMap<string, ParameterValue>,
): RuleWord[] {
  const begun = wordBefore(text, caret);
  if (begun === '') return [];
  const words = [
    ...[...facts.values()].map(({ id, label }) => ({ word: id, label })),
    ...[...parameters.values()].map(({ name, label }) => ({ word: name, label: `参数 ${label}` })),
  ];
  const lower = begun.toLowerCase();
  return words
    .filter(({ word, label }) => word !== begun && (word.toLowerCase().startsWith(lower) || label.includes(begun)))
    .slice(0, 12);
}

/** The text with a word set in place of what is being written, and where the caret then stands. */
export function withWord(text: string, caret: number, word: string): { text: string; caret: number } {
  const isName = /^\p{L}/u.test(word);
  const from = isName ? caret - wordBefore(text, caret).length : caret;
  const before = text.slice(0, from);
  const gap = before === '' || /[\s(!]$/.test(before) ? '' : ' ';
  const set = `${before}${gap}${word} `;
  return { text: set + text.slice(caret).trimStart(), caret: set.length };
}
