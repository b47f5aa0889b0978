-- 更正一个人要看他历来的姓名和住过的户：原来的索引只有现行的行，一百万人的县每次更正都把两张表从头读到尾。
drop index membership_of_person;
drop index person_version_of;
create index membership_of_person on membership (county, person);
create index person_version_of on person_version (county, person);
