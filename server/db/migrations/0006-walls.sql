-- 行级安全：区间政策失败即关闭；前缀政策在连接池上会失败即敞开，只许这一种写法。
do $walls$
declare
  t text;
  can_read constant text := $$((area >= current_setting('app.read_lo') and area < current_setting('app.read_hi'))
    or area = any (string_to_array(current_setting('app.read_areas'), ',')))$$;
  can_write constant text := $$((area >= current_setting('app.write_lo') and area < current_setting('app.write_hi'))
    or area = any (string_to_array(current_setting('app.write_areas'), ',')))$$;
begin
  foreach t in array array['household', 'household_version', 'person', 'person_version', 'membership', 'external_id',
    'name_gram', 'income_snapshot', 'essentials_snapshot', 'enrolment', 'contact_officer', 'measure', 'sweep_form',
    'document', 'import_batch', 'household_fact', 'rule_hit', 'lead', 'lead_reason', 'monitoring_case', 'event',
    'case_paper']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy read on %I for select to shouwang_app using (%s)', t, can_read);
    execute format('create policy add on %I for insert to shouwang_app with check (%s)', t, can_write);
    execute format('grant select, insert on %I to shouwang_app', t);
    if t not in ('event', 'lead_reason') then
      execute format('create policy change on %I for update to shouwang_app using (%s) with check (%s)', t, can_write, can_write);
      execute format('grant update on %I to shouwang_app', t);
    end if;
    if t in ('name_gram', 'household_fact', 'rule_hit') then
      execute format('create policy drop on %I for delete to shouwang_app using (%s)', t, can_write);
      execute format('grant delete on %I to shouwang_app', t);
    end if;
  end loop;
end
$walls$;

grant usage on schema audit to shouwang_app;
grant select, insert, update on area, campaign to shouwang_app;
grant select, insert on policy_text, data_key to shouwang_app;

alter table account enable row level security;
create policy read on account for select to shouwang_app using (id::text = current_setting('app.actor')
  or (current_setting('app.role') in ('system', 'security', 'audit', 'operator')
    and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi')));
create policy add on account for insert to shouwang_app with check (current_setting('app.role') in ('system', 'operator')
  and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi'));
create policy change on account for update to shouwang_app
  using (id::text = current_setting('app.actor') or (current_setting('app.role') in ('system', 'operator')
    and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi')))
  with check (id::text = current_setting('app.actor') or (current_setting('app.role') in ('system', 'operator')
    and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi')));
grant select, insert, update on account to shouwang_app;

alter table role_grant enable row level security;
create policy read on role_grant for select to shouwang_app using (account::text = current_setting('app.actor')
  or (current_setting('app.role') in ('system', 'security', 'audit', 'operator')
    and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi')));
create policy add on role_grant for insert to shouwang_app with check (current_setting('app.role') in ('security', 'operator')
  and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi'));
create policy change on role_grant for update to shouwang_app
  using (current_setting('app.role') in ('security', 'operator')
    and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi'))
  with check (current_setting('app.role') in ('security', 'operator')
    and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi'));
grant select, insert, update on role_grant to shouwang_app;

alter table session enable row level security;
create policy own on session for all to shouwang_app
  using (account::text = current_setting('app.actor')) with check (account::text = current_setting('app.actor'));
grant select, insert, update on session to shouwang_app;

alter table command enable row level security;
create policy own on command for all to shouwang_app
  using (actor::text = current_setting('app.actor')) with check (actor::text = current_setting('app.actor'));
grant select, insert, update on command to shouwang_app;

alter table audit.entry enable row level security;
create policy read on audit.entry for select to shouwang_app using (current_setting('app.role') in ('audit', 'operator')
  and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi'));
create policy add on audit.entry for insert to shouwang_app with check (true);
grant select, insert on audit.entry to shouwang_app;

-- A bulk load ends with ANALYZE in its own transaction; the right to it exists from PostgreSQL 17 on.
do $maintain$
begin
  if current_setting('server_version_num')::int >= 170000 then
    execute 'grant maintain on all tables in schema public to shouwang_app';
  end if;
end
$maintain$;
