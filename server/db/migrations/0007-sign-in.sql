-- 登录前没有身份，账号表对程序是关着的；只开这几扇小门，每扇只答一个问题。
create function account_for_sign_in(wanted text)
returns table (id uuid, password_hash text, failed_count integer, locked_until timestamptz, closed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.password_hash, a.failed_count, a.locked_until, a.closed_at from account a where a.name = wanted
$$;

-- 数与锁在同一条语句里：几次试探同时到，也一次不少。
create function record_sign_in_failure(who uuid, failure_limit integer, locked timestamptz)
returns void language sql security definer set search_path = public, pg_temp as $$
  update account set failed_count = failed_count + 1,
    locked_until = case when (failed_count + 1) % failure_limit = 0 then locked else locked_until end
  where id = who
$$;

create function record_sign_in_success(who uuid)
returns void language sql security definer set search_path = public, pg_temp as $$
  update account set failed_count = 0, locked_until = null where id = who
$$;

create function actor_of_account(who uuid)
returns table (id uuid, name text, display_name text, role text, area text, must_change_password boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.name, a.display_name, g.role, g.area, a.must_change_password
  from account a join role_grant g on g.account = a.id and g.revoked_at is null
  where a.id = who and a.closed_at is null
$$;

create function actor_of_session(token_digest bytea, at_instant timestamptz)
returns table (id uuid, name text, display_name text, role text, area text, must_change_password boolean, kind text, device text,
  idle_seconds integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.name, a.display_name, g.role, g.area, a.must_change_password, s.kind, s.device,
    extract(epoch from at_instant - s.last_seen_at)::integer
  from session s
  join account a on a.id = s.account and a.closed_at is null
  join role_grant g on g.account = a.id and g.revoked_at is null
  where s.digest = token_digest and s.revoked_at is null and s.expires_at > at_instant
$$;

create function account_named(wanted text)
returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select id from account where name = wanted and closed_at is null
$$;

create function unfinished_imports()
returns table (county text, id uuid, by_account uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select county, id, by_account from import_batch where state in ('waiting', 'running')
$$;

revoke execute on all functions in schema public from public;
grant execute on function account_for_sign_in, record_sign_in_failure, record_sign_in_success, actor_of_account,
  actor_of_session, account_named, unfinished_imports to shouwang_app;
