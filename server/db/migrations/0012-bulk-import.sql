-- 姓名检索的行按主键增删，不再按人另建索引：百万人导入时，这个索引的维护和写姓名行本身一样久。
drop index name_gram_of_person;
comment on table name_gram is '姓名检索：相邻两字和末字的行，等值或区间查找；like 在行级安全下用不上索引';
