-- 筛查要问一户以前说过什么：线索和缘由按户查；指标和命中只在变了的时候改写；迁村的户，旧事一并跟着走。
create index lead_of_household on lead (county, household);
create index lead_reason_of_household on lead_reason (county, household);
comment on column household_fact.on_day is '这些数值从哪天起没有变过；每次筛查都核对，没有变的不改写';
comment on column rule_hit.on_day is '这些数值从哪天起命中；没有变的不改写';

-- Only the stamp of an append-only row may change: whoever looks after the household today sees what was before.
do $walls$
declare
  t text;
  can_write constant text := $$((area >= current_setting('app.write_lo') and area < current_setting('app.write_hi'))
    or area = any (string_to_array(current_setting('app.write_areas'), ',')))$$;
begin
  foreach t in array array['event', 'lead_reason']
  loop
    execute format('create policy change on %I for update to shouwang_app using (%s) with check (%s)', t, can_write, can_write);
    execute format('grant update (area) on %I to shouwang_app', t);
  end loop;
end
$walls$;
