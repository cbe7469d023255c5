-- A user's inbox and what was told of an order, the newest first.
create index notification_by_user on es.stream ((state ->> 'userId'), created_at desc, id desc)
    where category = 'notification' and state ->> 'revertedAt' is null;
create index notification_by_order on es.stream ((state ->> 'orderId'), created_at desc, id desc)
    where category = 'notification' and state ->> 'revertedAt' is null;

-- Where in the feed a stream begins: what a client of the live stream that comes back has missed.
create index feed_by_first_event on es.feed (stream) where version = 1;
