-- Payments as lists, newest first: ids are time-ordered.
create index payment_by_id on es.stream (id desc) where category = 'payment' and state is not null;
create index payment_by_customer on es.stream ((state -> 'terms' ->> 'customerId'), id desc)
    where category = 'payment' and state is not null;
create index payment_by_runner on es.stream ((state -> 'payout' ->> 'runnerId'), id desc)
    where category = 'payment' and state is not null;
create index payment_by_status on es.stream ((state ->> 'status'), id desc)
    where category = 'payment' and state is not null;
