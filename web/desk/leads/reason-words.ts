import { PRECISION_BASE, type RulePrecision } from '../../../contract/leads.ts';

/**
 * What a reason says beyond its title and clause, which stand beside it:
 * `符合“甲”：乙（依据：LZ 一(一)1）。` becomes `乙`. Words that a person wrote are left as they are.
 */
export function reasonWords(sentence: string): string {
  return sentence.replace(/^符合“[^”]*”：/, '').replace(/（(?:依据：[^）]*|自定缺省)）。$/, '');
}

/** How often a rule was right so far: ` · 属实 6/12`; nothing where too few were verified: said at every line it is noise. */
export function precisionWords(precision: RulePrecision | null): string {
  return precision === null ? '' : ` · 属实 ${precision.confirmed}/${precision.verified}`;
}

/** The same as a sentence. */
export function precisionSentence(precision: RulePrecision | null): string {
  if (precision === null) return `这条规则的线索核实还不足 ${PRECISION_BASE} 条，暂不算准确率`;
  const share = Math.round((100 * precision.confirmed) / precision.verified);
  return `这条规则已核实 ${precision.verified} 条，属实 ${precision.confirmed} 条（${share}%）`;
}
