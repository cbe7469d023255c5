-- Joins the run of a kind, for whoever wants to do its work: takes over one whose holder fell silent, or begins a new one if
-- asked to and none is under way. Answers the row as it is then; the caller is to work if it is its holder.
create or replace function es.claim_read_model_run(p_kind text, p_holder text, p_begin boolean, silence interval)
returns es.read_model_run
language plpgsql
as $$
declare
    now constant timestamptz := clock_timestamp();
    run es.read_model_run;
begin
    select * into strict run from es.read_model_run r where r.kind = p_kind for update;
    if run.finished_at is null then
        if run.touched_at < now - silence then
            update es.read_model_run r set holder = p_holder, touched_at = now where r.kind = p_kind returning * into run;
        end if;
    elsif p_begin then
        update es.read_model_run r
        set holder = p_holder, started_at = now, touched_at = now, finished_at = null, pass = 1, place = 0, streams = 0,
            different = 0, mended = 0, moved = 0, restless = 0, broken = 0, examples = '{}'
        where r.kind = p_kind
        returning * into run;
    end if;
    return run;
end
$$;
