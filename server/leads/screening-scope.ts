import { type RawBuilder, sql } from 'kysely';

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
  const some = households ? sql`and ${sql.ref(id)} = any(${households}::uuid[])` : sql``;
  return sql`${sql.ref(`${alias}.county`)} = ${county} ${within} ${some}`;
}
