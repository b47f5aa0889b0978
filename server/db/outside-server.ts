import pg from 'pg';
import { problem } from '../http/problem.ts';

interface Standing {
  readonly name: string;
  readonly bypasses: boolean;
  readonly may_create: boolean;
  readonly app_exists: boolean;
  readonly version: number;
}

interface AppStanding {
  readonly name: string;
  readonly bypasses: boolean;
  readonly is_app: boolean;
  readonly may_become: string | null;
  readonly owned: string | null;
}

/** The newest version on which the program's role may not be granted ANALYZE. */
const WITHOUT_MAINTAIN = 16;

/**
 * Looks at a PostgreSQL server that is not ours before anything is done on it: the administrator's login must see past
 * every policy, or a backup and a migration would silently pass rows over; the program's must not, nor own a table, nor
 * be able to become somebody who does. Answers sentences for the operator.
 *
 * @throws databaseUnreachable, databaseRoles
 */
export async function checkOutsideServer(urls: { adminUrl: string; appUrl: string }): Promise<string[]> {
  const admin = await ask<Standing>('DATABASE_ADMIN_URL', urls.adminUrl, ADMIN_QUESTION, []);
  if (!admin.app_exists)
    throw wrong('还没有 shouwang_app 这个角色。请由数据库管理员执行 CREATE ROLE shouwang_app LOGIN，再启动程序。');
  if (!admin.bypasses)
    throw wrong(
      `DATABASE_ADMIN_URL 的角色 ${admin.name} 受行级安全限制，迁移和备份会漏行。请执行 ALTER ROLE ${admin.name} BYPASSRLS。`,
    );
  if (!admin.may_create)
    throw wrong(
      `DATABASE_ADMIN_URL 的角色 ${admin.name} 不能在这个数据库里建表。请把数据库的所有者改成它：ALTER DATABASE … OWNER TO ${admin.name}。`,
    );
  const app = await ask<AppStanding>('DATABASE_URL', urls.appUrl, APP_QUESTION, [admin.name]);
  refuseStrongApp(app);
  const major = Math.floor(admin.version / 10_000);
  if (major > WITHOUT_MAINTAIN) return [];
  return [
    `这台 PostgreSQL 是 ${major} 版，程序不能自己更新统计信息（17 版起可以）：大批导入以后，请由数据库管理员执行一次 ANALYZE。`,
  ];
}

const ADMIN_QUESTION = `select current_user::text as name, rolsuper or rolbypassrls as bypasses,
    has_database_privilege(current_database(), 'CREATE') and has_schema_privilege('public', 'CREATE') as may_create,
    exists (select from pg_roles where rolname = 'shouwang_app') as app_exists,
    current_setting('server_version_num')::int as version
  from pg_roles where rolname = current_user`;

const APP_QUESTION = `select current_user::text as name, rolsuper or rolbypassrls as bypasses,
    coalesce(pg_has_role((select oid from pg_roles where rolname = 'shouwang_app'), 'USAGE'), false) as is_app,
    (select min(r.rolname) from pg_roles r where r.rolname <> current_user
      and (r.rolname = $1 or r.rolsuper or r.rolbypassrls) and pg_has_role(r.oid, 'MEMBER')) as may_become,
    (select min(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('public', 'audit')
      and c.relowner = (select oid from pg_roles where rolname = current_user)) as owned
  from pg_roles where rolname = current_user`;

function refuseStrongApp({ name, bypasses, is_app, may_become, owned }: AppStanding): void {
  const login = `DATABASE_URL 的角色 ${name}`;
  if (bypasses) throw wrong(`${login} 是超级用户或能绕过行级安全，谁的数据都看得到。请换成 shouwang_app。`);
  if (may_become !== null)
    throw wrong(`${login} 可以变成 ${may_become}，能绕过行级安全。请执行 REVOKE ${may_become} FROM ${name}。`);
  if (owned !== null)
    throw wrong(`${login} 是表 ${owned} 的所有者，所有者能改行级安全。请把表交还给 DATABASE_ADMIN_URL 的角色。`);
  if (!is_app) throw wrong(`${login} 不是 shouwang_app，也不属于它，什么都读不到。请换成 shouwang_app。`);
}

function wrong(why: string) {
  return problem('databaseRoles', { why });
}

async function ask<Row extends object>(setting: string, url: string, question: string, values: string[]): Promise<Row> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return (await client.query<Row & pg.QueryResultRow>(question, values)).rows[0] as Row;
  } catch (error) {
    throw problem('databaseUnreachable', { setting, address: addressIn(url), code: codeOf(error as Error) });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Host, port and database, never the password. */
function addressIn(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return '写法不对';
  }
}

function codeOf(error: Error & { code?: string }): string {
  return error.code ?? error.message;
}
