-- The next streams of some categories, by number, that have happened at all.
create or replace function es.next_streams(p_categories text[], p_after bigint, p_most int)
returns table (number bigint, id text, version bigint)
language plpgsql stable
set enable_seqscan = off set enable_sort = off set jit = off
as $$
begin
    return query
    select s.number, s.id, s.version from es.stream s
    where s.number > p_after and s.category = any (p_categories) and s.version > 0
    order by s.number limit p_most;
end
$$;
