-- Empties a slot of the wheel whose time is over and whose timers have all been dealt with; says whether there was one. To
-- be called now and then, say every ten minutes. A slot that somebody holds is left for the next call: waiting for it
-- would make everybody wait.
create or replace function es.turn_timer_wheel() returns bool
language plpgsql
set lock_timeout = '100ms' set enable_seqscan = off set jit = off
as $$
declare
    turning constant smallint[] := es.timer_slots(clock_timestamp(), clock_timestamp());
    all_done timestamptz;
    all_seen bigint;
    last_due timestamptz;
begin
    -- How far all have come.
    select min(coalesce(m.done, l.done)), min(coalesce(m.seen, l.seen)) into all_done, all_seen
    from es.timer_lease l left join es.timer_member m on m.holder = l.holder;

    delete from es.timer_news n where n.version < all_seen;
    delete from es.timer_due_24 d where d.due < all_done and d.version < all_seen;

    for slot in 0..23 loop
        continue when slot = any (turning);
        execute format('select max(due) from es.timer_due_%s', slot) into last_due;
        continue when last_due is null or last_due >= all_done;
        begin
            execute format('lock table es.timer_due_%s', slot);
            -- Now that nobody writes to it, as it is.
            execute format('select max(due) from es.timer_due_%s', slot) into last_due;
            if last_due < all_done and not exists (
                select from es.timer_news n where n.version >= all_seen and n.slots & (1 << slot) > 0) then
                execute format('truncate es.timer_due_%s', slot);
                return true;
            end if;
        exception when lock_not_available then
            null;
        end;
    end loop;
    return false;
end
$$;
