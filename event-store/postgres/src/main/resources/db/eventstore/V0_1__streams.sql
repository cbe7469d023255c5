create schema if not exists es;

-- One row a stream: its lock, its version and its latest state, which is snapshot and read model in one.
-- Everything else refers to it by number: 8 bytes instead of a name, in every row, index entry and WAL record.
create table es.stream (
    number bigint primary key,
    id text collate "C" not null unique,
    category text collate "C" not null,
    version bigint not null,
    schema int not null,
    state jsonb,
    created_at timestamptz not null,
    updated_at timestamptz not null
) with (fillfactor = 70);

-- Each call of run_steps reserves a block, so that a new stream's number also says which step created it.
create sequence es.stream_block increment by 1024 start with 1024;

-- json, not jsonb: events are read whole far more often than they are searched, and come back as they were written.
create table es.event (
    stream bigint not null,
    version bigint not null,
    schema int not null,
    type text not null,
    data json not null,
    message_id text,
    correlation_id text,
    actor text not null,
    recorded_at timestamptz not null,
    primary key (stream, version)
);

-- What was committed and has no place in the feed yet: one row a transaction. A position is drawn while all streams of
-- the transaction are locked, so the positions of one stream follow its versions. Rows are taken because they are
-- there, never by a cursor: a position that appears late is not missed.
create table es.unsequenced (
    position bigint generated always as identity primary key,
    streams bigint[] not null,
    firsts bigint[] not null,
    counts int[] not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create table es.feed (
    seq bigint primary key,
    stream bigint not null,
    version bigint not null
);

-- For people: the events by the names of their streams.
create view es.history as
select s.id as stream, e.version, e.type, e.schema, e.data, e.message_id, e.correlation_id, e.actor, e.recorded_at
from es.event e join es.stream s on s.number = e.stream;
