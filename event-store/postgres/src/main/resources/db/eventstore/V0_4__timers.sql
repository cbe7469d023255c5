create table es.timer (
    stream bigint not null,
    name text collate "C" not null,
    due timestamptz not null,
    payload text not null,
    primary key (stream, name)
) with (autovacuum_vacuum_scale_factor = 0.05);

create index timer_due on es.timer (due);
