import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';

/** The rows of a version table under `alias` that hold on a day, as known now (decisions/0001). */
export function holdsOn(alias: string, on: PlainDate): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql<boolean>`${inForceOn(alias, on)} and (${column('valid_to')} is null or ${column('valid_to')} > ${on})`;
}

/** The same for snapshots, which have no end: the latest of these rows is the one in force. */
export function inForceOn(alias: string, on: PlainDate): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql<boolean>`${column('known_to')} is null and ${column('standing')} = 'accepted' and ${column('valid_from')} <= ${on}`;
}

/** The number of a household (`x.value`) beside the alias `h`. */
export const WITH_HOUSEHOLD_NO = sql`left join external_id x on x.county = h.county and x.household = h.id
  and x.scheme = 'householdNo' and x.known_to is null`;
