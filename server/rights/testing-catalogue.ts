import pg from 'pg';

/** Written once more by hand, as the specification (trust.md, decisions/0001): what the catalogue must say. */
const RANGE = (which: 'read' | 'write') =>
  `(((area >= current_setting('app.${which}_lo'::text)) AND (area < current_setting('app.${which}_hi'::text))) OR ` +
  `(area = ANY (string_to_array(current_setting('app.${which}_areas'::text), ','::text))))`;
const APPEND_ONLY = ['event', 'lead_reason'];
const DERIVED = ['household_fact', 'listing', 'name_gram', 'rule_hit'];

/** What the program's role may do with tables that are not of a household. */
const OTHER_GRANTS: Readonly<Record<string, string>> = {
  'public.area': 'INSERT,SELECT,UPDATE',
  'public.campaign': 'INSERT,SELECT,UPDATE',
  'public.policy_text': 'INSERT,SELECT',
  'public.policy_end': 'INSERT,SELECT',
  'public.data_key': 'INSERT,SELECT',
  'public.account': 'INSERT,SELECT,UPDATE',
  'public.role_grant': 'INSERT,SELECT,UPDATE',
  'public.session': 'INSERT,SELECT,UPDATE',
  'public.command': 'INSERT,SELECT,UPDATE',
  'public.visit_device': 'INSERT,SELECT,UPDATE',
  'audit.entry': 'INSERT,SELECT',
  'audit.seal': 'INSERT,SELECT',
  'audit.waiting': 'DELETE,INSERT,SELECT',
};
/** Rows of an actor or an office: policies of their own, which the owner's functions must pass. */
const OF_AN_ACTOR = [
  ...['public.account', 'public.role_grant', 'public.session', 'public.command', 'public.visit_device'],
  ...['audit.entry', 'audit.seal', 'audit.waiting'],
];
/** Work holds no household's data: who asked for it sees it everywhere, administrators within their office. */
const BY_HOLDER = ` OR ((asked_by)::text = current_setting('app.actor'::text))`;
const BY_OFFICE = ` OR ((area >= current_setting('app.office_lo'::text)) AND (area < current_setting('app.office_hi'::text)))`;
/** Doors through the walls: functions that run as the owner, each answering one question. */
const DEFINER_FUNCTIONS = [
  ...['account_for_sign_in', 'account_named', 'actor_of_account', 'actor_of_session', 'device_is_lost'],
  ...['record_sign_in_failure', 'record_sign_in_success', 'unfinished_imports'],
];

interface TableRow {
  schema: string;
  name: string;
  by_area: boolean;
  enabled: boolean;
  forced: boolean;
  policies: Record<string, string> | null;
  grants: string;
}

/** What is wrong with the walls as the catalogue describes them, one sentence a hole. */
export async function holesInCatalogue(adminUrl: string, appUrl: string): Promise<string[]> {
  const tables = await ask<TableRow>(adminUrl, TABLES);
  const holes = tables.flatMap(holesOf);
  const functions = await ask<{ proname: string }>(
    adminUrl,
    `select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by 1`,
  );
  const names = functions.map(({ proname }) => proname).join(' ');
  if (names !== DEFINER_FUNCTIONS.join(' ')) holes.push(`以所有者身份运行的函数不对：${names}`);
  return [...holes, ...(await ask<{ hole: string }>(appUrl, ROLE)).map(({ hole }) => hole)];
}

function holesOf({ schema, name, by_area, enabled, forced, policies, grants }: TableRow): string[] {
  const table = `${schema}.${name}`;
  const wantedGrants = by_area ? householdGrants(name) : (OTHER_GRANTS[table] ?? '');
  const holes = grants === wantedGrants ? [] : [`${table} 的授权是 ${grants}，应是 ${wantedGrants}`];
  if (!by_area) return OF_AN_ACTOR.includes(table) && !enabled ? [...holes, `${table} 没有行级安全`] : holes;
  if (!enabled || !forced) holes.push(`${table} 没有强制行级安全`);
  const [found, wanted] = [policies ?? {}, householdPolicies(name)];
  for (const kind of new Set([...Object.keys(found), ...Object.keys(wanted)])) {
    if (found[kind] !== wanted[kind]) holes.push(`${table} 的策略 ${kind} 不是区间策略`);
  }
  return holes;
}

function householdGrants(name: string): string {
  const more = DERIVED.includes(name) ? ['DELETE'] : [];
  return [...more, 'INSERT', 'SELECT', ...(APPEND_ONLY.includes(name) ? [] : ['UPDATE'])].join(',');
}

function householdPolicies(name: string): Record<string, string> {
  const isJob = name === 'job';
  const read = isJob ? `${RANGE('read').slice(0, -1)}${BY_HOLDER}${BY_OFFICE})` : RANGE('read');
  const write = isJob ? `${RANGE('write').slice(0, -1)}${BY_HOLDER})` : RANGE('write');
  return {
    r: `shouwang_app using ${read} check -`,
    a: `shouwang_app using - check ${write}`,
    // Of an append-only row the stamp may change (0011), which a grant on the column says.
    w: `shouwang_app using ${write} check ${write}`,
    ...(DERIVED.includes(name) ? { d: `shouwang_app using ${write} check -` } : {}),
  };
}

const TABLES = `
  select n.nspname as schema, c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    n.nspname = 'public' and (select count(*) = 2 from pg_attribute a
      where a.attrelid = c.oid and a.attname in ('county', 'area') and not a.attisdropped) as by_area,
    (select jsonb_object_agg(kind, text) from (
      select p.polcmd::text as kind, string_agg(case when p.polpermissive then '' else 'restrictive ' end
        || coalesce((select string_agg(r.rolname, ',') from pg_roles r where r.oid = any (p.polroles)), 'public') || ' using '
        || coalesce(pg_get_expr(p.polqual, p.polrelid), '-') || ' check '
        || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-'), ' or ') as text
      from pg_policy p where p.polrelid = c.oid group by p.polcmd) as said) as policies,
    coalesce((select string_agg(g.privilege_type, ',' order by g.privilege_type) from information_schema.table_privileges g
      where g.table_schema = n.nspname and g.table_name = c.relname and g.grantee in ('shouwang_app', 'PUBLIC')), '') as grants
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('public', 'audit', 'migration')
  order by 1, 2`;

const ROLE = `
  select '程序登录的角色能绕过行级安全或管角色' as hole from pg_roles
    where rolname = current_user and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
  union all select '程序登录的角色能变成别的角色' from pg_auth_members m join pg_roles r on r.oid = m.member
    where r.rolname = current_user
  union all select '程序登录的角色有自己的表' from pg_class where relowner = current_user::regrole
  union all select '程序登录的角色能在库里建东西' where has_schema_privilege(current_user, 'public', 'create')
    or has_database_privilege(current_user, current_database(), 'create')`;

async function ask<Row extends object>(url: string, question: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query<Row>(question).finally(() => client.end())).rows;
}
