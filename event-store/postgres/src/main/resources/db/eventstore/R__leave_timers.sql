-- The end of a holder: whoever comes next may take its shards at once, and knows how far it came.
create or replace function es.leave_timers(p_holder text) returns void
language sql
as $$
    update es.timer_lease l set holder = '', done = m.done, seen = m.seen
    from es.timer_member m where m.holder = p_holder and l.holder = p_holder;
    delete from es.timer_member where holder = p_holder;
$$;
