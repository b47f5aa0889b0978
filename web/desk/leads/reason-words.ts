/**
 * What a reason says beyond its title and clause, which stand beside it:
 * `符合“甲”：乙（依据：LZ 一(一)1）。` becomes `乙`. Words that a person wrote are left as they are.
 */
export function reasonWords(sentence: string): string {
  return sentence.replace(/^符合“[^”]*”：/, '').replace(/（(?:依据：[^）]*|自定缺省)）。$/, '');
}

/** How often a rule was right so far: `属实 3/5`. */
export function precisionWords(precision: { confirmed: number; verified: number } | null): string {
  return precision === null ? '还没有核实过' : `属实 ${precision.confirmed}/${precision.verified}`;
}
