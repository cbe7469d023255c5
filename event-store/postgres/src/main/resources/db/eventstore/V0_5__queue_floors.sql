-- Below its floor a queue is empty for ever. Without it every look at the head of a queue would walk over all rows
-- taken since the oldest snapshot in the cluster, which a backup or a report may hold for hours. See raise_floor.
create table es.queue_floor (
    queue text primary key,
    floor bigint not null,
    candidate bigint not null,
    settled_after xid8 not null,
    raised_at timestamptz not null
) with (fillfactor = 10);

insert into es.queue_floor values
    ('outbox', 0, 0, '0', '-infinity'),
    ('unsequenced', 0, 0, '0', '-infinity');
