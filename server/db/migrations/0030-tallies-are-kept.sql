-- 按成员数出来的指标都留存：名单、疑点和试算不必再把全县的人数一遍。
alter table household_fact
  add column heads integer, add column heads_unknown integer,
  add column spouses integer, add column spouses_unknown integer,
  add column minors integer, add column minors_unknown integer,
  add column elders integer, add column elders_unknown integer,
  add column students integer, add column students_unknown integer,
  add column vocational_students integer, add column vocational_students_unknown integer,
  add column out_of_school integer, add column out_of_school_unknown integer,
  add column labourers integer, add column labourers_unknown integer,
  add column weak_workers integer, add column weak_workers_unknown integer,
  add column workers integer, add column workers_unknown integer,
  add column on_allowance integer, add column on_allowance_unknown integer,
  add column extremely_poor integer, add column extremely_poor_unknown integer;

-- 新列要到下一次筛查才有数：已经做过的夜间筛查让出位置，升级后的第一轮就补做。
update job set slot = '升级前 ' || slot
where kind = 'screening' and slot is not null and state in ('done', 'failed', 'cancelled');
