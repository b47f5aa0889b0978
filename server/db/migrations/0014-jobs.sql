-- 长时间的工作：一张表，谁要的、办到哪里、结果如何；取走的带租约，进程被杀以后别的进程接着办。
create table job (
  county text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  kind text not null,
  slot text,
  asked_by uuid,
  asked_at timestamptz not null,
  state text not null,
  stage text not null default '',
  done integer not null default 0,
  total integer,
  taken_by uuid,
  lease_until timestamptz,
  attempts integer not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  report jsonb,
  failure text,
  constraint job_pkey primary key (county, id),
  constraint job_slot_key unique (county, slot),
  constraint job_state check (state in ('waiting', 'running', 'done', 'failed', 'cancelled'))
);
create index job_open on job (asked_at) where state in ('waiting', 'running');
create index job_of_area on job (area, asked_at);
comment on table job is '长时间的工作：筛查、核对审计、清理旧上传；只有数目和状态，没有个人信息';
comment on column job.county is '所属县；整个程序的工作记为 000000000000';
comment on column job.slot is '定时工作的哪一次，如 screening 2022-05-30；同一次只排一回';
comment on column job.asked_by is '谁要的；程序自己或命令行要的为空';
comment on column job.taken_by is '正在办的进程';
comment on column job.lease_until is '租约到期的时刻；过期未续的，别的进程可以接着办';
comment on column job.attempts is '取走过几次；三次都没办完就作失败';
comment on column job.report is '结果：数目、规则代码、审计编号';

-- 工作没有农户资料：除了按区间，要它的人自己看得见，同一单位的管理员也看得见。
do $walls$
declare
  by_holder constant text := $$asked_by::text = current_setting('app.actor')$$;
  by_office constant text := $$(area >= current_setting('app.office_lo') and area < current_setting('app.office_hi'))$$;
  can_read constant text := $$(area >= current_setting('app.read_lo') and area < current_setting('app.read_hi'))
    or area = any (string_to_array(current_setting('app.read_areas'), ','))$$;
  can_write constant text := $$(area >= current_setting('app.write_lo') and area < current_setting('app.write_hi'))
    or area = any (string_to_array(current_setting('app.write_areas'), ','))$$;
begin
  alter table job enable row level security;
  alter table job force row level security;
  execute format('create policy read on job for select to shouwang_app using (%s or %s or %s)', can_read, by_holder, by_office);
  execute format('create policy add on job for insert to shouwang_app with check (%s or %s)', can_write, by_holder);
  execute format('create policy change on job for update to shouwang_app using (%s or %s) with check (%s or %s)',
    can_write, by_holder, can_write, by_holder);
  grant select, insert, update on job to shouwang_app;
end
$walls$;
