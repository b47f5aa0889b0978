import type { ASTNode } from '@marcbachmann/cel-js';
import type { Names } from './lower-quantity.ts';
import { RuleTextError } from './rule-text-error.ts';
import type { Condition, FactShape } from './tree.ts';

/**
 * `relation == '户主'`, `labour in ['普通劳动力', '技能劳动力']`, `'残疾' in health`; undefined where no coded value is asked.
 * A label that the code list does not have is a RuleTextError: misspelt, the rule would never hold.
 */
export function lowerLabels(node: ASTNode, { facts }: Names): Condition | undefined {
  if (node.op !== 'in' && node.op !== '==' && node.op !== '!=') return undefined;
  const [left, right] = node.args;
  const fact = codedFact(left, facts) ?? codedFact(right, facts);
  if (!fact) return undefined;
  const other = codedFact(left, facts) ? right : left;
  const several = fact.unit === 'labels';
  if ((node.op === 'in') !== (several || other.op === 'list') || (several && other !== left)) {
    throw new RuleTextError(
      node,
      `“${fact.label}”要这样问：${several ? `'选项' in ${fact.id}` : `${fact.id} == '选项'，或 in 一列选项`}`,
    );
  }
  const asked: Condition = { kind: 'oneOf', fact, labels: labelsIn(other, fact) };
  return node.op === '!=' ? { kind: 'not', of: asked } : asked;
}

/** `known(education)`: whether it is filled in at all. Of what is partly known that cannot be said. */
export function lowerKnown(node: ASTNode, { facts }: Names): Condition {
  if (node.op === 'call' && node.args[0] === 'known') {
    const [asked] = node.args[1];
    const fact = asked?.op === 'id' ? facts.get(asked.args) : undefined;
    if (fact && !fact.interval && !fact.ratio) return { kind: 'known', fact };
  }
  throw new RuleTextError(node, 'known(…) 里要一个指标，不能是合计人数或人均的');
}

function codedFact(node: ASTNode, facts: Names['facts']): FactShape | undefined {
  const fact = node.op === 'id' ? facts.get(node.args) : undefined;
  return fact?.labels && fact;
}

function labelsIn(node: ASTNode, fact: FactShape): string[] {
  const parts = node.op === 'list' ? node.args : [node];
  return parts.map((part) => {
    const label = part.op === 'value' ? part.args : undefined;
    if (typeof label !== 'string') throw new RuleTextError(part, `“${fact.label}”只能和选项比`);
    if (!fact.labels?.includes(label)) {
      throw new RuleTextError(part, `“${fact.label}”没有“${label}”这一项`);
    }
    return label;
  });
}
