-- What an engine that holds some shards in its memory has to learn: the snapshot it now knows, and the timers that are
-- new to it. Everything is read in one snapshot, the caller's, so this must be called in a statement of its own.
--
-- known is the snapshot of the look before; null if the engine begins anew. What it holds is all that was visible then and
-- comes before (h_due, h_owner, h_name), its horizon. New to it are
--   1. before the horizon, what was set by transactions that were not visible then, however long they took;
--   2. from the horizon on, up to p_to, everything, in order, at most p_limit.
-- An engine that begins anew has (done, lowest, '') as its horizon, and learns what was set since seen as 1.
create or replace function es.look_for_timers(
    p_shards smallint[], known pg_snapshot, seen bigint, h_due timestamptz, h_owner bigint, h_name text,
    p_to timestamptz, p_limit int)
returns table (snapshot text, settled bigint, due timestamptz, owner bigint, name text, version bigint)
language plpgsql stable
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_sort = off set jit = off
as $$
declare
    current constant pg_snapshot := pg_current_snapshot();
    slot_columns constant text := 'select null::text, null::bigint, due, owner, name, version from es.timer_due_%s d';
    since constant bigint := coalesce(pg_snapshot_xmax(known)::text::bigint, seen);
    late constant bigint[] := array(select x::text::bigint from pg_snapshot_xip(known) x);
    slots int;
    earliest timestamptz;
begin
    snapshot := current::text;
    settled := pg_snapshot_xmin(current)::text::bigint;
    return next;

    select bit_or(n.slots), min(n.earliest) into slots, earliest from es.timer_news n
    where (n.version >= since or n.version = any (late)) and n.earliest <= h_due;
    if slots > 0 then
        return query execute (
            select string_agg(format(slot_columns || ' where due >= $1 and (due, owner, name) < ($2, $3, $4)'
                ' and (version >= $5 or version = any ($6)) and shard = any ($7)', slot), ' union all ')
            from generate_series(0, 24) slot where slots & (1 << slot) > 0)
        using earliest, h_due, h_owner, h_name, since, late, p_shards;
    end if;

    if h_due < p_to then
        return query execute (
            select string_agg(format(slot_columns || ' where (due, owner, name) >= ($1, $2, $3) and due < $4'
                ' and shard = any ($5)', slot), ' union all ') || ' order by due, owner, name limit $6'
            -- What was left behind by a long absence may lie anywhere.
            from unnest(case when known is null then array(select generate_series(0, 24))
                else es.timer_slots(h_due, p_to)::int[] end) slot)
        using h_due, h_owner, h_name, p_to, p_shards, p_limit;
    end if;
end
$$;
