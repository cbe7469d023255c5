-- Whoever sat in a seat before is dead: what its leases hold is free at once, not when they have run out. Holders are named
-- by their seat, a slash, and something that no other life has.
create or replace function es.depose(p_seat text) returns void
language plpgsql
as $$
begin
    update es.lease l set until = '-infinity' where starts_with(l.holder, p_seat || '/');
    perform es.leave_timers(m.holder) from es.timer_member m where starts_with(m.holder, p_seat || '/');
end
$$;
