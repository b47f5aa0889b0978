-- 导入报告里有原样的证件号码，文件名里可能有姓名：两样都密封存放，表上只留数目和状态。
alter table import_batch
  drop column file_name,
  drop column report,
  drop column document,
  add column private bytea not null,
  add column report bytea,
  add column upload uuid,
  add column dry_run boolean not null default false,
  add column outcome jsonb,
  add column failure text;
comment on column import_batch.private is '密封值：文件名';
comment on column import_batch.report is '密封的结果报告：每一处错误的表、行、列、原样的值';
comment on column import_batch.upload is '数据目录 uploads 下密封保存的工作簿；从命令行导入的没有';
comment on column import_batch.outcome is '只有数目：收下、变化的户数和人数，错误和提示的条数';

-- 导入先装进临时表，事务结束就没有了。
do $temporary$
begin
  execute format('grant temporary on database %I to shouwang_app', current_database());
end
$temporary$;
