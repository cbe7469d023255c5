-- No wake any more for timers that are finished, or wait for somebody.
create or replace function callbacks.drop_wakes(p_number bigint[])
returns void
language sql
as $$
    select from es.cancel_timers(p_number, array_fill('callback'::text, array[cardinality(p_number)]))
    where cardinality(p_number) > 0
$$;
