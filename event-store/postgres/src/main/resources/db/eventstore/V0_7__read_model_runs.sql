-- The stored states of all streams held against their events: the latest run of each kind, and how far it is. Whoever
-- runs it writes its place with each batch; if the row is not touched for a while, another replica goes on from there.
create table es.read_model_run (
    kind text primary key,
    holder text not null,
    started_at timestamptz not null,
    touched_at timestamptz not null,
    finished_at timestamptz,
    pass int not null,
    -- All streams up to this number are done, in this pass.
    place bigint not null,
    streams bigint not null,
    different bigint not null,
    mended bigint not null,
    moved bigint not null,
    -- Of this pass: whether another is needed.
    restless bigint not null,
    broken bigint not null,
    examples text[] not null,
    -- Over all runs: tells every replica that what it has cached may be wrong.
    mended_ever bigint not null
) with (fillfactor = 10);

insert into es.read_model_run
select kind, '', '-infinity', '-infinity', '-infinity', 0, 0, 0, 0, 0, 0, 0, 0, '{}', 0
from unnest('{check,rebuild}'::text[]) kind;
