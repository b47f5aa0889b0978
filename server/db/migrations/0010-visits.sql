-- 手机只提出，镇里采纳：登记表先以 proposed 立着，变化密封在旁边，采纳的同一事务里才写进各张表。
create table visit_device (
  id uuid not null,
  account uuid not null,
  area text collate "C" not null,
  key_county text collate "C" not null,
  name text not null,
  share bytea not null,
  registered_at timestamptz not null,
  contact_at timestamptz not null,
  lost_at timestamptz,
  lost_by uuid,
  wiped_at timestamptz,
  constraint visit_device_pkey primary key (id),
  constraint visit_device_account_fkey foreign key (account) references account (id)
);
create index visit_device_of on visit_device (account);
comment on table visit_device is '入户用的手机：服务器这一半密钥、上次联系、是否丢失';
comment on column visit_device.share is '密封值：服务器保管的 32 字节，每次联系时交给手机，手机到期就丢掉';
comment on column visit_device.key_county is '密封 share 用的是哪个县的数据密钥';
comment on column visit_device.contact_at is '上次联系；过 72 小时手机上的农户资料要丢掉';
comment on column visit_device.wiped_at is '手机报告已全部删除';

alter table visit_device enable row level security;
alter table visit_device force row level security;
create policy read on visit_device for select to shouwang_app using (account::text = current_setting('app.actor')
  or (current_setting('app.role') in ('system', 'security', 'operator')
    and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi')));
create policy add on visit_device for insert to shouwang_app with check (account::text = current_setting('app.actor'));
create policy change on visit_device for update to shouwang_app
  using (account::text = current_setting('app.actor') or (current_setting('app.role') in ('system', 'security', 'operator')
    and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi')))
  with check (account::text = current_setting('app.actor') or (current_setting('app.role') in ('system', 'security', 'operator')
    and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi')));
grant select, insert, update on visit_device to shouwang_app;

create table visit_form (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  device uuid not null,
  digest bytea not null,
  base_version integer not null,
  version integer not null,
  after uuid,
  visited_on date not null,
  standing text not null default 'proposed',
  changed_fields smallint not null,
  photos uuid[] not null default '{}',
  signature uuid,
  private bytea not null,
  received_at timestamptz not null,
  by_account uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  reason bytea,
  constraint visit_form_pkey primary key (county, id),
  constraint visit_form_household_fkey foreign key (county, household) references household (county, id),
  constraint visit_form_standing check (standing in ('proposed', 'accepted', 'returned')),
  constraint visit_form_decided check ((standing = 'proposed') = (decided_at is null))
);
create index visit_form_of on visit_form (county, household, received_at);
create index visit_form_waiting on visit_form (county, area, visited_on) where standing = 'proposed';
create index visit_form_of_device on visit_form (county, device, received_at);
comment on table visit_form is '手机送来的入户排查登记；编号就是手机上的提交编号，也是 sweep_form 里那一行的编号';
comment on column visit_form.digest is '内容的带密钥摘要：同一编号再来，内容相同才算同一份';
comment on column visit_form.base_version is '填表时所见的户版本';
comment on column visit_form.version is '这份登记之后的户版本；接着它的下一份以此为准';
comment on column visit_form.after is '接着本设备的哪一份；离线时连填几份用';
comment on column visit_form.changed_fields is '提出变化的项数；0 项的可以成批采纳';
comment on column visit_form.private is '密封值：答案、变化、地点、没有签字的原因';
comment on column visit_form.reason is '密封值：退回的理由';

do $walls$
declare
  can_read constant text := $$((area >= current_setting('app.read_lo') and area < current_setting('app.read_hi'))
    or area = any (string_to_array(current_setting('app.read_areas'), ',')))$$;
  can_write constant text := $$((area >= current_setting('app.write_lo') and area < current_setting('app.write_hi'))
    or area = any (string_to_array(current_setting('app.write_areas'), ',')))$$;
begin
  alter table visit_form enable row level security;
  alter table visit_form force row level security;
  execute format('create policy read on visit_form for select to shouwang_app using (%s)', can_read);
  execute format('create policy add on visit_form for insert to shouwang_app with check (%s)', can_write);
  execute format('create policy change on visit_form for update to shouwang_app using (%s) with check (%s)', can_write, can_write);
  grant select, insert, update on visit_form to shouwang_app;
  if current_setting('server_version_num')::int >= 170000 then
    execute 'grant maintain on visit_form, visit_device to shouwang_app';
  end if;
end
$walls$;
