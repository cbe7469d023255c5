-- One turn of an engine: its heartbeat, its share of the shards, and what it has to learn. To be called about each second.
--
-- p_epochs: the shards the engine holds, 64 numbers, 0 for those it does not. p_done and p_seen: how far it has come with
-- all of these (see timer_member); believed only if these are the shards it holds indeed. If they are not, or are not
-- any more, or known is null, it begins anew: it is to forget what it has in its memory.
--
-- The first row tells the time, who holds what, and whether the engine begins anew, from where; the others are timers.
create or replace function es.tend_timers(
    p_holder text, p_lease interval, p_epochs bigint[], p_done timestamptz, p_seen bigint, known pg_snapshot,
    h_due timestamptz, h_owner bigint, h_name text, p_to timestamptz, p_limit int)
returns table (
    now timestamptz, epochs bigint[], members int, anew bool, done timestamptz, pending bigint,
    snapshot text, settled bigint, due timestamptz, owner bigint, name text, version bigint)
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
    held constant text := 'select array_agg(case when holder = $1 then epoch else 0 end order by shard) from es.timer_lease';
    me es.timer_member;
begin
    -- A heartbeat that is lost in a crash of the database is a heartbeat missed; what relies on a lease is written later.
    perform set_config('synchronous_commit', 'off', true);
    now := clock_timestamp();
    execute held into epochs using p_holder;
    if epochs is distinct from p_epochs then
        p_done := null;
        p_seen := null;
    end if;
    insert into es.timer_member as m values
        (p_holder, now + p_lease, coalesce(p_done, 'infinity'), coalesce(p_seen, 9223372036854775807))
    on conflict (holder) do update
    set until = excluded.until, done = coalesce(p_done, m.done), seen = coalesce(p_seen, m.seen);

    members := es.share_timers(p_holder, now);
    execute held into epochs using p_holder;
    anew := known is null or epochs is distinct from p_epochs;
    select * into strict me from es.timer_member m where m.holder = p_holder;
    done := me.done;
    if anew then
        known := null; h_due := me.done; h_owner := -9223372036854775808; h_name := '';
    end if;
    select greatest(c.reltuples, 0)::bigint into pending from pg_class c where c.oid = 'es.timer'::regclass;
    return next;

    now := null; epochs := null; members := null; anew := null; done := null; pending := null;
    return query
    select null::timestamptz, null::bigint[], null::int, null::bool, null::timestamptz, null::bigint, l.*
    from es.look_for_timers(
        array(select s.shard from es.timer_lease s where s.holder = p_holder),
        known, me.seen, h_due, h_owner, h_name, p_to, p_limit) l;
end
$$;
