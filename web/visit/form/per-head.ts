import { divideHalfUp, type Fen, fenFromYuanText, yuanNumber } from '../../../domain/money.ts';

/** The amounts of which A33 is made, yuan; null is not known. */
export type Amounts = Readonly<Record<'A28' | 'A29' | 'A30' | 'A31' | 'A32', number | null>>;

/**
 * 家庭人均纯收入 A34 in yuan: A33 = A28 + A29 + A30 + A31 − A32 (LZ 附件3 注1) by the number of members. Null as long as an
 * amount is not known or there is no member. Only for the eye: the server computes it anew.
 */
export function perHeadOf({ A28, A29, A30, A31, A32 }: Amounts, members: number | null): number | null {
  const fen = [A28, A29, A30, A31, A32].map((yuan) => (yuan === null ? undefined : fenFromYuanText(String(yuan))));
  if (!members || fen.some((amount) => amount === undefined)) return null;
  const [wage = 0n, business = 0n, property = 0n, transfer = 0n, spent = 0n] = fen as Fen[];
  return yuanNumber(divideHalfUp(wage + business + property + transfer - spent, BigInt(members)));
}
