-- Ends a pass over all streams, and the run with it; but if something was mended, or could not be looked at, another pass
-- follows: a replica that had cached what was wrong may have written it again. Answers the row; none if the run has
-- another holder by now.
create or replace function es.end_read_model_pass(p_kind text, p_holder text, p_mend boolean, p_most_passes int)
returns setof es.read_model_run
language sql
as $$
    update es.read_model_run r
    set touched_at = clock_timestamp(),
        finished_at = case when not again then clock_timestamp() end,
        pass = r.pass + again::int,
        place = case when again then 0 else r.place end,
        streams = case when again then 0 else r.streams end,
        moved = case when again then 0 else r.moved end,
        broken = case when again then 0 else r.broken end,
        restless = 0
    from (
        select p_mend and l.restless > 0 and l.pass < p_most_passes as again
        from es.read_model_run l where l.kind = p_kind) next
    where r.kind = p_kind and r.holder = p_holder and r.finished_at is null
    returning r.*
$$;
