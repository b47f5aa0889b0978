-- 审计封存：每条记录写入时带库外密钥的校验码，随后连续编号、成批求默克尔根、根与根相连；几张表都只许插入。
alter table audit.entry add column mac bytea;
comment on column audit.entry.mac is '写入时的校验码（HMAC-SM3，密钥在库外）；封存以前就有的记录为空';

-- 不用序列号：先取号后提交的事务会被漏掉，恢复备份以后序列又从头开始。待封的自己排队，提交了才看得见。
create table audit.waiting (
  entry uuid not null
);
comment on table audit.waiting is '等待封存的审计记录；封存时取走';
insert into audit.waiting select id from audit.entry;

create table audit.seal (
  batch bigint not null,
  first_number bigint not null,
  entries uuid[] not null,
  root bytea not null,
  previous bytea not null,
  unsigned_until bigint not null,
  sealed_at timestamptz not null,
  key_id text not null,
  mac bytea not null,
  constraint seal_pkey primary key (batch)
);
comment on table audit.seal is '审计封存：一批连续编号的记录、它们的默克尔根、上一批的校验码';
comment on column audit.seal.first_number is '本批第一条的编号；其余依 entries 的次序往下数';
comment on column audit.seal.unsigned_until is '到这个编号为止的记录是封存以前写的，没有校验码';
comment on column audit.seal.previous is '上一批的校验码；第一批是三十二个零字节';

alter table audit.waiting enable row level security;
create policy read on audit.waiting for select to shouwang_app using (current_setting('app.role') in ('audit', 'operator'));
create policy add on audit.waiting for insert to shouwang_app with check (true);
create policy drop on audit.waiting for delete to shouwang_app using (current_setting('app.role') = 'operator');
grant select, insert, delete on audit.waiting to shouwang_app;

alter table audit.seal enable row level security;
create policy read on audit.seal for select to shouwang_app using (current_setting('app.role') in ('audit', 'operator'));
create policy add on audit.seal for insert to shouwang_app with check (current_setting('app.role') = 'operator');
grant select, insert on audit.seal to shouwang_app;
