-- 一个村的户编号按索引一次读出：列一个村的农户要按户编号排，一户一户地查比一次读出慢。
create index external_id_by_area on external_id (county, area) where known_to is null;
