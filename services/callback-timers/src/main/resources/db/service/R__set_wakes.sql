-- When to look at timers next: one wake each, kept by the timer engine. Answers the version that all of them have now;
-- null if there are none.
create or replace function callbacks.set_wakes(p_number bigint[], p_due_at timestamptz[])
returns bigint
language sql
as $$
    select es.set_timers(p_number, array_fill('callback'::text, array[cardinality(p_number)]), p_due_at,
        array_fill(''::text, array[cardinality(p_number)]))
    where cardinality(p_number) > 0
$$;
