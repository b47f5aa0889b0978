/** An exact number: figures are compared as the document writes them, `0.7` is seven tenths. `denominator` > 0. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/** Reads a decimal such as `6900`, `0.7` or `1.20`; undefined if the text is anything else (signs are operators). */
export function rationalFromText(text: string): Rational | undefined {
  const match = DECIMAL.exec(text.trim());
  if (!match) return undefined;
  const [, whole = '', decimals = ''] = match;
  return reduce(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** The same number times a whole one; yuan become fen with 100. */
export function timesWhole(value: Rational, factor: bigint): Rational {
  return reduce(value.numerator * factor, value.denominator);
}

function reduce(numerator: bigint, denominator: bigint): Rational {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
