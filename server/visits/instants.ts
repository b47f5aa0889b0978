import { type RawBuilder, sql } from 'kysely';

/** An instant as `2022-05-30T01:00:00.000Z`: the phone compares it with its own clock. */
export function utc(instant: string | RawBuilder<unknown>): RawBuilder<string> {
  const value = typeof instant === 'string' ? sql.ref(instant) : instant;
  return sql`to_char((${value}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
