import type pg from 'pg';

/**
 * Takes foreign keys, indexes and the key of the grams, which come in no order, from these tables, runs `load`, and
 * makes them again as they were: one sort instead of a place to be found for each of five million rows.
 */
export async function withBareTables(client: pg.Client, tables: readonly string[], load: () => Promise<void>) {
  const constraints = await statementsOf(
    client,
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as take,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint where conrelid = any($1::text[]::regclass[])
      and (contype = 'f' or contype = 'p' and conrelid = 'name_gram'::regclass)
    order by contype desc`,
    tables,
  );
  const indexes = await statementsOf(
    client,
    `select format('drop index %s', indexrelid::regclass) as take, pg_get_indexdef(indexrelid) as make
    from pg_index where indrelid = any($1::text[]::regclass[]) and not indisprimary`,
    tables,
  );
  for (const { take } of [...constraints, ...indexes]) await client.query(take);
  await load();
  await client.query(`set maintenance_work_mem = '512MB'`);
  for (const { make } of [...indexes, ...constraints]) await client.query(make);
}

async function statementsOf(client: pg.Client, question: string, tables: readonly string[]) {
  return (await client.query<{ take: string; make: string }>(question, [tables])).rows;
}
