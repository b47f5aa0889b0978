-- 规模性返贫九类风险里登记算不出来的三类（QJ 六(四)）：部门报来的数，按村、按日子留着。
create table village_report (
  county text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  as_of date not null,
  transition integer not null,
  assets integer not null,
  loans integer not null,
  told_by text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  by_account uuid not null,
  constraint village_report_pkey primary key (county, id),
  constraint village_report_counts check (transition >= 0 and assets >= 0 and loans >= 0)
);
create unique index village_report_of_day on village_report (county, area, as_of) where known_to is null;
comment on table village_report is '部门报来的村级风险数：没有个人信息；更正另起一行，原来的留着';
comment on column village_report.as_of is '报的是哪一天的情况';
comment on column village_report.transition is '因政策衔接出现风险的户数';
comment on column village_report.assets is '监管不善的扶贫资产项目数';
comment on column village_report.loans is '小额贷款逾期的户数';
comment on column village_report.told_by is '哪个部门报来的，或哪一份文件';

do $walls$
declare
  can_read constant text := $$((area >= current_setting('app.read_lo') and area < current_setting('app.read_hi'))
    or area = any (string_to_array(current_setting('app.read_areas'), ',')))$$;
  can_write constant text := $$((area >= current_setting('app.write_lo') and area < current_setting('app.write_hi'))
    or area = any (string_to_array(current_setting('app.write_areas'), ',')))$$;
begin
  alter table village_report enable row level security;
  alter table village_report force row level security;
  execute format('create policy read on village_report for select to shouwang_app using (%s)', can_read);
  execute format('create policy add on village_report for insert to shouwang_app with check (%s)', can_write);
  execute format('create policy change on village_report for update to shouwang_app using (%s) with check (%s)', can_write, can_write);
  grant select, insert, update on village_report to shouwang_app;
  if current_setting('server_version_num')::int >= 170000 then
    execute 'grant maintain on village_report to shouwang_app';
  end if;
end
$walls$;
