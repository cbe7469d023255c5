-- The slots of the wheel that can hold timers to be looked at from one instant to another, whenever they were set.
create or replace function es.timer_slots(p_from timestamptz, p_to timestamptz) returns smallint[]
language sql immutable parallel safe
as $$
    select array_agg(distinct (ring.slot + turn % 8)::smallint) || 24::smallint
    from (values (0, 3600), (8, 86400), (16, 2592000)) ring (slot, seconds)
    cross join lateral (
        select extract(epoch from p_from)::bigint / ring.seconds as first, extract(epoch from p_to)::bigint / ring.seconds as last) r
    cross join lateral generate_series(r.first, least(r.last, r.first + 7)) turn
$$;
