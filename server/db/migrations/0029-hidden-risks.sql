-- 预警阈值能用的两个指标也留存：家庭隐患项数、务工月数合计。
alter table household_fact
  add column hardships integer, add column hardships_unknown integer,
  add column work_months integer, add column work_months_unknown integer;

-- 新列要到下一次筛查才有数：已经做过的夜间筛查让出位置，升级后的第一轮就补做。
update job set slot = '升级前 ' || slot
where kind = 'screening' and slot is not null and state in ('done', 'failed', 'cancelled');
