import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';
import { type FactsScope, factsSql, keptFactsSql } from '../../policy/facts/facts-sql.ts';
import { personFactsSql } from '../../policy/facts/person-sql.ts';
import { filled } from './filled.ts';
import { type ScreeningScope, scopeCondition } from './screening-scope.ts';

/** The facts of a scope on a day, as one select; computed, not the kept ones. All of them, or those `wanted` by name. */
export function factsOn(
  scope: ScreeningScope,
  on: PlainDate | RawBuilder<unknown>,
  wanted?: ReadonlySet<string>,
): RawBuilder<unknown> {
  return overFacts(scope, on, (places) => factsSql(places, wanted));
}

/** The kept facts of a scope, as one select; those `anew` are computed. Only for today. */
export function keptFacts(
  scope: ScreeningScope,
  today: PlainDate | RawBuilder<unknown>,
  anew: ReadonlySet<string>,
): RawBuilder<unknown> {
  return overFacts(scope, today, (places) => keptFactsSql(places, anew));
}

/** The facts of every member of a scope on a day, as one select; all of them, or those `wanted` by name. */
export function personFactsOn(
  scope: ScreeningScope,
  on: PlainDate | RawBuilder<unknown>,
  wanted?: ReadonlySet<string>,
): RawBuilder<unknown> {
  return overFacts(scope, on, (places) => personFactsSql(places, wanted));
}

function overFacts(
  scope: ScreeningScope,
  on: PlainDate | RawBuilder<unknown>,
  select: (places: FactsScope) => string,
): RawBuilder<unknown> {
  const places: Record<string, RawBuilder<unknown>> = { on: sql`${on}::date` };
  const where = (alias: string, id: string): string => {
    places[alias] = scopeCondition(scope, alias, id);
    return `$${alias}$`;
  };
  const isWhole = !scope.households && !scope.villages;
  return filled(select({ on: '$on$', where, isWhole }), places);
}
