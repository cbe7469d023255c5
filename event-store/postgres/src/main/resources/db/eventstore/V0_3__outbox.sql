-- Messages to publish. Ids are drawn under the stream's lock, so they follow the stream's order.
create table es.outbox (
    id bigint generated always as identity primary key,
    topic text not null,
    key text not null,
    value text not null,
    headers text[] not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Who may publish. The epoch counts the holders.
create table es.lease (
    name text primary key,
    holder text not null,
    epoch bigint not null,
    until timestamptz not null
) with (fillfactor = 10);

insert into es.lease values ('outbox', '', 0, '-infinity');
