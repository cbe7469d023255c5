-- Pages of many streams at once: of each, at most max events after a version. place says which one, from 1.
create or replace function es.read_streams(ids text[], afters bigint[], maxes int[])
returns table (
    place int, version bigint, schema int, type text, data text,
    message_id text, correlation_id text, actor text, recorded_at timestamptz)
language plpgsql stable
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
begin
    return query
    select r.place::int, e.version, e.schema, e.type, e.data::text, e.message_id, e.correlation_id, e.actor, e.recorded_at
    from unnest(ids, afters, maxes) with ordinality r (id, after, max, place)
    join es.stream s on s.id = r.id
    cross join lateral (
        select * from es.event n where n.stream = s.number and n.version > r.after order by n.version limit r.max) e
    order by r.place, e.version;
end
$$;
