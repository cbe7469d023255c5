-- What was removed on purpose. Places in the feed stay, so that it keeps its order and has no gaps; they tell of nothing
-- any more, and so many of them may. place: how far the going through the streams of a category has come.
create table es.forgotten (
    category text collate "C" primary key,
    place text collate "C" not null,
    streams bigint not null,
    events bigint not null
) with (fillfactor = 10);

insert into es.forgotten values ('idempotency', '', 0, 0);
