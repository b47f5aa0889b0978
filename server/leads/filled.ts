import { type RawBuilder, sql } from 'kysely';

/** SQL text of `policy/` with places (`$where$`), the binds of which are ours. */
export function filled(text: string, places: Readonly<Record<string, RawBuilder<unknown>>>): RawBuilder<unknown> {
  const parts = text.split(/\$(\w+)\$/);
  return sql.join(
    parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : (places[part] ?? sql.raw('')))),
    sql.raw(''),
  );
}
