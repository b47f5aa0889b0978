import { sql } from 'kysely';
import type { AreaLevel } from '../../domain/areas.ts';
import { NOWHERE, type Scope, type Tx } from '../db/transaction.ts';

/** How many digits of a code name the area itself, when the tree nests as GB/T 10114 codes do. */
const DIGITS: Record<AreaLevel, number> = { province: 2, city: 4, county: 6, township: 9, village: 12 };

/**
 * The scope of an area: the range of its prefix when exactly its descendants lie in the range,
 * else the descendants one by one. A village moved under another town, or a 新区 whose villages kept
 * their old codes, must follow the tree and not the digits.
 */
export async function scopeOf(tx: Tx, code: string, level: AreaLevel): Promise<Scope> {
  const lo = code.slice(0, DIGITS[level]);
  const hi = `${lo}~`;
  const { rows } = await sql<{ code: string; below: boolean; within: boolean }>`
    with recursive below as (
      select code from area where code = ${code}
      union all
      select a.code from area a join below on a.parent = below.code)
    select a.code, below.code is not null as below, (a.code >= ${lo} and a.code < ${hi}) as within
    from area a left join below on below.code = a.code
    where below.code is not null or (a.code >= ${lo} and a.code < ${hi})`.execute(tx);
  if (rows.every((row) => row.below && row.within)) return { lo, hi, areas: [] };
  return { lo: NOWHERE.lo, hi: NOWHERE.hi, areas: rows.filter((row) => row.below).map((row) => row.code) };
}

/** Whether an area lies in a scope; what lies outside does not exist for its holder. */
export function isInScope({ lo, hi, areas }: Scope, code: string): boolean {
  return (code >= lo && code < hi) || areas.includes(code);
}
