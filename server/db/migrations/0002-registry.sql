-- 人、户、家庭关系各是各的，值都有两个时间（有效、知晓）和来历；这一层以后补不上。
create table household (
  county text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  version integer not null default 1,
  opened_on date not null,
  closed_on date,
  successor_county text collate "C",
  successor uuid,
  constraint household_pkey primary key (county, id),
  constraint household_area_fkey foreign key (area) references area (code)
);
create index household_by_area on household (county, area, id);
comment on table household is '农户：只有身份、所在村和版本号；属性在 household_version';
comment on column household.area is '所在村，权限与统计用的印章，不是键';
comment on column household.version is '每个动作先锁户、加一，同一户的两次修改不会互相覆盖';

create table household_version (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  village_group text,
  head_name text,
  resettlement_site boolean,
  private bytea,
  private_digest bytea,
  phone_index bytea,
  valid_from date not null,
  valid_to date,
  known_from timestamptz not null,
  known_to timestamptz,
  standing text not null default 'accepted',
  means text not null,
  by_account uuid not null,
  batch uuid,
  constraint household_version_pkey primary key (county, id),
  constraint household_version_household_fkey foreign key (county, household) references household (county, id),
  constraint household_version_valid check (valid_to is null or valid_to > valid_from),
  constraint household_version_standing check (standing in ('proposed', 'accepted', 'returned'))
);
create index household_version_of on household_version (county, household) where known_to is null;
create index household_version_by_phone on household_version (county, phone_index) where known_to is null and phone_index is not null;
comment on table household_version is '农户属性的历次取值';
comment on column household_version.private is '密封值：电话、详细地址';
comment on column household_version.private_digest is '密封值的带密钥摘要，只用来判断是否变了';
comment on column household_version.phone_index is '电话的盲索引';
comment on column household_version.resettlement_site is 'A1 居住在大中型易地扶贫搬迁集中安置区';

create table person (
  county text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  version integer not null default 1,
  constraint person_pkey primary key (county, id)
);
comment on table person is '人：比户长久；一个人在两户里是发现的问题，不是写不进去的错误';

create table person_version (
  county text collate "C" not null,
  id uuid not null,
  person uuid not null,
  area text collate "C" not null,
  name text not null,
  sex text,
  birth_date date,
  ethnicity text,
  political_status text,
  education text,
  student_status text,
  health text[],
  labour text,
  work_region text,
  work_months smallint,
  medical_insurance text,
  critical_illness_insurance boolean,
  pension_insurance text,
  subsistence_allowance text,
  extreme_poverty_support text,
  relocated boolean,
  private bytea,
  private_digest bytea,
  id_index bytea,
  phone_index bytea,
  valid_from date not null,
  valid_to date,
  known_from timestamptz not null,
  known_to timestamptz,
  standing text not null default 'accepted',
  means text not null,
  by_account uuid not null,
  batch uuid,
  constraint person_version_pkey primary key (county, id),
  constraint person_version_person_fkey foreign key (county, person) references person (county, id),
  constraint person_version_valid check (valid_to is null or valid_to > valid_from),
  constraint person_version_standing check (standing in ('proposed', 'accepted', 'returned')),
  constraint person_version_months check (work_months between 0 and 12)
);
create index person_version_of on person_version (county, person) where known_to is null;
create index person_version_by_id on person_version (county, id_index) where known_to is null;
create index person_version_by_phone on person_version (county, phone_index) where known_to is null and phone_index is not null;
comment on table person_version is '家庭成员 A5–A22 的历次取值；空是不知道，不是没有';
comment on column person_version.private is '密封值：证件号码、电话';
comment on column person_version.id_index is '证件号码（前 18 位）的盲索引，不唯一：重复是发现的问题';
comment on column person_version.health is 'A13 健康状况，可多项；空是不知道';

create table membership (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  person uuid not null,
  area text collate "C" not null,
  relation text not null,
  position smallint not null default 0,
  valid_from date not null,
  valid_to date,
  known_from timestamptz not null,
  known_to timestamptz,
  standing text not null default 'accepted',
  means text not null,
  by_account uuid not null,
  batch uuid,
  constraint membership_pkey primary key (county, id),
  constraint membership_household_fkey foreign key (county, household) references household (county, id),
  constraint membership_person_fkey foreign key (county, person) references person (county, id),
  constraint membership_valid check (valid_to is null or valid_to > valid_from),
  constraint membership_standing check (standing in ('proposed', 'accepted', 'returned'))
);
create index membership_of_household on membership (county, household) where known_to is null;
create index membership_of_person on membership (county, person) where known_to is null;
comment on table membership is '谁在哪一户、什么关系、从哪天到哪天';
comment on column membership.relation is 'A8 与户主关系';

create table external_id (
  county text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  household uuid,
  person uuid,
  scheme text not null,
  value text collate "C" not null,
  known_from timestamptz not null,
  known_to timestamptz,
  constraint external_id_pkey primary key (county, id),
  constraint external_id_household_fkey foreign key (county, household) references household (county, id),
  constraint external_id_person_fkey foreign key (county, person) references person (county, id),
  constraint external_id_one_subject check ((household is null) <> (person is null))
);
create index external_id_by_value on external_id (county, scheme, value) where known_to is null;
create index external_id_of_household on external_id (county, household) where known_to is null;
comment on table external_id is '户编号（scheme = householdNo）、全国系统编号等外部编号';

create table name_gram (
  county text collate "C" not null,
  gram text collate "C" not null,
  area text collate "C" not null,
  household uuid not null,
  person uuid not null,
  constraint name_gram_pkey primary key (county, gram, area, household, person)
);
create index name_gram_of_person on name_gram (county, person);
comment on table name_gram is '姓名检索：一字、两字词行，等值查找；like 在行级安全下用不上索引';

create table income_snapshot (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  purpose text not null,
  period_from date,
  period_to date,
  a28 bigint, a29 bigint, a30 bigint, a31 bigint, a32 bigint, a35 bigint, a36 bigint,
  prior_per_head bigint,
  lines jsonb,
  valid_from date not null,
  known_from timestamptz not null,
  known_to timestamptz,
  standing text not null default 'accepted',
  means text not null,
  by_account uuid not null,
  batch uuid,
  constraint income_snapshot_pkey primary key (county, id),
  constraint income_snapshot_household_fkey foreign key (county, household) references household (county, id),
  constraint income_snapshot_purpose check (purpose in ('识别', '年度', '消除', '排查')),
  constraint income_snapshot_standing check (standing in ('proposed', 'accepted', 'returned')),
  constraint income_snapshot_bounds check (
    greatest(abs(a28), abs(a29), abs(a30), abs(a31), abs(a32), abs(a35), abs(a36), abs(prior_per_head)) <= 1000000000000)
);
create index income_snapshot_of on income_snapshot (county, household, valid_from) where known_to is null;
comment on table income_snapshot is '收支快照 A28–A32、A35–A36（分），有期间和用途；A33、A34、A37、A38 只算不存';
comment on column income_snapshot.prior_per_head is '上年人均纯收入（分）';
comment on column income_snapshot.lines is '分项明细，如 务工、养老保险金；有明细时合计等于明细之和';
comment on column income_snapshot.valid_from is '收入周期止的次日';

create table essentials_snapshot (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  purpose text not null,
  housing boolean,
  education boolean,
  water boolean,
  valid_from date not null,
  known_from timestamptz not null,
  known_to timestamptz,
  standing text not null default 'accepted',
  means text not null,
  by_account uuid not null,
  batch uuid,
  constraint essentials_snapshot_pkey primary key (county, id),
  constraint essentials_snapshot_household_fkey foreign key (county, household) references household (county, id),
  constraint essentials_snapshot_purpose check (purpose in ('识别', '年度', '消除', '排查')),
  constraint essentials_snapshot_standing check (standing in ('proposed', 'accepted', 'returned'))
);
create index essentials_snapshot_of on essentials_snapshot (county, household, valid_from) where known_to is null;
comment on table essentials_snapshot is '三保障和饮水安全：是否有保障（A23–A25 问的是有无问题，方向相反）';

create table enrolment (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  scheme text not null,
  category text,
  lifted_year smallint,
  recognised_members smallint,
  risk_types text[] not null default '{}',
  main_risk text,
  risk_removed_on date,
  removal_way text,
  case_id uuid,
  valid_from date not null,
  valid_to date,
  known_from timestamptz not null,
  known_to timestamptz,
  standing text not null default 'accepted',
  means text not null,
  by_account uuid not null,
  batch uuid,
  constraint enrolment_pkey primary key (county, id),
  constraint enrolment_household_fkey foreign key (county, household) references household (county, id),
  constraint enrolment_scheme check (scheme in ('lifted', 'monitored')),
  constraint enrolment_valid check (valid_to is null or valid_to > valid_from),
  constraint enrolment_standing check (standing in ('proposed', 'accepted', 'returned'))
);
create index enrolment_of on enrolment (county, household) where known_to is null;
create index enrolment_by_scheme on enrolment (county, scheme, area) where known_to is null;
comment on table enrolment is '一户在某项制度里的身份：脱贫户（lifted）、监测对象（monitored），可同时有几项；户类型由此得出';
comment on column enrolment.risk_removed_on is '风险消除日期；消除后仍在监测对象之列';

create table contact_officer (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  name text not null,
  private bytea,
  private_digest bytea,
  valid_from date not null,
  valid_to date,
  known_from timestamptz not null,
  known_to timestamptz,
  standing text not null default 'accepted',
  means text not null,
  by_account uuid not null,
  batch uuid,
  constraint contact_officer_pkey primary key (county, id),
  constraint contact_officer_household_fkey foreign key (county, household) references household (county, id)
);
create index contact_officer_of on contact_officer (county, household) where known_to is null;
comment on table contact_officer is '监测联系人 A55，电话密封';

create table measure (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  kind text not null,
  option text,
  started_on date,
  ended_on date,
  amount bigint,
  fund_source text,
  department text,
  state text,
  valid_from date not null,
  known_from timestamptz not null,
  known_to timestamptz,
  standing text not null default 'accepted',
  means text not null,
  by_account uuid not null,
  batch uuid,
  constraint measure_pkey primary key (county, id),
  constraint measure_household_fkey foreign key (county, household) references household (county, id)
);
create index measure_of on measure (county, household) where known_to is null;
comment on table measure is '帮扶措施 A39–A52，金额为分';

create table campaign (
  county text collate "C" not null,
  id uuid not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  constraint campaign_pkey primary key (county, id)
);
comment on table campaign is '集中排查；导入的登记表按年归入';

create table sweep_form (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  campaign uuid not null,
  visited_on date not null,
  household_type text,
  members smallint,
  per_head bigint,
  reaches_line boolean,
  education boolean,
  medical boolean,
  housing boolean,
  water boolean,
  meets_criteria boolean,
  risk_types text[] not null default '{}',
  meets_removal boolean,
  meets_monitoring boolean,
  opinion text,
  home_state text,
  visitors text,
  known_from timestamptz not null,
  known_to timestamptz,
  standing text not null default 'accepted',
  means text not null,
  by_account uuid not null,
  batch uuid,
  constraint sweep_form_pkey primary key (county, id),
  constraint sweep_form_household_fkey foreign key (county, household) references household (county, id),
  constraint sweep_form_campaign_fkey foreign key (county, campaign) references campaign (county, id)
);
create index sweep_form_of on sweep_form (county, household, visited_on) where known_to is null;
create index sweep_form_by_campaign on sweep_form (county, campaign, area) where known_to is null;
comment on table sweep_form is '入户排查登记表（LZ 附件1）';
comment on column sweep_form.opinion is '处理意见：无 新识别纳入 标注风险消除 回退 清退；决定计入附件 2 的哪一栏';

create table document (
  county text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  holder text,
  kind text not null,
  household uuid,
  case_id uuid,
  media_type text not null,
  size integer not null,
  digest bytea not null,
  private bytea,
  retain_until date,
  created_at timestamptz not null,
  by_account uuid not null,
  constraint document_pkey primary key (county, id)
);
create index document_of_household on document (county, household);
comment on table document is '纸张、照片、扫描件、生成的文件，同一个库；内容加密存盘';
comment on column document.private is '密封值：原文件名';

create table import_batch (
  county text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  file_name text not null,
  digest bytea not null,
  mode text not null,
  valid_from date,
  state text not null,
  progress jsonb not null default '{}',
  report jsonb,
  document uuid,
  by_account uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint import_batch_pkey primary key (county, id),
  constraint import_batch_mode check (mode in ('whole', 'faultless')),
  constraint import_batch_state check (state in ('waiting', 'running', 'done', 'refused', 'failed'))
);
create index import_batch_by_area on import_batch (county, started_at);
comment on table import_batch is '导入批次：谁、哪个文件、结果报告；报告里的值只有本批经办范围的人能看';
