-- Holds stored states against what they must be, and mends those that are not, if asked to: only at the version they
-- were folded at. Answers the numbers of the streams that are at another version by now, or are being changed: they have
-- to be looked at again. Nothing here waits for a stream's lock (skip locked), so nobody can wait for it in a circle.
--
-- What was found is added to the run, and its place kept, in the same transaction; nothing happens, and null is
-- answered, if the run has another holder by now. p_broken: names of streams whose events cannot be folded; p_last: what
-- is to be looked at again will not be, it changes too often.
create or replace function es.settle_states(
    p_kind text, p_holder text, p_place bigint, p_mend boolean,
    p_numbers bigint[], p_versions bigint[], p_schemas int[], p_states text[], p_broken text[], p_last boolean)
returns bigint[]
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
set plan_cache_mode = force_generic_plan
as $$
declare
    most_examples constant int := 100;
    gone bigint[];
    differing bigint[];
    put_right bigint[] := '{}';
    named text[];
begin
    perform from es.read_model_run r
    where r.kind = p_kind and r.holder = p_holder and r.finished_at is null for update;
    if not found then
        return null;
    end if;

    select coalesce(array_agg(number) filter (where not current), '{}'),
        coalesce(array_agg(number) filter (where current and differs), '{}'),
        coalesce(array_agg(id) filter (where current and differs), '{}')
    into gone, differing, named
    from (
        select s.number, s.id, s.version = g.version as current,
            s.schema <> g.schema or s.state is distinct from g.state::jsonb as differs
        from unnest(p_numbers, p_versions, p_schemas, p_states) g (number, version, schema, state)
        join es.stream s on s.number = g.number) seen;

    if p_mend and cardinality(differing) > 0 then
        with held as (
            select s.number, g.schema, g.state
            from unnest(p_numbers, p_versions, p_schemas, p_states) g (number, version, schema, state)
            join es.stream s on s.number = g.number and s.version = g.version
            where g.number = any (differing)
            for no key update of s skip locked),
        written as (
            update es.stream s set schema = h.schema, state = h.state::jsonb
            from held h where s.number = h.number
            returning s.number)
        select coalesce(array_agg(number), '{}') into put_right from written;
        gone := gone || array(select unnest(differing) except select unnest(put_right));
    end if;

    update es.read_model_run r
    set touched_at = clock_timestamp(),
        place = case when p_last or cardinality(gone) = 0 then p_place else r.place end,
        streams = r.streams + cardinality(p_numbers) + cardinality(p_broken)
            - case when p_last then 0 else cardinality(gone) end,
        different = r.different + case when p_mend then cardinality(put_right) else cardinality(differing) end,
        mended = r.mended + cardinality(put_right),
        mended_ever = r.mended_ever + cardinality(put_right),
        moved = r.moved + case when p_last then cardinality(gone) else 0 end,
        restless = r.restless + cardinality(put_right) + case when p_last then cardinality(gone) else 0 end,
        broken = r.broken + cardinality(p_broken),
        examples = (r.examples || named || p_broken)[1:most_examples]
    where r.kind = p_kind;
    return gone;
end
$$;
