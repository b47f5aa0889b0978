-- 丢了的手机往往登录也过期了：不登录也要听得见“抹除”，否则到期以前里面的资料一直在。
create function device_is_lost(device uuid)
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from visit_device where id = device and lost_at is not null)
$$;
comment on function device_is_lost(uuid) is '这台手机是否登记丢失；编号是随机的，只有手机自己和本单位的管理员知道';
revoke execute on function device_is_lost from public;
grant execute on function device_is_lost to shouwang_app;
