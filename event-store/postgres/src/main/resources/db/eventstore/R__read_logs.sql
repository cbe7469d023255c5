-- The events of many streams, each after a version; at most so many in all, stream after stream.
create or replace function es.read_logs(p_numbers bigint[], p_afters bigint[], p_most int)
returns table (place int, version bigint, schema int, type text, data text)
language plpgsql stable
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
begin
    return query
    select r.place::int, e.version, e.schema, e.type, e.data::text
    from unnest(p_numbers, p_afters) with ordinality r (number, after, place)
    cross join lateral (
        select * from es.event n where n.stream = r.number and n.version > r.after order by n.version limit p_most) e
    order by r.place, e.version
    limit p_most;
end
$$;
