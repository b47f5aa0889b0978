-- 一次识别是一串事件；当前行由同一函数在同一事务里写成，可以重放核对。
create table monitoring_case (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  lead uuid,
  earlier_case uuid,
  procedure_hash text not null,
  pack_hash text not null,
  step text not null,
  state jsonb not null,
  opened_on date not null,
  closed_on date,
  version integer not null default 1,
  constraint monitoring_case_pkey primary key (county, id),
  constraint monitoring_case_household_fkey foreign key (county, household) references household (county, id),
  constraint monitoring_case_step check (step in ('homeCheck', 'comparison', 'villageReview', 'publicNotice',
    'townshipReview', 'countyDecision', 'monitored', 'closed'))
);
create unique index monitoring_case_one_running on monitoring_case (county, household) where step not in ('closed');
create index monitoring_case_by_step on monitoring_case (county, step, area);
comment on table monitoring_case is '监测案件：从识别到消除；开案时钉住程序的哈希';

create table event (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  case_id uuid,
  lead uuid,
  seq integer not null,
  kind text not null,
  data jsonb not null,
  paper uuid,
  at timestamptz not null,
  on_day date not null,
  by_account uuid not null,
  role text not null,
  means text not null,
  command uuid,
  pack_hash text,
  procedure_hash text,
  constraint event_pkey primary key (county, id),
  constraint event_household_fkey foreign key (county, household) references household (county, id)
);
create index event_of_household on event (county, household, at);
create unique index event_of_case on event (county, case_id, seq) where case_id is not null;
comment on table event is '事件：只有编码、编号和摘要，没有个人文字；文字在可抹去的 case_paper';

create table case_paper (
  county text collate "C" not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  case_id uuid not null,
  kind text not null,
  content jsonb,
  document uuid,
  on_day date not null,
  created_at timestamptz not null,
  by_account uuid not null,
  blanked_at timestamptz,
  constraint case_paper_pkey primary key (county, id),
  constraint case_paper_case_fkey foreign key (county, case_id) references monitoring_case (county, id)
);
create index case_paper_of on case_paper (county, case_id);
comment on table case_paper is '案卷：核查、授权、比对、评议、公示、异议、计划、决定的文字内容';
