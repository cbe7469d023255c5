-- Sets timers, or moves those that are set: in the caller's transaction, each timer once a call. Answers the version
-- that all of them have now.
--
-- The version is the caller's transaction. It is assigned before anything is written, so a look at what is new between
-- two snapshots (see look_for_timers) misses nothing, however long the transaction takes.
create or replace function es.set_timers(p_owner bigint[], p_name text[], p_due timestamptz[], p_payload text[])
returns bigint
language plpgsql
set enable_seqscan = off set jit = off set plan_cache_mode = force_generic_plan
as $$
declare
    now constant timestamptz := clock_timestamp();
    p_version constant bigint := pg_current_xact_id()::text::bigint;
begin
    insert into es.timer (owner, due, version, shard, name, payload)
    select s.owner, s.due, p_version, es.timer_shard(s.owner), s.name, s.payload
    from unnest(p_owner, p_name, p_due, p_payload) s (owner, name, due, payload)
    order by s.owner, s.name collate "C"
    on conflict (owner, name) do update
    set due = excluded.due, version = excluded.version, payload = excluded.payload;

    with looks as (
        insert into es.timer_due (due, owner, version, slot, shard, name)
        select greatest(s.due, now), s.owner, p_version, es.timer_slot(greatest(s.due, now), now), es.timer_shard(s.owner),
            s.name
        from unnest(p_owner, p_name, p_due) s (owner, name, due)
        returning slot, due)
    insert into es.timer_news as n (version, slots, earliest)
    select p_version, bit_or(1 << slot), min(due) from looks having count(*) > 0
    on conflict (version) do update
    set slots = n.slots | excluded.slots, earliest = least(n.earliest, excluded.earliest);
    return p_version;
end
$$;
