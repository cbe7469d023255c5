-- Looks up timers of streams that are to fire, with the names of their streams. Whether they fire is decided once more in
-- the step they cause (see run_steps); this spares the work for those that do not. Only those that are set as they were:
-- place says which they are, from 1; status is that of fire_timers, which see.
create or replace function es.due_timers(p_owner bigint[], p_name text[], p_version bigint[], p_epoch bigint[])
returns table (place int, status int, stream text, due timestamptz, payload text)
language plpgsql stable
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
set plan_cache_mode = force_generic_plan
as $$
declare
    now constant timestamptz := clock_timestamp();
begin
    return query
    select a.place::int, case when m.holder is null then 3 when t.due <= now then 1 else 2 end, s.id, t.due, t.payload
    from unnest(p_owner, p_name, p_version, p_epoch) with ordinality a (owner, name, version, epoch, place)
    join es.timer t on t.owner = a.owner and t.name = a.name and t.version = a.version
    join es.stream s on s.number = t.owner
    left join es.timer_lease l on l.shard = t.shard and l.epoch = a.epoch
    left join es.timer_member m on m.holder = l.holder and m.until > now;
end
$$;
