-- Looks at timers again later: for those whose effect failed again and again. They stay due, and set as they were.
create or replace function es.postpone_timers(p_owner bigint[], p_name text[], p_version bigint[], p_until timestamptz)
returns void
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
begin
    insert into es.timer_due (due, owner, version, slot, shard, name)
    select p_until, t.owner, t.version, es.timer_slot(p_until, clock_timestamp()), t.shard, t.name
    from unnest(p_owner, p_name, p_version) a (owner, name, version)
    join es.timer t on t.owner = a.owner and t.name = a.name and t.version = a.version;
end
$$;
