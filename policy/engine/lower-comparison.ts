import { RuleTextError } from './rule-text-error.ts';
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
export function lowerComparison(text: string, operator: Comparison, left: Quantity, right: Quantity): Condition {
  const leftInterval = intervalOf(left);
  const rightInterval = intervalOf(right);
  if (leftInterval && isExact(right)) return { kind: 'compareInterval', operator, fact: leftInterval, right };
  if (rightInterval && isExact(left)) {
    return { kind: 'compareInterval', operator: MIRRORED[operator], fact: rightInterval, right: left };
  }
  if (!isExact(left) || !isExact(right)) {
    throw new RuleTextError(text, 'a partly known figure may only be compared, by itself, with an exact one');
  }
  return { kind: 'compare', operator, left, right };
}

/** Money is compared with money: `A38 < 6900` is refused, the amount belongs in a parameter with its clause. Zero is both. */
export function checkDimensions(text: string, left: Quantity, right: Quantity): void {
  sameDimension(text, dimensionOf(text, left), dimensionOf(text, right));
}

type Dimension = 'money' | 'number' | 'any';

function dimensionOf(text: string, quantity: Quantity): Dimension {
  switch (quantity.kind) {
    case 'literal':
      return quantity.value.numerator === 0n ? 'any' : 'number';
    case 'parameter':
      return quantity.parameter.money ? 'money' : 'number';
    case 'fact':
      return quantity.fact.unit === 'fen' ? 'money' : 'number';
    default:
      return combined(text, quantity.kind, dimensionOf(text, quantity.left), dimensionOf(text, quantity.right));
  }
}

function combined(text: string, kind: string, left: Dimension, right: Dimension): Dimension {
  if (kind === 'add' || kind === 'subtract') return sameDimension(text, left, right);
  if (kind === 'multiply') {
    if (left === 'money' && right === 'money') throw new RuleTextError(text, 'money times money means nothing');
    return left === 'money' || right === 'money' ? 'money' : 'number';
  }
  if (right !== 'money') return left === 'money' ? 'money' : 'number';
  if (left === 'number') throw new RuleTextError(text, 'a number divided by money means nothing');
  return 'number';
}

function sameDimension(text: string, left: Dimension, right: Dimension): Dimension {
  if (left === 'any') return right;
  if (right === 'any' || left === right) return left;
  throw new RuleTextError(text, 'an amount of money meets a plain number; write the amount as a parameter');
}

function intervalOf(quantity: Quantity): FactShape | undefined {
  return quantity.kind === 'fact' && quantity.fact.interval ? quantity.fact : undefined;
}

function isExact(quantity: Quantity): boolean {
  if (quantity.kind === 'fact') return !quantity.fact.interval;
  return !('left' in quantity) || (isExact(quantity.left) && isExact(quantity.right));
}
