-- Raises the floor of a queue now and then, and answers it: see queue_floor.
--
-- An id that is missing now may still be on its way, in a transaction that drew it and has not committed. So the lowest
-- id seen is only a candidate, and is kept with a transaction id assigned after the look. Whoever drew a lower id had
-- a transaction id before that (run_steps locks its streams first). Once all transactions up to the kept one have
-- ended, what is then visible below the candidate is all there will ever be.
create or replace function es.raise_floor(of_queue text) returns bigint
language plpgsql
set enable_seqscan = off set jit = off
as $$
declare
    stored es.queue_floor;
    drawn bigint;
    lowest bigint;
    raised bigint;
begin
    select * into strict stored from es.queue_floor q where q.queue = of_queue;
    if stored.raised_at > clock_timestamp() - interval '1 second'
            or pg_current_xact_id_if_assigned() is not null
            or pg_snapshot_xmin(pg_current_snapshot()) <= stored.settled_after then
        return stored.floor;
    end if;
    -- One statement after the other, so that each sees at least what the one before saw.
    if of_queue = 'outbox' then
        select last_value into drawn from es.outbox_id_seq;
        select id into lowest from es.outbox where id >= stored.floor order by id limit 1;
    else
        select last_value into drawn from es.unsequenced_position_seq;
        select position into lowest from es.unsequenced where position >= stored.floor order by position limit 1;
    end if;
    raised := greatest(stored.floor, least(stored.candidate, lowest));
    if raised > stored.floor or coalesce(lowest, drawn) > stored.candidate then
        update es.queue_floor q
        set floor = raised, candidate = coalesce(lowest, drawn), settled_after = pg_current_xact_id(),
            raised_at = clock_timestamp()
        where q.queue = of_queue and q.raised_at = stored.raised_at;
    end if;
    return raised;
end
$$;
