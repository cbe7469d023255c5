-- Timers, again: the truth apart from the order in which it is looked at. See RATIONALE.md of event-store/timers.

-- Which of the 64 shards an owner's timers belong to; the same as TimerShards in Java.
create function es.timer_shard(owner bigint) returns smallint
language sql immutable parallel safe
return ((((owner # (owner >> 32)) & 4294967295) * 1640531527 & 4294967295) >> 26)::smallint;

alter table es.timer rename to timer_before;
alter index es.timer_pkey rename to timer_before_pkey;
alter index es.timer_due rename to timer_before_due;

-- The truth: a timer is here until it fires or is cancelled. No index knows when it is due, so that moving one stays a
-- heap-only update. The owner is the number of a stream, or any number that whoever uses these tables gives out; the
-- version is the transaction that set it last.
create table es.timer (
    owner bigint not null,
    due timestamptz not null,
    version bigint not null,
    shard smallint not null,
    name text collate "C" not null,
    payload text not null,
    primary key (owner, name)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

-- When to look at which timer: one row each time a timer is set, never changed, never deleted one by one. What is not
-- true any more is found out when it is looked up. Rows live in the slots of a wheel, by the instant to look (see
-- timer_slot); a slot whose time is over is emptied whole (see turn_timer_wheel) before its turn comes round again. No
-- slot is ever missing, so nothing fails when nobody turns the wheel: rows are just kept longer.
create table es.timer_due (
    due timestamptz not null,
    owner bigint not null,
    version bigint not null,
    slot smallint not null,
    shard smallint not null,
    name text collate "C" not null
) partition by list (slot);

create index on es.timer_due (due, owner, name) include (version, shard);
create index on es.timer_due (version);

do $$ begin
    for slot in 0..24 loop
        execute format('create table es.timer_due_%s partition of es.timer_due for values in (%1$s)
            with (autovacuum_vacuum_insert_scale_factor = 0.1)', slot);
    end loop;
end $$;

-- Which transactions set timers, and into which slots (a bit each), so that what is new to somebody is found without
-- looking everywhere. Forgotten when all have seen it.
create table es.timer_news (
    version bigint primary key,
    slots int not null
);

-- Who fires timers, and for how long at least they count as alive. Whatever was to be looked at before done and was set
-- by a transaction below seen has been dealt with.
create table es.timer_member (
    holder text primary key,
    until timestamptz not null,
    done timestamptz not null,
    seen bigint not null
) with (fillfactor = 10);

-- Whose a shard is. The epoch counts the holders; done and seen are how far the last one came, while there is none.
create table es.timer_lease (
    shard smallint primary key,
    holder text not null,
    epoch bigint not null,
    done timestamptz not null,
    seen bigint not null
) with (fillfactor = 50);

insert into es.timer_lease select shard, '', 0, '-infinity', 0 from generate_series(0, 63) shard;

insert into es.timer (owner, due, version, shard, name, payload)
select stream, due, pg_current_xact_id()::text::bigint, es.timer_shard(stream), name, payload from es.timer_before;

insert into es.timer_due (due, owner, version, slot, shard, name)
select due, owner, version, 24, shard, name from es.timer;

insert into es.timer_news select distinct version, 1 << 24 from es.timer;

drop table es.timer_before;
