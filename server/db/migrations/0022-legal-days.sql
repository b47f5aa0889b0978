-- 县里自录的放假安排和政策包一样留存：一年一份，只增不改，后录的算数。
alter table policy_text drop constraint policy_text_kind;
alter table policy_text add constraint policy_text_kind check (kind in ('pack', 'procedure', 'legalDays'));
comment on table policy_text is '县里采用的政策包、程序和放假安排，按内容哈希留存，只增不改';
