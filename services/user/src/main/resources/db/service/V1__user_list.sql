-- Users as a list, the newest first.
create index user_by_age on es.stream (created_at desc, id) where category = 'user' and state ->> 'status' = 'ACTIVE';
