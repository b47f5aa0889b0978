-- 县里改政策先写草稿，另一人批准后才成为采用的包；采用的包从某天停用，同样要两个人。
create table policy_draft (
  county text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  kind text not null,
  state text not null,
  version integer not null default 1,
  title text not null,
  document_no text,
  from_date date not null,
  base_hash text,
  content jsonb,
  hash text,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  constraint policy_draft_pkey primary key (county, id),
  constraint policy_draft_kind check (kind in ('version', 'end')),
  constraint policy_draft_state check (state in ('draft', 'submitted', 'returned', 'approved', 'withdrawn')),
  constraint policy_draft_content check ((kind = 'version') = (content is not null)),
  constraint policy_draft_two_people check (state not in ('approved', 'returned') or decided_by <> drafted_by)
);
comment on table policy_draft is '政策包的草稿：改了什么、谁写的、谁批准或退回；批准后的内容进 policy_text';
comment on column policy_draft.area is '县的代码，按它分权限';
comment on column policy_draft.kind is 'version 是新的一版，end 是从某天起停用一版';
comment on column policy_draft.base_hash is '写草稿时生效的那一版，用来对照';
comment on column policy_draft.content is '整个包，各层都在内；停用的没有';
comment on column policy_draft.hash is '批准后采用的那一版；停用的是要停的那一版';
comment on column policy_draft.reason is '撤回、退回、批准或停用时写的话';

alter table policy_draft enable row level security;
alter table policy_draft force row level security;
create policy read on policy_draft for select to shouwang_app using (
  (area >= current_setting('app.read_lo') and area < current_setting('app.read_hi'))
  or area = any (string_to_array(current_setting('app.read_areas'), ',')));
create policy add on policy_draft for insert to shouwang_app with check (
  (area >= current_setting('app.write_lo') and area < current_setting('app.write_hi'))
  or area = any (string_to_array(current_setting('app.write_areas'), ',')));
create policy change on policy_draft for update to shouwang_app using (
  (area >= current_setting('app.write_lo') and area < current_setting('app.write_hi'))
  or area = any (string_to_array(current_setting('app.write_areas'), ',')))
  with check ((area >= current_setting('app.write_lo') and area < current_setting('app.write_hi'))
  or area = any (string_to_array(current_setting('app.write_areas'), ',')));
grant select, insert, update on policy_draft to shouwang_app;

-- 停用和采用一样，全县各级筛查都要知道，所以像 policy_text 一样不分级。
create table policy_end (
  county text collate "C" not null,
  hash text not null,
  from_date date not null,
  ended_at timestamptz not null,
  by_account uuid not null,
  constraint policy_end_pkey primary key (county, hash)
);
comment on table policy_end is '从哪天起停用的政策包，只增不改；停用后前一版重新生效';
grant select, insert on policy_end to shouwang_app;
