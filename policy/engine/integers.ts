import type { FactShapes, ParameterValue, Quantity } from './tree.ts';

/** Whole-number arithmetic over columns: the form in which JS and SQL both compare. Anything null makes the whole null. */
export type Integer =
  | { readonly kind: 'literal'; readonly value: bigint }
  | { readonly kind: 'column'; readonly name: string; readonly bound: bigint }
  | { readonly kind: 'add' | 'subtract' | 'multiply'; readonly left: Integer; readonly right: Integer }
  | { readonly kind: 'absolute' | 'sign' | 'nonZero'; readonly of: Integer };

export interface Fraction {
  readonly numerator: Integer;
  /** Positive or null, never zero or negative. */
  readonly denominator: Integer;
}

/** Both sides of `left op right` as integers, cross-multiplied: `A38 < line` becomes `A37 < line × members`. */
export function crossMultiplied(left: Quantity, right: Quantity, facts: FactShapes): [Integer, Integer] {
  const l = fractionOf(left, facts);
  const r = fractionOf(right, facts);
  return [multiply(l.numerator, r.denominator), multiply(r.numerator, l.denominator)];
}

/** One quantity as numerator and denominator, for its value. */
export function fractionOf(quantity: Quantity, facts: FactShapes): Fraction {
  switch (quantity.kind) {
    case 'literal':
      return { numerator: literal(quantity.value.numerator), denominator: literal(quantity.value.denominator) };
    case 'parameter':
      return fractionOfParameter(quantity.parameter);
    case 'fact':
      return fractionOfFact(quantity.fact.id, facts);
    default:
      return combined(quantity.kind, fractionOf(quantity.left, facts), fractionOf(quantity.right, facts));
  }
}

/** The largest absolute value the expression can take. */
export function boundOf(integer: Integer): bigint {
  switch (integer.kind) {
    case 'literal':
      return integer.value < 0n ? -integer.value : integer.value;
    case 'column':
      return integer.bound;
    case 'multiply':
      return atLeastOne(boundOf(integer.left)) * atLeastOne(boundOf(integer.right));
    case 'add':
    case 'subtract':
      return boundOf(integer.left) + boundOf(integer.right);
    default:
      return atLeastOne(boundOf(integer.of));
  }
}

/** A fact's column; the bound comes from the fact. */
export function columnOf(name: string, bound: bigint): Integer {
  return { kind: 'column', name, bound };
}

export function add(left: Integer, right: Integer): Integer {
  return { kind: 'add', left, right };
}

function fractionOfParameter({ value }: ParameterValue): Fraction {
  if (!value) return { numerator: literal(1n), denominator: { kind: 'nonZero', of: literal(0n) } };
  return { numerator: literal(value.numerator), denominator: literal(value.denominator) };
}

function fractionOfFact(id: string, facts: FactShapes): Fraction {
  const fact = facts.get(id);
  if (!fact) throw new Error(`no such fact: ${id}`);
  if (!fact.ratio) return { numerator: columnOf(id, fact.bound), denominator: literal(1n) };
  const { numerator } = fractionOfFact(fact.ratio.of, facts);
  const per = fractionOfFact(fact.ratio.per, facts).numerator;
  return { numerator, denominator: { kind: 'nonZero', of: per } };
}

function combined(kind: 'add' | 'subtract' | 'multiply' | 'divide', l: Fraction, r: Fraction): Fraction {
  if (kind === 'multiply') {
    return { numerator: multiply(l.numerator, r.numerator), denominator: multiply(l.denominator, r.denominator) };
  }
  if (kind === 'divide') {
    const sign: Integer = { kind: 'sign', of: r.numerator };
    const divisor: Integer = { kind: 'nonZero', of: { kind: 'absolute', of: r.numerator } };
    return {
      numerator: multiply(multiply(l.numerator, r.denominator), sign),
      denominator: multiply(l.denominator, divisor),
    };
  }
  return {
    numerator: { kind, left: multiply(l.numerator, r.denominator), right: multiply(r.numerator, l.denominator) },
    denominator: multiply(l.denominator, r.denominator),
  };
}

/** Folds only what cannot hide a null: literal × literal, and × 1. Never × 0. */
export function multiply(left: Integer, right: Integer): Integer {
  if (left.kind === 'literal' && right.kind === 'literal') return literal(left.value * right.value);
  if (left.kind === 'literal' && left.value === 1n) return right;
  if (right.kind === 'literal' && right.value === 1n) return left;
  return { kind: 'multiply', left, right };
}

function literal(value: bigint): Integer {
  return { kind: 'literal', value };
}

function atLeastOne(bound: bigint): bigint {
  return bound < 1n ? 1n : bound;
}
