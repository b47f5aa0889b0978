import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';
import { statement } from '../db/statement.ts';
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

/**
 * A statement over a scope on the day of the act: for one household written once and planned once a connection (judging
 * it is planned in 9 ms and done in 1), for a set each time anew, for its plan must see the values.
 */
export function overScope<Row>(build: (scope: ScreeningScope, today: PlainDate) => RawBuilder<Row>) {
  const ofOne = statement<'county' | 'household' | 'today', Row>(['county', 'household', 'today'], (of) =>
    build({ county: of.county, households: [of.household] }, of.today),
  );
  return async ({ tx, today }: Work, scope: ScreeningScope): Promise<Row[]> => {
    const { county, households, villages } = scope;
    if (households?.length !== 1 || villages) return (await build(scope, today).execute(tx)).rows;
    return ofOne.rows(tx, { county, household: households[0], today });
  };
}
