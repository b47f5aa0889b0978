-- 账号、授权、会话；登录前还不知道是谁，所以只经由几个定名的函数看账号。
create table account (
  id uuid not null,
  name text not null,
  display_name text not null,
  area text collate "C" not null,
  password_hash text not null,
  failed_count integer not null default 0,
  locked_until timestamptz,
  must_change_password boolean not null default false,
  closed_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  constraint account_pkey primary key (id),
  constraint account_name_key unique (name)
);
comment on table account is '账号：系统管理员建账号但不授权';

create table role_grant (
  id uuid not null,
  account uuid not null,
  role text not null,
  area text collate "C" not null,
  granted_at timestamptz not null,
  granted_by uuid,
  revoked_at timestamptz,
  constraint role_grant_pkey primary key (id),
  constraint role_grant_account_fkey foreign key (account) references account (id),
  constraint role_grant_role check (role in ('province', 'city', 'county', 'township', 'village', 'system', 'security', 'audit'))
);
create unique index role_grant_one_role on role_grant (account) where revoked_at is null;
comment on table role_grant is '授权：安全管理员授权但不建账号；一个账号同时只有一个角色（三员分立）';

create table session (
  digest bytea not null,
  account uuid not null,
  kind text not null,
  device text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint session_pkey primary key (digest),
  constraint session_account_fkey foreign key (account) references account (id),
  constraint session_kind check (kind in ('cookie', 'bearer'))
);
create index session_of on session (account);
comment on table session is '会话与令牌：只存摘要';

create table command (
  actor uuid not null,
  device text not null,
  id uuid not null,
  digest bytea not null,
  result jsonb,
  at timestamptz not null,
  constraint command_pkey primary key (actor, device, id)
);
comment on table command is '已执行的命令：同一编号再来，按今天的权限重读结果；内容不同则拒绝';

create table data_key (
  county text collate "C" not null,
  purpose text not null,
  version integer not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  constraint data_key_pkey primary key (county, purpose, version)
);
comment on table data_key is '县级数据密钥，用库外的主密钥包住';

create schema audit;
create table audit.entry (
  id uuid not null,
  at timestamptz not null,
  actor uuid,
  role text not null,
  area text collate "C" not null,
  device text not null,
  act text not null,
  county text,
  object_kind text,
  object_ids uuid[] not null default '{}',
  why text,
  outcome text not null,
  details jsonb not null default '{}',
  digest_before bytea,
  digest_after bytea,
  constraint entry_pkey primary key (id)
);
create index entry_by_time on audit.entry (at);
comment on table audit.entry is '审计：与动作同一事务写入，只许插入';
