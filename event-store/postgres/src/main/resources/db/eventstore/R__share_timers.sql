-- Gives a holder its fair share of the 64 shards: takes free ones, or those of holders that are not alive, or gives some
-- back, so that all that are alive have the same, but one. Answers how many are alive.
create or replace function es.share_timers(p_holder text, now timestamptz) returns int
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
    alive constant int := (select count(*) from es.timer_member m where m.until > now);
    short constant bigint := ceil(64.0 / alive) - (select count(*) from es.timer_lease l where l.holder = p_holder);
begin
    if short < 0 then
        update es.timer_lease l set holder = '', done = m.done, seen = m.seen
        from es.timer_member m
        where m.holder = p_holder and l.shard in (
            select s.shard from es.timer_lease s where s.holder = p_holder order by s.shard desc limit -short);
    elsif short > 0 then
        with free as (
            select l.shard, coalesce(m.done, l.done) as done, coalesce(m.seen, l.seen) as seen
            from es.timer_lease l left join es.timer_member m on m.holder = l.holder
            where l.holder <> p_holder and (m.holder is null or m.until <= now)
            order by l.shard
            limit short
            for update of l skip locked),
        taken as (
            update es.timer_lease l set holder = p_holder, epoch = l.epoch + 1
            from free f where l.shard = f.shard
            returning f.done, f.seen)
        update es.timer_member m set done = least(m.done, t.done), seen = least(m.seen, t.seen)
        from (select min(done) as done, min(seen) as seen from taken) t
        where m.holder = p_holder and t.done is not null;
    end if;

    -- Those that are gone; one that comes back at this very moment has its row locked, and stays.
    delete from es.timer_member g where g.holder in (
        select m.holder from es.timer_member m
        where m.until <= now - interval '1 minute' and not exists (select from es.timer_lease l where l.holder = m.holder)
        for update skip locked);
    return alive;
end
$$;
