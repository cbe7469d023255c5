-- Sagas as lists, newest first: ids are time-ordered.
create index saga_by_id on es.stream (id desc) where category = 'acceptordersaga' and state is not null;
create index saga_by_status on es.stream ((state ->> 'status'), id desc)
    where category = 'acceptordersaga' and state is not null;
