-- Cancels timers, in the caller's transaction. Answers those that were set until now: they never fire; the others had
-- fired before, or never were.
create or replace function es.cancel_timers(p_owner bigint[], p_name text[])
returns table (owner bigint, name text)
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
set plan_cache_mode = force_generic_plan
as $$
begin
    return query
    delete from es.timer t
    using (select c.owner, c.name collate "C" as name from unnest(p_owner, p_name) c (owner, name) order by 1, 2) c
    where t.owner = c.owner and t.name = c.name
    returning t.owner, t.name;
end
$$;
