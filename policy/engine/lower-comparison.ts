import { type Place, RuleTextError } from './rule-text-error.ts';
import type { Comparison, Condition, FactShape, Quantity } from './tree.ts';

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/** A comparison of two exact quantities, or of one bare interval fact with an exact quantity; anything else is refused. */
export function lowerComparison(place: Place, operator: Comparison, left: Quantity, right: Quantity): Condition {
  const leftInterval = intervalOf(left);
  const rightInterval = intervalOf(right);
  if (leftInterval && isExact(right)) return { kind: 'compareInterval', operator, fact: leftInterval, right };
  if (rightInterval && isExact(left)) {
    return { kind: 'compareInterval', operator: MIRRORED[operator], fact: rightInterval, right: left };
  }
  if (!isExact(left) || !isExact(right)) {
    throw new RuleTextError(place, '可能只知道一部分的数（如患病人数）只能单独和一个确定的数比');
  }
  return { kind: 'compare', operator, left, right };
}

/** Money is compared with money: `A38 < 6900` is refused, the amount belongs in a parameter with its clause. Zero is both. */
export function checkDimensions(place: Place, left: Quantity, right: Quantity): void {
  sameDimension(place, dimensionOf(place, left), dimensionOf(place, right));
}

type Dimension = 'money' | 'number' | 'any';

function dimensionOf(place: Place, quantity: Quantity): Dimension {
  switch (quantity.kind) {
    case 'literal':
      return quantity.value.numerator === 0n ? 'any' : 'number';
    case 'parameter':
      return quantity.parameter.money ? 'money' : 'number';
    case 'fact':
      return quantity.fact.unit === 'fen' ? 'money' : 'number';
    default:
      return combined(place, quantity.kind, dimensionOf(place, quantity.left), dimensionOf(place, quantity.right));
  }
}

function combined(place: Place, kind: string, left: Dimension, right: Dimension): Dimension {
  if (kind === 'add' || kind === 'subtract') return sameDimension(place, left, right);
  if (kind === 'multiply') {
    if (left === 'money' && right === 'money') throw new RuleTextError(place, '金额乘金额没有意义');
    return left === 'money' || right === 'money' ? 'money' : 'number';
  }
  if (right !== 'money') return left === 'money' ? 'money' : 'number';
  if (left === 'number') throw new RuleTextError(place, '数除以金额没有意义');
  return 'number';
}

function sameDimension(place: Place, left: Dimension, right: Dimension): Dimension {
  if (left === 'any') return right;
  if (right === 'any' || left === right) return left;
  throw new RuleTextError(place, '金额和普通的数不能比：金额要写成参数，带条款');
}

function intervalOf(quantity: Quantity): FactShape | undefined {
  return quantity.kind === 'fact' && quantity.fact.interval ? quantity.fact : undefined;
}

function isExact(quantity: Quantity): boolean {
  if (quantity.kind === 'fact') return !quantity.fact.interval;
  return !('left' in quantity) || (isExact(quantity.left) && isExact(quantity.right));
}
