-- Fires timers, in the transaction that has their effect: each that is still set as it was when it was read, is due, and
-- belongs to a shard that is held under the given epoch. It is gone then, or set for the next time if there is one.
--
-- One row for each that was asked for, at its place (from 1). status: 0 gone (it was moved, cancelled or has fired),
-- 1 fires, 2 too early, 3 not ours (the shard is held under another epoch, or its holder is late with its heartbeat)
create or replace function es.fire_timers(
    p_owner bigint[], p_name text[], p_version bigint[], p_epoch bigint[], p_next timestamptz[] default null)
returns table (place int, status int, due timestamptz, payload text)
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
set plan_cache_mode = force_generic_plan
as $$
declare
    now constant timestamptz := clock_timestamp();
    statuses int[] := array_fill(0, array[cardinality(p_owner)]);
    dues timestamptz[] := array_fill(null::timestamptz, array[cardinality(p_owner)]);
    payloads text[] := array_fill(null::text, array[cardinality(p_owner)]);
    timer record;
begin
    -- Locked in one order by all, and read as they are once they are locked.
    for timer in
        select a.place, t.due, t.payload, t.due <= now as is_due, exists (
            select from es.timer_lease l join es.timer_member m on m.holder = l.holder
            where l.shard = t.shard and l.epoch = a.epoch and m.until > now) as ours
        from unnest(p_owner, p_name, p_version, p_epoch) with ordinality a (owner, name, version, epoch, place)
        join es.timer t on t.owner = a.owner and t.name = a.name and t.version = a.version
        order by t.owner, t.name
        for update of t
    loop
        statuses[timer.place] := case when not timer.ours then 3 when timer.is_due then 1 else 2 end;
        dues[timer.place] := timer.due;
        payloads[timer.place] := timer.payload;
    end loop;

    delete from es.timer t
    using unnest(p_owner, p_name, statuses) with ordinality a (owner, name, status, place)
    where t.owner = a.owner and t.name = a.name and a.status = 1 and p_next[a.place] is null;

    if p_next is not null then
        perform es.set_timers(array_agg(a.owner), array_agg(a.name), array_agg(a.next), array_agg(a.payload))
        from unnest(p_owner, p_name, statuses, p_next, payloads) a (owner, name, status, next, payload)
        where a.status = 1 and a.next is not null
        having count(*) > 0;
    end if;

    return query
    select r.place::int, r.status, r.due, r.payload
    from unnest(statuses, dues, payloads) with ordinality r (status, due, payload, place);
end
$$;
