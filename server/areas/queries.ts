import { sql } from 'kysely';
import type { AreaLevel } from '../../domain/areas.ts';
import { statement } from '../db/statement.ts';
import type { Tx } from '../db/transaction.ts';
import { problem } from '../http/problem.ts';

export interface Area {
  code: string;
  parent: string | null;
  county: string | null;
  level: AreaLevel;
  name: string;
  ruralPopulation: number | null;
  marks: string[];
}

/** One area. @throws areaUnknown */
export async function getArea(tx: Tx, code: string): Promise<Area> {
  const { rows } = await sql<Area>`
    select code, parent, county, level, name, rural_population as "ruralPopulation", marks
    from area where code = ${code} and valid_to is null`.execute(tx);
  if (!rows[0]) throw problem('areaUnknown', { area: code });
  return rows[0];
}

export interface AreaInTree extends Area {
  /** 0 for the area itself. */
  depth: number;
}

/** The area itself first, then every area below it, depth first by code. */
export function listAreaTree(tx: Tx, code: string): Promise<AreaInTree[]> {
  return TREE.rows(tx, { code });
}

const TREE = statement<'code', AreaInTree>(
  ['code'],
  (of) => sql`
    with recursive below as (
      select a.*, 0 as depth, array[a.code] as path from area a where a.code = ${of.code} and a.valid_to is null
      union all
      select a.*, below.depth + 1, below.path || a.code from area a join below on a.parent = below.code where a.valid_to is null)
    select code, parent, county, level, name, rural_population as "ruralPopulation", marks, depth
    from below order by path`,
);

/** The counties that exist, by code. */
export async function listCounties(tx: Tx): Promise<Area[]> {
  const { rows } = await sql<Area>`
    select code, parent, county, level, name, rural_population as "ruralPopulation", marks
    from area where level = 'county' and valid_to is null order by code`.execute(tx);
  return rows;
}
