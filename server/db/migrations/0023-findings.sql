-- 疑点数据：规则查出一条留一条，村里答复，复核后销号；同一户同一人同一条规则同时只有一条未销的。
create table finding (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  person uuid,
  subject uuid not null,
  area text collate "C" not null,
  rule text not null,
  values jsonb not null,
  sentence text not null,
  pack_hash text not null,
  found_on date not null,
  due_on date not null,
  state text not null default 'open',
  answer text,
  reason text,
  answered_on date,
  answered_by uuid,
  quiet_until date,
  still_on date,
  closed_on date,
  version integer not null default 1,
  constraint finding_pkey primary key (county, id),
  constraint finding_household_fkey foreign key (county, household) references household (county, id),
  constraint finding_state check (state in ('open', 'answered', 'quiet', 'closed')),
  constraint finding_answer check (answer in ('true', 'false', 'mended', 'excepted')),
  constraint finding_closed check ((state = 'closed') = (closed_on is not null))
);
create unique index finding_standing on finding (county, household, subject, rule) where closed_on is null;
create index finding_by_area on finding (county, area, due_on) where closed_on is null;
create index finding_by_rule on finding (county, rule) where answer is not null;
comment on table finding is '疑点：规则在某户某人身上查出的、可能不对的数据';
comment on column finding.subject is '疑点在谁身上：人，没有就是户；唯一约束用';
comment on column finding.sentence is '查出时的一句话，含数值';
comment on column finding.state is 'open 待核 · answered 答复已改待复核 · quiet 误报或例外，到期以前不再提 · closed 复核已不存在';
comment on column finding.answer is 'true 属实 · false 误报 · mended 已改 · excepted 属实但例外（休学、异地就读等）';
comment on column finding.quiet_until is '误报、例外到哪天为止（含当天）；过后还在就重新提出';
comment on column finding.still_on is '答复已改，这一天复核仍在';

do $walls$
declare
  can_read constant text := $$((area >= current_setting('app.read_lo') and area < current_setting('app.read_hi'))
    or area = any (string_to_array(current_setting('app.read_areas'), ',')))$$;
  can_write constant text := $$((area >= current_setting('app.write_lo') and area < current_setting('app.write_hi'))
    or area = any (string_to_array(current_setting('app.write_areas'), ',')))$$;
begin
  alter table finding enable row level security;
  alter table finding force row level security;
  execute format('create policy read on finding for select to shouwang_app using (%s)', can_read);
  execute format('create policy add on finding for insert to shouwang_app with check (%s)', can_write);
  execute format('create policy change on finding for update to shouwang_app using (%s) with check (%s)', can_write, can_write);
  grant select, insert, update on finding to shouwang_app;
  if current_setting('server_version_num')::int >= 170000 then
    execute 'grant maintain on finding to shouwang_app';
  end if;
end
$walls$;
