import { yuanNumber } from '../../domain/money.ts';
import type { Judgement } from './screening.ts';

/** Amounts in yuan with two decimals, as scripts outside read them. */
export interface PresentedJudgement {
  household: string;
  A33: number | null;
  A34: number | null;
  A37: number | null;
  A38: number | null;
  category: string | null;
  hits: { rule: string; cites: string; values: Record<string, unknown> }[];
}

export function presentJudgement({ householdNo, a33, a34, a37, a38, category, hits }: Judgement): PresentedJudgement {
  const yuan = (fen: bigint | null) => (fen === null ? null : yuanNumber(fen));
  return { household: householdNo, A33: yuan(a33), A34: yuan(a34), A37: yuan(a37), A38: yuan(a38), category, hits };
}
