import pg from 'pg';
import { problem } from '../http/problem.ts';

const TABLES = `select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

/** A restore goes into an empty database only. @throws databaseNotEmpty */
export async function refuseUsedDatabase(adminUrl: string): Promise<void> {
  const { rowCount } = await asOwner(adminUrl, TABLES);
  if (rowCount !== 0) throw problem('databaseNotEmpty');
}

/** Takes back what a failed restore made in a database that was empty before: tables, functions, the schemas of ours. */
export async function dropWhatWasMade(adminUrl: string): Promise<void> {
  await asOwner(
    adminUrl,
    `do $$
    declare made record;
    begin
      for made in select format('drop %s %s cascade', case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure) as statement
        from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proowner = current_user::regrole
        union all
        select format('drop table if exists %s cascade', c.oid::regclass) from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relowner = current_user::regrole
        union all
        select format('drop schema if exists %I cascade', n.nspname) from pg_namespace n
        where n.nspname <> 'public' and n.nspowner = current_user::regrole
      loop
        execute made.statement;
      end loop;
    end $$`,
  );
}

async function asOwner(adminUrl: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  return client.query(statement).finally(() => client.end());
}
