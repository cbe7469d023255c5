-- Orders as lists, newest first: ids are time-ordered.
create index order_by_id on es.stream (id desc) where category = 'order' and state is not null;
create index order_by_customer on es.stream ((state ->> 'customerId'), id desc)
    where category = 'order' and state is not null;
create index order_by_status on es.stream ((state ->> 'status'), id desc)
    where category = 'order' and state is not null;
create index order_by_runner on es.stream ((state ->> 'runnerId'), id desc)
    where category = 'order' and state is not null;
