/** An amount in fen (1 元 = 100 分). */
export type Fen = bigint;

const amountPattern = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,3}))?$/;
const longestExponent = 20;

/**
 * `n / d` rounded half away from zero, as a person rounds and as PostgreSQL's `round(numeric)` does.
 * Throws a RangeError when `d` is 0.
 */
export function divideHalfUp(n: bigint, d: bigint): bigint {
  if (d === 0n) throw new RangeError('division by zero');
  const negative = n < 0n !== d < 0n;
  const [top, bottom] = [n < 0n ? -n : n, d < 0n ? -d : d];
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

function bareAmount(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s'"]/g, '')
    .replace(/[−–—]/g, '-')
    .replace(/^(?:人民币|RMB|CNY)/i, '');
  const amount = plain.replace(/^([+-]?)[¥￥]/, '$1').replace(/元整?$/, '');
  return /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(amount) ? amount.replace(/,/g, '') : amount;
}

/**
 * The fen of an amount in yuan as people and workbooks write it: full width, thousands separators, 元 or ￥,
 * an exponent, or the tail of a binary fraction (`7548.400000000001`), rounded half up to the fen.
 * Undefined when it cannot be read (`三万元`, `3万`, blank).
 */
export function fenFromYuanText(text: string): Fen | undefined {
  const match = amountPattern.exec(bareAmount(text));
  if (match === null) return undefined;
  const exponent = Number(match[3] ?? '0');
  if (Math.abs(exponent) > longestExponent) return undefined;
  const [whole = '', fraction = ''] = (match[2] ?? '').split('.');
  const digits = BigInt(`${whole}${fraction}` || '0');
  const scale = exponent + 2 - fraction.length;
  const fen = scale >= 0 ? digits * 10n ** BigInt(scale) : divideHalfUp(digits, 10n ** BigInt(-scale));
  return match[1] === '-' ? -fen : fen;
}

/** Yuan as a number with at most two decimals, for JSON; exact up to 90 billion yuan. Never calculate with it. */
export function yuanNumber(fen: Fen): number {
  return Number(fen) / 100;
}

/** Yuan for people, always two decimals: `27,160.00`. */
export function formatYuan(fen: Fen): string {
  const cents = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  const whole = cents.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0n ? '-' : ''}${whole}.${cents.slice(-2)}`;
}
