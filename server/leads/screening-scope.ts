import { type RawBuilder, sql } from 'kysely';

/** Which households: all of a county the actor may see, those below one area, or some by id. */
export interface ScreeningScope {
  readonly county: string;
  /** Codes of villages; absent: the whole county. */
  readonly villages?: readonly string[];
  readonly households?: readonly string[];
}

/** The condition on `h` (household) that a scope means. */
export function scopeCondition({ county, villages, households }: ScreeningScope): RawBuilder<boolean> {
  const within = villages ? sql`and h.area = any(${villages})` : sql``;
  const some = households ? sql`and h.id = any(${households}::uuid[])` : sql``;
  return sql`h.county = ${county} ${within} ${some}`;
}
