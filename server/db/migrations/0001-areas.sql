-- 区划是一切农户数据的印章：先有它，后有农户。
create table area (
  code text collate "C" not null,
  parent text collate "C",
  county text collate "C",
  level text not null,
  name text not null,
  rural_population integer,
  marks text[] not null default '{}',
  valid_from date not null,
  valid_to date,
  successor text collate "C",
  constraint area_pkey primary key (code),
  constraint area_parent_fkey foreign key (parent) references area (code),
  constraint area_code_format check (code ~ '^[0-9]{12}$'),
  constraint area_level_known check (level in ('province', 'city', 'county', 'township', 'village')),
  constraint area_county_below check ((level in ('province', 'city')) = (county is null))
);
create index area_by_parent on area (parent);
create index area_by_county on area (county);
comment on table area is '行政区划；级别由上级代码构成的树得出，不看数字';
comment on column area.code is '12 位统计用区划代码';
comment on column area.parent is '上级代码';
comment on column area.county is '所属县（区）代码，即农户数据的分区键；省、市为空';
comment on column area.level is '级别：省 市 县 镇（乡、街道、新区） 村（社区）';
comment on column area.rural_population is '农村户籍人口（人）';
comment on column area.marks is '标记，如 乡村振兴重点帮扶村';
comment on column area.successor is '撤并后的去向';
