-- 政策包一经采用不可改；指标、命中是算出来留着的结果；线索一户一条。
create table policy_text (
  county text collate "C" not null,
  kind text not null,
  hash text not null,
  name text not null,
  content jsonb not null,
  from_date date not null,
  adopted_at timestamptz not null,
  by_account uuid not null,
  constraint policy_text_pkey primary key (county, kind, hash),
  constraint policy_text_kind check (kind in ('pack', 'procedure'))
);
comment on table policy_text is '县里采用的政策包和程序，按内容哈希留存，只增不改';

create table household_fact (
  county text collate "C" not null,
  household uuid not null,
  area text collate "C" not null,
  on_day date not null,
  members integer,
  a28 bigint, a29 bigint, a30 bigint, a31 bigint, a32 bigint, a33 bigint,
  a35 bigint, a36 bigint, a37 bigint,
  prior_per_head bigint,
  lifted boolean,
  monitored boolean,
  risk_removed boolean,
  housing_secured boolean,
  education_secured boolean,
  water_secured boolean,
  uninsured integer, uninsured_unknown integer,
  seriously_ill integer, seriously_ill_unknown integer,
  disabled integer, disabled_unknown integer,
  chronically_ill integer, chronically_ill_unknown integer,
  beyond_compulsory integer, beyond_compulsory_unknown integer,
  away_workers integer, away_workers_unknown integer,
  away_months integer, away_months_unknown integer,
  able_workers integer, able_workers_unknown integer,
  constraint household_fact_pkey primary key (county, household)
);
create index household_fact_by_area on household_fact (county, area);
comment on table household_fact is '指标：今天的 facts(…)，随户的改动在同一事务里更新；过去的日子现算不留';

create table rule_hit (
  county text collate "C" not null,
  household uuid not null,
  rule text not null,
  area text collate "C" not null,
  on_day date not null,
  pack_hash text not null,
  values jsonb not null,
  constraint rule_hit_pkey primary key (county, household, rule)
);
create index rule_hit_by_rule on rule_hit (county, rule, area);
comment on table rule_hit is '规则命中（今天）：规则、当时的值、所依政策包';

create table lead (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  state text not null,
  desk text not null,
  opened_on date not null,
  due_on date not null,
  finding text,
  reason text,
  verified_on date,
  verified_by uuid,
  case_id uuid,
  version integer not null default 1,
  constraint lead_pkey primary key (county, id),
  constraint lead_household_fkey foreign key (county, household) references household (county, id),
  constraint lead_state check (state in ('open', 'verified')),
  constraint lead_finding check (finding in ('true', 'false', 'alreadyMonitored')),
  constraint lead_verified check ((state = 'verified') = (finding is not null))
);
create unique index lead_one_open on lead (county, household) where state = 'open';
create index lead_by_due on lead (county, state, due_on);
comment on table lead is '预警线索：一户同时只有一条未核实的，几项命中并在一条里';

create table lead_reason (
  county text collate "C" not null,
  id uuid not null,
  lead uuid not null,
  household uuid not null,
  area text collate "C" not null,
  source text not null,
  rule text,
  cites text,
  values jsonb,
  sentence text not null,
  sender text,
  pack_hash text,
  on_day date not null,
  by_account uuid not null,
  constraint lead_reason_pkey primary key (county, id),
  constraint lead_reason_lead_fkey foreign key (county, lead) references lead (county, id),
  constraint lead_reason_source check (source in ('system', 'visit', 'department', 'selfReport', 'supervision'))
);
create index lead_reason_of on lead_reason (county, lead);
comment on table lead_reason is '线索的缘由：五个来源之一，规则、条款、数值、一句话';
