-- Looks at the next idempotency keys, in the order of their names, and removes those nobody has used since before: the
-- stream, its events, not its places in the feed. Goes on where whoever called before stopped, and begins again when all
-- were looked at; who calls at the same time waits, and then goes on. A key that is being used is left alone.
create or replace function es.forget_keys(before timestamptz, most int)
returns table (looked_at bigint, removed bigint, ended boolean)
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
    from_place text;
    to_place text;
    old bigint[];
    removed_events bigint;
begin
    -- '.' comes after '-'
    select greatest(f.place, 'idempotency-') into strict from_place
    from es.forgotten f where f.category = 'idempotency' for update;
    select count(*), max(n.id), array_agg(n.number) filter (where n.updated_at < before)
    into looked_at, to_place, old
    from (
        select s.number, s.id, s.updated_at from es.stream s
        where s.id > from_place and s.id < 'idempotency.' order by s.id limit most) n;

    delete from es.stream s
    where s.number in (
        select l.number from es.stream l where l.number = any (old) and l.updated_at < before for update skip locked);
    get diagnostics removed = row_count;
    -- Nobody changes what has no stream any more.
    delete from es.event e
    where e.stream = any (old) and not exists (select from es.stream s where s.number = e.stream);
    get diagnostics removed_events = row_count;

    ended := looked_at < most;
    update es.forgotten f
    set place = case when ended then '' else to_place end, streams = f.streams + removed, events = f.events + removed_events
    where f.category = 'idempotency';
    return next;
end
$$;
