-- 名单：重点人群、走访、帮扶、消除这几类规则今天符合的户，算出来留着，镇里县里要看得见数。
create table listing (
  county text collate "C" not null,
  household uuid not null,
  subject uuid not null,
  person uuid,
  rule text not null,
  area text collate "C" not null,
  on_day date not null,
  values jsonb not null,
  sentence text not null,
  constraint listing_pkey primary key (county, household, subject, rule)
);
create index listing_by_rule on listing (county, rule, area);
comment on table listing is '名单：规则、符合的户或人、从哪天起这样符合';
comment on column listing.on_day is '从哪天起是这几个数';

do $walls$
declare
  can_read constant text := $$((area >= current_setting('app.read_lo') and area < current_setting('app.read_hi'))
    or area = any (string_to_array(current_setting('app.read_areas'), ',')))$$;
  can_write constant text := $$((area >= current_setting('app.write_lo') and area < current_setting('app.write_hi'))
    or area = any (string_to_array(current_setting('app.write_areas'), ',')))$$;
begin
  alter table listing enable row level security;
  alter table listing force row level security;
  execute format('create policy read on listing for select to shouwang_app using (%s)', can_read);
  execute format('create policy add on listing for insert to shouwang_app with check (%s)', can_write);
  execute format('create policy change on listing for update to shouwang_app using (%s) with check (%s)', can_write, can_write);
  execute format('create policy drop on listing for delete to shouwang_app using (%s)', can_write);
  grant select, insert, update, delete on listing to shouwang_app;
  if current_setting('server_version_num')::int >= 170000 then
    execute 'grant maintain on listing to shouwang_app';
  end if;
end
$walls$;

-- 一个联系人在本村联系几户，按村和姓名数。
create index contact_officer_by_name on contact_officer (county, area, name) where known_to is null;
