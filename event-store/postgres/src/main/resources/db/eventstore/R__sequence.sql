-- Gives the next events of up to max_transactions transactions their places in the feed; says how many events.
-- The lock ends with the transaction, so whoever dies leaves nothing behind. The statement after the lock has its own
-- snapshot (READ COMMITTED), so it sees what the previous holder committed.
create or replace function es.sequence(max_transactions int) returns bigint
language plpgsql
set enable_seqscan = off set jit = off
as $$
declare
    floor constant bigint := es.raise_floor('unsequenced');
    given bigint;
begin
    if not pg_try_advisory_xact_lock(hashtext('es.sequence')) then
        return 0;
    end if;
    with taken as (
        delete from es.unsequenced u
        where u.position in (
            select position from es.unsequenced where position >= floor order by position limit max_transactions)
        returning u.position, u.streams, u.firsts, u.counts)
    insert into es.feed (seq, stream, version)
    select last.seq + row_number() over (order by t.position, s.place, version), s.stream, version
    from (select coalesce(max(seq), 0) as seq from es.feed) last,
        taken t,
        unnest(t.streams, t.firsts, t.counts) with ordinality s (stream, first, count, place),
        generate_series(s.first, s.first + s.count - 1) version;
    get diagnostics given = row_count;
    return given;
end
$$;
