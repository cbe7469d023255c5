-- Gives back what was taken and not called, because its receiver must be spared until then.
create or replace function callbacks.postpone_attempts(
    p_number bigint[], p_version int[], p_due_at timestamptz[], p_error text[], p_now timestamptz)
returns table (current boolean, woken bigint)
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
    current_ones bigint[];
    wakes bigint;
begin
    select coalesce(array_agg(number), '{}') into current_ones
    from (
        select t.number
        from unnest(p_number, p_version) p (number, version)
        join callbacks.timer t on t.number = p.number and t.version = p.version
        order by t.number
        for update of t) locked;

    with postponed as (
        update callbacks.timer t
        set status = 'pending', version = t.version + 1, attempt = t.attempt - 1, due_at = p.due_at,
            updated_at = p_now, last_error = p.error
        from unnest(p_number, p_due_at, p_error) p (number, due_at, error)
        where t.number = p.number and t.number = any (current_ones)
        returning t.number, t.due_at)
    select callbacks.set_wakes(array_agg(number), array_agg(due_at)) into wakes from postponed;

    return query select p = any (current_ones), wakes from unnest(p_number) p;
end
$$;
