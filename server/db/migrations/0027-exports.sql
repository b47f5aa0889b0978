-- 含个人信息的导出都要有编号、用途和记录；超过 100 人的要另一个人批准才给下载。
create table export (
  county text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  kind text not null,
  asked jsonb not null,
  private bytea not null,
  persons integer not null,
  state text not null,
  asked_at timestamptz not null,
  by_account uuid not null,
  until timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  reason bytea,
  constraint export_pkey primary key (county, id),
  constraint export_state check (state in ('waiting', 'ready', 'refused')),
  constraint export_until check ((state = 'ready') = (until is not null)),
  constraint export_second_person check (decided_by <> by_account),
  constraint export_approved check (state <> 'refused' or decided_by is not null)
);
create index export_of_county on export (county, asked_at desc);
comment on table export is '导出：谁要的、什么内容、多少人、谁批准；文件不留存，下载时按当时的权限现做';
comment on column export.area is '要的人所在单位的区划，按它分权限';
comment on column export.asked is '要什么：编号和代码，没有个人文字';
comment on column export.private is '密封值：用途';
comment on column export.persons is '要的时候数出的人数；超过 100 人要另一个人批准';
comment on column export.until is '到什么时候还能下载';
comment on column export.reason is '密封值：不批准的理由';

do $walls$
declare
  can_read constant text := $$((area >= current_setting('app.read_lo') and area < current_setting('app.read_hi'))
    or area = any (string_to_array(current_setting('app.read_areas'), ',')))$$;
  can_write constant text := $$((area >= current_setting('app.write_lo') and area < current_setting('app.write_hi'))
    or area = any (string_to_array(current_setting('app.write_areas'), ',')))$$;
begin
  alter table export enable row level security;
  alter table export force row level security;
  execute format('create policy read on export for select to shouwang_app using (%s)', can_read);
  execute format('create policy add on export for insert to shouwang_app with check (%s)', can_write);
  execute format('create policy change on export for update to shouwang_app using (%s) with check (%s)', can_write, can_write);
  grant select, insert, update on export to shouwang_app;
  if current_setting('server_version_num')::int >= 170000 then
    execute 'grant maintain on export to shouwang_app';
  end if;
end
$walls$;
