-- The latest states of those of these streams that exist. place says which one, from 1.
create or replace function es.read_states(ids text[])
returns table (place int, version bigint, schema int, state text)
language plpgsql stable
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
begin
    return query
    select r.place::int, s.version, s.schema, s.state::text
    from unnest(ids) with ordinality r (id, place)
    join es.stream s on s.id = r.id;
end
$$;
