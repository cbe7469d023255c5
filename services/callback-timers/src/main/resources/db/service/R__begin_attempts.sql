-- Takes timers whose wakes the engine found due, for one attempt each. Whoever takes a timer has it until the lease ends:
-- then it is due again, whatever became of the process.
--
-- One row for each wake, at its place (from 1). status is that of es.fire_timers: 1 it fires. A timer comes with it,
-- unless it or its client is paused: then it waits without a wake until it is resumed. Its payload comes along if it is
-- no larger than p_payload bytes; the lease begins by the clock of the database, whatever that of the caller shows.
create or replace function callbacks.begin_attempts(
    p_number bigint[], p_version bigint[], p_epoch bigint[], p_lease interval, p_payload int)
returns table (place int, status int, number bigint, version int, id uuid, client int, occurrence int, attempt int,
    execute_at timestamptz, planned_at timestamptz, due_at timestamptz, lost boolean, spec text,
    payload text, payload_bytes int)
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
    now constant timestamptz := clock_timestamp();
    wakes constant int := cardinality(p_number);
    fires int[];
begin
    -- Timers before their wakes, in one order: as everybody does who changes both.
    perform from callbacks.timer t where t.number = any (p_number) order by t.number for update;

    select array_agg(f.status order by f.place) into fires
    from es.fire_timers(p_number, array_fill('callback'::text, array[wakes]), p_version, p_epoch,
        array_fill(now + p_lease, array[wakes])) f;

    perform callbacks.drop_wakes(array_agg(w.number))
    from unnest(p_number, fires) w (number, status)
    left join callbacks.timer t on t.number = w.number
    left join callbacks.client c on c.number = t.client
    where w.status = 1 and (t.number is null or t.status = 'pending' and (t.paused or c.paused_at is not null));

    return query
    with begun as (
        update callbacks.timer t
        set status = 'executing', version = t.version + 1, attempt = t.attempt + 1,
            due_at = now + p_lease, updated_at = now
        from unnest(p_number, fires) w (number, status)
        join callbacks.timer before on before.number = w.number
        join callbacks.client c on c.number = before.client
        where w.status = 1 and t.number = w.number
            and (before.status = 'executing' or not before.paused and c.paused_at is null)
        returning t.number, t.version, t.id, t.client, t.occurrence, t.attempt, t.execute_at,
            t.planned_at, before.due_at, before.status = 'executing' as lost, t.spec,
            case when octet_length(t.payload) <= p_payload then t.payload end, coalesce(octet_length(t.payload), 0))
    select w.place::int, w.status, b.*
    from unnest(p_number, fires) with ordinality w (number, status, place)
    left join begun b on b.number = w.number
    order by w.place;
end
$$;
