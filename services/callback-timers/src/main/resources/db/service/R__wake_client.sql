-- What came due while its client was paused is due now: some of it, in the order of its numbers. To be called when the
-- pause is over and that is committed, so that nobody lays a timer aside any more; whoever does so at this moment has the
-- timer locked, and it was due before now.
--
-- p_from: where to go on. p_until: what the first call answered, so that nothing is woken twice.
-- Answers where to go on, null at the end.
create or replace function callbacks.wake_client(
    p_client int, p_from bigint, p_until timestamptz, out going_on bigint, out due timestamptz)
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
    most constant int := 2000;
    woken bigint[];
begin
    due := coalesce(p_until, clock_timestamp());
    with waiting as (
        select t.number from callbacks.timer t
        where t.client = p_client and t.number >= p_from and t.status = 'pending' and not t.paused and t.due_at < due
        order by t.number
        limit most
        for update),
    held as (
        update callbacks.timer t
        set due_at = due, planned_at = due, version = t.version + 1, updated_at = due
        from waiting where t.number = waiting.number
        returning t.number)
    select array_agg(number) into woken from held;
    perform callbacks.set_wakes(woken, array_fill(due, array[cardinality(woken)])) where cardinality(woken) > 0;
    going_on := case when cardinality(woken) = most then (select max(n) + 1 from unnest(woken) n) end;
end
$$;
