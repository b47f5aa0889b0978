import { type RawBuilder, sql } from 'kysely';
import { executePrepared } from '../db/prepared.ts';
import type { Work } from '../rights/work.ts';

/** Which households: all of a county the actor may see, those below one area, or some by id. */
export interface ScreeningScope {
  readonly county: string;
  /** Codes of villages; absent: the whole county. */
  readonly villages?: readonly string[];
  readonly households?: readonly string[];
}

/** The condition that a scope means on a table of households; `id` is its column of the household. */
export function scopeCondition(
  { county, villages, households }: ScreeningScope,
  alias = 'h',
  id = 'h.id',
): RawBuilder<boolean> {
  const within = villages ? sql`and ${sql.ref(`${alias}.area`)} = any(${villages})` : sql``;
  const some = households ? sql`and ${sql.ref(id)} ${among(households)}` : sql``;
  return sql`${sql.ref(`${alias}.county`)} = ${county} ${within} ${some}`;
}

/** One household is asked by equality: a plan made once for everybody then knows that it is one. */
function among(households: readonly string[]): RawBuilder<unknown> {
  const [only, ...others] = households;
  return only !== undefined && others.length === 0 ? sql`= ${only}::uuid` : sql`= any(${households}::uuid[])`;
}

/** Runs a statement over a scope; over one household by the plan that is kept for any one. */
export async function executeFor<R>({ tx }: Work, { households }: ScreeningScope, query: RawBuilder<R>): Promise<R[]> {
  return households?.length === 1 ? executePrepared(tx, query) : (await query.execute(tx)).rows;
}
