import type { FindingPrecision } from '../../../contract/findings.ts';

/** How often a rule was right so far, in words; the base is said, for of few answers a share says little. */
export function precisionWords({ right, answered }: FindingPrecision): string {
  if (answered === 0) return '还没有答复';
  return `答复 ${answered} 条，对的 ${right} 条（${Math.round((right * 100) / answered)}%）`;
}
